"""Writing to the site's store: only what changed, and never half a file.

A build that is killed leaves a journal: the new files that it had begun to write. The next build
then trusts no memory, does everything anew, and removes what is in the journal and nobody's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from registry.release.storage import Store
from registry.site.addresses import checked

File = tuple[str, bytes]


class Written(msgspec.Struct, frozen=True, array_like=True):
    """How many pages there were, how many files were written, how many left as they were."""

    pages: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.pages + other.pages,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )


@dataclass(frozen=True)
class Output:
    """Where files go. Several processes may write at once, each its own files.

    `blank` tells that there was nothing when the build began, so that nothing need be read.
    """

    store: Store
    journal: Path
    blank: bool = False

    def write(self, files: Sequence[File]) -> Written:
        """Bring files to what they should be; paths are below the site."""
        changed = dict(files)
        new = list(changed)
        if not self.blank:
            old = {path: self.store.read(checked(path)) for path in changed}
            new = [path for path, was in old.items() if was is None]
            changed = {path: now for path, now in changed.items() if old[path] != now}
        if new:
            self._announce(new)
        self.store.write_all(changed)
        pages = sum(path.endswith(".html") for path, _ in files)
        return Written(pages, len(changed), len(files) - len(changed))

    def remove(self, paths: Iterable[str]) -> int:
        """Remove files of earlier builds; how many there were."""
        there = [path for path in sorted(set(paths)) if self.store.exists(checked(path))]
        for path in there:
            self.store.remove(path)
        return len(there)

    def begun(self) -> list[str]:
        """The new files that builds which never ended had begun to write."""
        if not self.journal.is_file():
            return []
        return list(filter(None, self.journal.read_text("utf-8").split("\n")))

    def under_way(self) -> bool:
        """Whether a build has begun that did not end."""
        return self.journal.is_file()

    def open_journal(self) -> None:
        """From here on a build is under way."""
        self.journal.parent.mkdir(parents=True, exist_ok=True)
        self.journal.touch()

    def close_journal(self) -> None:
        """The build has ended, and its memory knows what there is."""
        self.journal.unlink(missing_ok=True)

    def _announce(self, paths: Sequence[str]) -> None:
        # Another machine has no journal: it writes to a store where strays do no harm.
        if not self.journal.is_file():
            return
        # One append for many: other processes' lines stay whole beside it.
        with self.journal.open("ab") as journal:
            journal.write("".join(f"{path}\n" for path in paths).encode())
