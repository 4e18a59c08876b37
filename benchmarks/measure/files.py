"""What a command wrote: the files of a folder before and after."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Seen = dict[str, tuple[int, int, int]]


@dataclass(frozen=True)
class Written:
    """Files written anew or over, their bytes; files that are gone."""

    files: int
    size: int
    removed: int = 0

    @classmethod
    def between(cls, before: Seen, after: Seen) -> "Written":
        """What happened between two looks at a folder."""
        fresh = [name for name, seen in after.items() if before.get(name) != seen]
        return cls(len(fresh), sum(after[name][0] for name in fresh), len(before.keys() - after))


def look(folder: Path) -> Seen:
    """Every file below a folder: size, when it was written, which file it is."""
    return dict(_walk(folder, len(os.fspath(folder)) + 1)) if folder.is_dir() else {}


def _walk(folder: Path | str, cut: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for entry in os.scandir(folder):
        if entry.name.startswith("."):
            continue  # what builds remember is no part of the site
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, cut)
        else:
            stat = entry.stat(follow_symlinks=False)
            yield entry.path[cut:], (stat.st_size, stat.st_mtime_ns, stat.st_ino)
