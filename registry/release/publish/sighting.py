"""What was found of a file when it was last read, so that one that stayed is not read again.

What the file system tells of a file without opening it is its stamp. Whatever writes to a file
changes the stamp; but a clock ticks, and what is written twice within a tick has one stamp. So a
sighting counts only where the file had been left alone for a while when it was read.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct
from time import time_ns

from registry.tlog import verifying
from registry.tlog.errors import LogError
from registry.tlog.verifying import Said
from registry.tlog.verifying.correcting import Told

#: The files that verifying asks what they say, but for those that are anew in every release.
_SAYING = ("agencies/", "companies/", "notices/", "rules/")
#: No file system tells time more coarsely.
_TICK = 2 * 10**9
#: Size, last change of the content and of anything (in nanoseconds), device and number of the file.
_STAMP = Struct("<QqqQQ")
_CHANGED = slice(16, 24)
_SETTLED, _SEEN, _DIGEST = b"\1", 1 + _STAMP.size, 1 + _STAMP.size + 32
_SAID = Struct("<32s??")
_NOTHING = Told(None, None, [])


class Sighting(bytes):
    """Whether the file had been left alone when it was read, its stamp, its SHA-256, and in short
    what it says, where that can be told in short. As it is kept: a million are compared at a time.
    """

    __slots__ = ()

    @classmethod
    def made(cls, settled: bool, stamp: bytes, digest: bytes, short: bytes) -> "Sighting":
        """Of a file that was read."""
        return cls(b"".join((_SETTLED if settled else b"\0", stamp, digest, short)))

    def counts(self, now: bytes) -> bool:
        """Whether a file of this stamp is what was seen, for certain."""
        return self.startswith(_SETTLED + now)

    def relinked(self, now: bytes) -> "Sighting | None":
        """The same after a link to the file came or went; None where it was changed meanwhile."""
        if _but_for_links(self.stamp) != _but_for_links(now):
            return None
        return Sighting(self[:1] + now + self[_SEEN:])

    @property
    def stamp(self) -> bytes:
        """What the file system told of it."""
        return self[1:_SEEN]

    @property
    def digest(self) -> bytes:
        """Its SHA-256."""
        return self[_SEEN:_DIGEST]

    @property
    def short(self) -> bytes:
        """What it says, for `said`; empty where it must be read for that."""
        return self[_DIGEST:]


@dataclass(frozen=True)
class Job:
    """Files to be read: a folder, and paths in it."""

    root: str
    paths: list[str]


def stamp(path: str) -> bytes:
    """The stamp of a file now."""
    return _stamp(os.stat(path))


def read(job: Job) -> list[Sighting]:
    """The task: each file as it is read now."""
    return [_read(job.root, path) for path in job.paths]


def said(short: bytes) -> Said:
    """What a file says, from what a sighting has of it."""
    digest, remains, is_stub = _SAID.unpack(short)
    return Said(digest, remains, is_stub, in_form=True, told=_NOTHING)


def _read(root: str, path: str) -> Sighting:
    begun = time_ns()
    # A Path for each of a million files takes as long as reading them.
    with open(f"{root}/{path}", "rb", buffering=0) as file:
        told = os.fstat(file.fileno())
        content = file.read()
    settled = max(told.st_mtime_ns, told.st_ctime_ns) + _TICK < begun
    return Sighting.made(settled, _stamp(told), sha256(content).digest(), _short(path, content))


def _stamp(told: os.stat_result) -> bytes:
    times = told.st_mtime_ns, told.st_ctime_ns
    return _STAMP.pack(told.st_size, *times, told.st_dev, told.st_ino)


def _but_for_links(stamp: bytes) -> bytes:
    """What stays of a stamp when a link to the file comes or goes."""
    return stamp[: _CHANGED.start] + stamp[_CHANGED.stop :]


def _short(path: str, content: bytes) -> bytes:
    """What a file says; empty where it says more than that, or is not as it should be."""
    if not path.endswith(".json") or not path.startswith(_SAYING):
        return b""
    try:
        found = verifying.said(content)
    except LogError:
        return b""
    if not found.in_form or found.told.corrects or found.told.corrected_by != []:
        return b""
    return _SAID.pack(found.digest, found.remains, found.is_stub)
