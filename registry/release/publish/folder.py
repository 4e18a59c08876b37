"""Publishing to a folder that a web server shows: a release is one tree, switched to by a link.

current -> releases/2026-11-25-0123456789ab     what the server shows
releases/<id>/                                  whole trees; what is the same is linked
releases/<id>/log -> ../../log                  the log lies outside and only grows
log/
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

from registry.release.errors import ReleaseError
from registry.release.output import File
from registry.release.publish import manifest, record
from registry.release.publish.manifest import Manifest
from registry.release.publish.sighting import Sighting, stamp
from registry.release.publish.sightings import Sightings
from registry.release.publish.target import Published, Staged, altered
from registry.release.storage.folder import Folder

CHECKPOINT = "log/checkpoint"
_CURRENT, _RELEASES, _LOG, _LOCK = "current", "releases", "log", ".lock"
#: With more new files than this one sync of everything is faster than one for each.
_EACH = 1000


class FolderTarget:
    """A folder of this machine. Raises OSError where the disk does not do as it is asked."""

    def __init__(self, root: Path, sightings: Sightings | None = None) -> None:
        """`sightings` are those of the release that is shown."""
        self.root = root.absolute()
        self._sightings = sightings or Sightings()
        self._store = Folder(str(self.root))
        self._releases = self.root / _RELEASES

    @contextmanager
    def claim(self) -> Iterator[None]:
        """See Target; a lock that ends with the process that has it."""
        self._releases.mkdir(parents=True, exist_ok=True)
        with (self.root / _LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as busy:
                raise ReleaseError(
                    f"另一程序正在向 {self.root} 发布。", "Another publication is under way there."
                ) from busy
            yield

    def published(self) -> Published:
        """See Target."""
        release = self._current()
        checkpoint = self._store.read(CHECKPOINT)
        if not release:
            return Published(checkpoint)
        return Published(checkpoint, release, self.manifest(release))

    def stage(self, staged: Staged, before: Published) -> None:
        """See Target: a whole tree beside the others; what was there before is linked.

        What a file is, it is by its content: who edits one in place edits every tree that has it.
        """
        tree = self._releases / staged.release.id
        if tree.is_dir():  # shown before, or staged by a publication that was broken off
            _mend(tree, staged, self._found(tree))
            return
        part = self._releases / f".{staged.release.id}"
        shutil.rmtree(part, ignore_errors=True)
        old = self._releases / before.release if before.release else part
        changed = set(staged.changed(self._found(old)))
        self._fill(part, staged, changed, old)
        os.symlink(f"../../{_LOG}", part / _LOG)
        _settle(part / path for path in sorted(changed))
        os.rename(part, tree)
        _settle([self._releases])

    def extend(self, files: Iterable[File], expected: bytes | None) -> None:
        """See Target."""
        if self._store.read(CHECKPOINT) != expected:
            raise ReleaseError("发布期间日志已由他人更新。", "Somebody else extended the log.")
        written: list[Path] = []
        for path, content in files:
            if path == CHECKPOINT:
                _settle(written)
            self._store.write(path, content)
            written.append(self.root / path)
        _settle(written[-1:])

    def switch(self, staged: Staged, before: Published) -> None:
        """See Target."""
        self.back(staged.release.id)

    def remove(self, paths: Iterable[str]) -> None:
        """See Target."""
        for path in paths:
            self._store.remove(path)

    def keep(self, releases: int, *, erased: bool = False) -> None:
        """See Target; the one that is shown stays in any case."""
        current = self._current()
        gone = [one for one in self.releases()[releases:] if one != current]
        if gone:
            self._unlink([self._releases / one for one in gone], self._releases / current)
        for part in (*map(self._releases.__truediv__, gone), *self._releases.glob(".*")):
            shutil.rmtree(part)

    def releases(self) -> Sequence[str]:
        """See Target."""
        trees = [entry for entry in self._releases.glob("[!.]*") if entry.is_dir()]
        return [tree.name for tree in sorted(trees, key=_made, reverse=True)]

    def manifest(self, release: str) -> Manifest:
        """See Target."""
        tree = Folder(str(self._releases / release))
        return manifest.read(tree.read(manifest.SUMS) or b"", tree.read)

    def back(self, release: str) -> None:
        """See Target."""
        link = self.root / f".{_CURRENT}"
        link.unlink(missing_ok=True)
        os.symlink(f"{_RELEASES}/{release}", link)
        os.replace(link, self.root / _CURRENT)
        _settle([self.root])

    def _current(self) -> str:
        link = self.root / _CURRENT
        return Path(os.readlink(link)).name if link.is_symlink() else ""

    def _found(self, tree: Path) -> Published:
        """What is there, whatever its manifest says."""
        return Published(manifest=manifest.scanned(tree, self._sightings))

    def _fill(self, part: Path, staged: Staged, changed: set[str], old: Path) -> None:
        store = Folder(str(part))
        folder = None
        known = self._sightings.following()
        with self._sightings.renewed() as note:
            for path in staged.paths():
                seen = known(path)
                if path in changed:
                    store.write(path, staged.content(path))
                    continue
                if folder != (folder := path.rpartition("/")[0]):
                    os.makedirs(f"{part}/{folder}", exist_ok=True)
                linked = _link(f"{old}/{path}", f"{part}/{path}", seen)
                if linked is not None:
                    note(path, linked)

    def _unlink(self, trees: Sequence[Path], shown: Path) -> None:
        """Take files from trees that go, as long as it is known what is shown of each.

        A link less changes the stamp of the file that is left.
        """
        with self._sightings.renewed() as note:
            for path, seen in self._sightings:
                before = _stamp(shown / path)
                for tree in trees:
                    (tree / path).unlink(missing_ok=True)
                after = _stamp(shown / path)
                left = seen.relinked(after) if after and before == seen.stamp else None
                if left is not None:
                    note(path, left)


def _link(source: str, target: str, seen: Sighting | None) -> Sighting | None:
    """Link a file that is as it was seen; what is known of it from then on.

    Raises ReleaseError where somebody changes it at that very time.
    """
    if seen is None:
        os.link(source, target)
        return None
    before = stamp(source)
    os.link(source, target)
    linked = seen.relinked(stamp(target)) if before == seen.stamp else None
    if linked is None:
        raise altered(source)
    return linked


def _stamp(path: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return stamp(str(path))
    return None


def _mend(tree: Path, staged: Staged, found: Published) -> None:
    """Put right what is other in a tree than it was staged."""
    store = Folder(str(tree))
    for path in staged.changed(found):
        content = staged.content(path)
        if store.read(path) != content:
            store.write(path, content)
    for path in staged.gone(found):
        store.remove(path)


def _made(tree: Path) -> int:
    """When a release was staged."""
    return (tree / record.PROOF).stat().st_mtime_ns


def _settle(paths: Iterable[Path]) -> None:
    """Have the disk keep these files and folders for good."""
    some = list(paths)
    if len(some) > _EACH:
        os.sync()
        return
    for path in dict.fromkeys(chain.from_iterable((path, path.parent) for path in some)):
        file = os.open(path, os.O_RDONLY)
        os.fsync(file)
        os.close(file)
