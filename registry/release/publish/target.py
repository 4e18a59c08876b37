"""What every place to publish to promises."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from registry.release.errors import ReleaseError
from registry.release.output import File
from registry.release.publish.manifest import Manifest, covers
from registry.release.publish.record import Release


@dataclass(frozen=True)
class Published:
    """What a target has: its checkpoint, and the release that is shown with the files of it.

    `strays` are paths of which a broken off publication leaves open what is there.
    """

    checkpoint: bytes | None = None
    release: str = ""
    manifest: Manifest = field(default_factory=dict)
    strays: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Staged:
    """A release that is to be shown: the folder it was built in, and what publishing adds."""

    release: Release
    source: Path
    manifest: Manifest
    made: Mapping[str, bytes]

    def content(self, path: str) -> bytes:
        """A file of it. Raises ReleaseError where it is not what was checked."""
        held = self.made.get(path)
        if held is not None:
            return held
        content = (self.source / path).read_bytes()
        if sha256(content).hexdigest() != self.manifest[path]:
            raise altered(path)
        return content

    def paths(self) -> list[str]:
        """The path of every file."""
        return sorted(self.manifest.keys() | self.made.keys())

    def changed(self, before: Published) -> list[str]:
        """The files that are others than before, or that nobody can be sure of."""
        old = before.manifest
        return [
            path
            for path in self.paths()
            if not covers(path) or path in before.strays or old.get(path) != self.manifest[path]
        ]

    def stale(self, before: Published) -> list[str]:
        """The files of the release before that are others now, or are no more."""
        known = before.manifest.keys() | before.strays
        shown = [
            path
            for path in self.changed(before)
            if path in known or (before.release and not covers(path))
        ]
        return sorted({*shown, *self.gone(before)})

    def gone(self, before: Published) -> list[str]:
        """The files that were there before and are no more."""
        return sorted((before.manifest.keys() | before.strays).difference(self.paths()))


def altered(path: str) -> ReleaseError:
    """What is told of a file that is not what was checked."""
    return ReleaseError(
        f"发布期间 {path} 被改动，请重新发布。", "A file changed while it was published."
    )


class Target(Protocol):
    """Where releases are shown. Every call but `published` is made while it is claimed."""

    def claim(self) -> AbstractContextManager[None]:
        """Keep other publishers out. Raises ReleaseError where one is at it."""

    def published(self) -> Published:
        """What is shown now."""

    def stage(self, staged: Staged, before: Published) -> None:
        """Bring everything there and show nothing of it yet; for good, whatever happens next."""

    def extend(self, files: Iterable[File], expected: bytes | None) -> None:
        """Write the log's files, its checkpoint last; that still is what is `expected`."""

    def switch(self, staged: Staged, before: Published) -> None:
        """Show it."""

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files of the log that larger ones have come for."""

    def keep(self, releases: int, *, erased: bool = False) -> None:
        """Remove older releases but so many; with `erased` (P-5), whatever is of no other, too."""

    def releases(self) -> Sequence[str]:
        """The names of those that are kept, the newest first."""

    def manifest(self, release: str) -> Manifest:
        """The files of one that is kept."""

    def back(self, release: str) -> None:
        """Show an older release again."""
