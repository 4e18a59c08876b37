"""Publishing to an S3-compatible store, where a site is objects at their paths.

Every content is put at `releases/objects/<SHA-256>` first, where no page leads; showing a release
is copying within the store. So an upload that was broken off goes on where it was, and an older
release can be shown again without its files. A store has no moment at which everything changes at
once: files come one by one, the log's before all others. What keeps two publishers apart is the
note `releases/shown.json`, which is replaced only as it was read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import msgspec

from registry.release.batches import batches
from registry.release.errors import ReleaseError
from registry.release.output import File
from registry.release.publish import manifest, shown
from registry.release.publish.folder import CHECKPOINT
from registry.release.publish.manifest import Manifest
from registry.release.publish.shown import Kept, Shown
from registry.release.publish.target import Published, Staged
from registry.release.storage.objects import Objects

_OBJECTS = "releases/objects/"
_AT_ONCE = 16
_BATCH = 200


class BucketTarget:
    """A bucket, or a prefix in one; `options` are those of the object store."""

    def __init__(self, url: str, options: Mapping[str, Any], *, take_over: bool = False) -> None:
        """`take_over` is for a publication that another began and will not end."""
        self._store = Objects(url, options)
        self._take_over = take_over
        self._shown, self._mark = Shown(), ""

    @contextmanager
    def claim(self) -> Iterator[None]:
        """See Target; others are kept out from `stage` on."""
        yield

    def published(self) -> Published:
        """See Target."""
        file, self._mark = self._store.marked(shown.PATH)
        self._shown = now = shown.read(file)
        files = self._files(now.kept[0]) if now.kept else {}
        strays: set[str] = set()
        if now.under_way:
            coming = self._files(now.under_way)
            every = files.keys() | coming.keys()
            strays = {path for path in every if files.get(path) != coming.get(path)}
        return Published(self._store.read(CHECKPOINT), now.id, files, frozenset(strays))

    def stage(self, staged: Staged, before: Published) -> None:
        """See Target."""
        files = staged.changed(before)
        digests = _digests(staged)
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for some in batches(files, _BATCH):
                list(threads.map(lambda path: self._put(digests[path], staged.content(path)), some))
        self._begin(_kept(staged))

    def extend(self, files: Iterable[File], expected: bytes | None) -> None:
        """See Target."""
        held, mark = self._store.marked(CHECKPOINT)
        if held != expected:
            raise _overtaken()
        log = dict(files)
        checkpoint = log.pop(CHECKPOINT)
        for some in batches(log, _BATCH):
            self._store.write_all({path: log[path] for path in some})
        if checkpoint != held and not self._store.swap(CHECKPOINT, checkpoint, mark):
            raise _overtaken()

    def switch(self, staged: Staged, before: Published) -> None:
        """See Target."""
        self._show(_kept(staged), staged.changed(before), _digests(staged), staged.gone(before))

    def remove(self, paths: Iterable[str]) -> None:
        """See Target."""
        for path in paths:
            self._store.remove(path)

    def keep(self, releases: int, *, erased: bool = False) -> None:
        """See Target; contents that no kept release has go with those that had them.

        What was erased goes before the note does: where that is broken off, it is done again.
        """
        kept, older = self._shown.kept[:releases], self._shown.kept[releases:]
        if not older:
            return
        used = {digest for one in kept for digest in self._contents(one)}
        if erased:
            self._remove(set(self._store.names(_OBJECTS)).difference(map(_OBJECTS.__add__, used)))
            self._swap(Shown(kept=kept))
            return
        gone = {digest for one in older for digest in self._contents(one)} - used
        self._swap(Shown(kept=kept))
        self._remove(map(_OBJECTS.__add__, gone))

    def _remove(self, paths: Iterable[str]) -> None:
        for path in sorted(paths):
            self._store.remove(path)

    def releases(self) -> Sequence[str]:
        """See Target."""
        return [one.release.id for one in self._shown.kept]

    def manifest(self, release: str) -> Manifest:
        """See Target."""
        return self._files(self._named(release))

    def back(self, release: str) -> None:
        """See Target."""
        chosen = self._named(release)
        before = self.published()
        files = {**self._files(chosen), **chosen.made, **self._blocks(chosen)}
        changed = [
            path
            for path, digest in files.items()
            if before.manifest.get(path) != digest or path in before.strays
        ]
        gone = (before.manifest.keys() | before.strays).difference(files)
        self._begin(chosen)
        self._show(chosen, changed, files, sorted(gone))

    def _show(
        self, coming: Kept, changed: Sequence[str], digests: Manifest, gone: Sequence[str]
    ) -> None:
        for some in batches(changed, _BATCH):
            self._store.copy({path: _OBJECTS + digests[path] for path in some})
        for path in gone:
            self._store.remove(path)
        others = [one for one in self._shown.kept if one.release.id != coming.release.id]
        self._swap(Shown(kept=(coming, *others)))

    def _begin(self, coming: Kept) -> None:
        """Tell other publishers that this release is under way."""
        before = self._shown.under_way
        if before and before.release.id != coming.release.id and not self._take_over:
            raise ReleaseError(
                f"版本 {before.release.id} 正在发布或发布中断；确知无人在发布时，"
                "请加 --take-over 接手。",
                "Another publication is under way, or was broken off: --take-over goes on.",
            )
        self._swap(msgspec.structs.replace(self._shown, under_way=coming))

    def _swap(self, now: Shown) -> None:
        if not self._store.swap(shown.PATH, shown.encoded(now), self._mark):
            raise _overtaken()
        _, self._mark = self._store.marked(shown.PATH)
        self._shown = now

    def _put(self, digest: str, content: bytes) -> None:
        self._store.swap(_OBJECTS + digest, content, "")

    def _named(self, release: str) -> Kept:
        return next(one for one in self._shown.kept if one.release.id == release)

    def _files(self, kept: Kept) -> dict[str, str]:
        sums = self._store.read(_OBJECTS + kept.release.sums) or b""
        blocks = dict(manifest.lines(manifest.SUMS, sums))
        return manifest.read(sums, lambda path: self._store.read(_OBJECTS + blocks[path]))

    def _blocks(self, kept: Kept) -> dict[str, str]:
        sums = self._store.read(_OBJECTS + kept.release.sums) or b""
        return dict(manifest.lines(manifest.SUMS, sums))

    def _contents(self, kept: Kept) -> set[str]:
        every = (self._files(kept), self._blocks(kept), kept.made)
        return {digest for files in every for digest in files.values()}


def _kept(staged: Staged) -> Kept:
    """What is noted of a release; the files of its manifest are found from `SHA256SUMS`."""
    known = dict(manifest.lines(manifest.SUMS, staged.made[manifest.SUMS]))
    made = {path: manifest.digest(held) for path, held in staged.made.items() if path not in known}
    return Kept(release=staged.release, made=made)


def _digests(staged: Staged) -> dict[str, str]:
    made = {path: manifest.digest(content) for path, content in staged.made.items()}
    return {**staged.manifest, **made}


def _overtaken() -> ReleaseError:
    return ReleaseError(
        "另一程序同时在发布，本次未生效。", "Somebody else published meanwhile; this one did not."
    )
