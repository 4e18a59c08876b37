"""The sightings of a folder's files, kept in one file at the desk, beside the log.

Whoever can write there has the log itself. A file that is lost or broken, of another program, or
of before the machine was last started, counts for nothing: then everything is read.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from struct import Struct
from typing import BinaryIO

from registry.release.changes import code
from registry.release.publish.sighting import Sighting

_LENGTHS = Struct("<HH")
_DIGEST = 32
_AT_ONCE = 10_000
#: Another after each start: what was in memory only when a machine went down has a stamp as well.
_START = Path("/proc/sys/kernel/random/boot_id")

Note = Callable[[str, Sighting], None]
Find = Callable[[str], Sighting | None]


class Sightings:
    """What was seen of the files below one folder, by path in ascending order.

    Without a `file` nothing is kept. With `reread` what is kept counts for nothing, until it has
    been made anew.
    """

    def __init__(self, file: Path | None = None, *, reread: bool = False) -> None:
        self._file, self._reread = file, reread

    def __iter__(self) -> Iterator[tuple[str, Sighting]]:
        return _parted(self._kept())

    def following(self) -> Find:
        """What was seen of a file; it is asked for in ascending order of paths."""
        every = iter(self)
        now = next(every, None)

        def find(path: str) -> Sighting | None:
            nonlocal now
            while now is not None and now[0] < path:
                now = next(every, None)
            return now[1] if now is not None and now[0] == path else None

        return find

    @contextmanager
    def renewed(self) -> Iterator[Note]:
        """Keep what is noted in ascending order of paths, in the place of what was kept."""
        if self._file is None:
            yield _forget
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        with part.open("wb") as file:
            writing = _Writing(file)
            yield writing.note
            writing.end()
        os.replace(part, self._file)
        self._reread = False

    def _kept(self) -> memoryview:
        """What is kept, where it can be relied on."""
        if self._file is None or self._reread:
            return memoryview(b"")
        try:
            held = memoryview(self._file.read_bytes())
        except OSError:
            return memoryview(b"")
        body, head = held[:-_DIGEST], _head()
        if body[: len(head)] != head or sha256(body).digest() != held[-_DIGEST:]:
            return memoryview(b"")
        return body[len(head) :]


class _Writing:
    """A file that is being written, with its own digest at the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._sums = file, sha256()
        self._pieces = [_head()]

    def note(self, path: str, sighting: Sighting) -> None:
        name = path.encode()
        self._pieces += _LENGTHS.pack(len(name), len(sighting)), name, sighting
        if len(self._pieces) > _AT_ONCE:
            self._write()

    def end(self) -> None:
        self._write()
        self._file.write(self._sums.digest())

    def _write(self) -> None:
        some = b"".join(self._pieces)
        self._sums.update(some)
        self._file.write(some)
        self._pieces.clear()


def _parted(kept: memoryview) -> Iterator[tuple[str, Sighting]]:
    at = 0
    while at < len(kept):
        name, size = _LENGTHS.unpack_from(kept, at)
        middle = at + _LENGTHS.size + name
        path = str(kept[at + _LENGTHS.size : middle], "utf-8")
        at = middle + size
        yield path, Sighting(kept[middle:at])


def _head() -> bytes:
    """What this program on this machine, since it was started, begins a file with."""
    start = b""
    with suppress(OSError):
        start = _START.read_bytes()
    return sha256(code().encode() + start).digest()


def _forget(path: str, sighting: Sighting) -> None:
    pass
