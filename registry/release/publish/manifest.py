"""Which files a release consists of, in the form that stock tools check.

`SHA256SUMS` has the digests of `release/files/<number>.txt`, and these have a line for every file,
all as `sha256sum` writes them. A file's number is the CRC-32 of its path modulo their count, so
that an act changes few of them. The log proves itself and is not in it, nor is what rests on it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path
from zlib import crc32

from registry.release.batches import batches
from registry.release.errors import ReleaseError
from registry.release.executors import Executor, Inline
from registry.release.executors.processes import Processes, usable_cores
from registry.release.output import File
from registry.release.publish import sighting
from registry.release.publish.sighting import Job, Sighting
from registry.release.publish.sightings import Sightings
from registry.release.storage.folder import Folder

#: The SHA-256 of every file in hexadecimal, by its path.
Manifest = Mapping[str, str]
#: A published file by its path, None where there is none.
Read = Callable[[str], bytes | None]

SUMS = "SHA256SUMS"
_FOLDER = "release/files/"
_NOT_COVERED = ("log/", _FOLDER, "release/release.", SUMS)
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
#: A file of the manifest has so many lines, about.
_EACH = 256
_BATCH = 2000
#: So many files are worth the start of processes.
_MANY = 20_000


def covers(path: str) -> bool:
    """Whether the manifest tells the digest of this file."""
    return not path.startswith(_NOT_COVERED)


def scanned(root: Path, sightings: Sightings) -> dict[str, str]:
    """The manifest of the files in a folder."""
    return {path: seen.digest.hex() for path, seen in looked(root, sightings)}


def looked(root: Path, sightings: Sightings) -> Iterator[tuple[str, Sighting]]:
    """Every file in a folder as it is now, in order; what was seen of them is kept anew.

    Hidden ones are none of the site's.
    """
    known = sightings.following()
    files = [
        (path, _same(f"{root}/{path}", known(path)))
        for path in filter(covers, Folder(str(root)).names())
    ]
    unknown = [path for path, seen in files if seen is None]
    jobs = (Job(str(root), some) for some in batches(unknown, _BATCH))
    with _executor(len(unknown)) as workers, sightings.renewed() as note:
        read = chain.from_iterable(workers.map(sighting.read, jobs))
        for path, seen in files:
            now = seen or next(read)
            note(path, now)
            yield path, now


def _same(file: str, seen: Sighting | None) -> Sighting | None:
    """What was seen of a file, where it is that still."""
    return seen if seen is not None and seen.counts(sighting.stamp(file)) else None


def made(manifest: Manifest) -> list[File]:
    """The files that tell it, `SHA256SUMS` last."""
    number = 1 << max(0, len(manifest) // _EACH).bit_length()
    lines: list[list[str]] = [[] for _ in range(number)]
    for path in sorted(manifest):
        lines[crc32(path.encode()) % number].append(_line(manifest[path], path))
    files = [(f"{_FOLDER}{at}.txt", "".join(some).encode()) for at, some in enumerate(lines)]
    sums = "".join(_line(digest(content), path) for path, content in files)
    return [*files, (SUMS, sums.encode())]


def read(sums: bytes, files: Read) -> dict[str, str]:
    """The manifest of a `SHA256SUMS`. Raises ReleaseError where a file of it is not what it was."""
    found: dict[str, str] = {}
    for path, known in lines(SUMS, sums):
        content = files(path)
        if content is None or digest(content) != known:
            raise ReleaseError(
                f"文件清单 {path} 缺失或与 {SUMS} 不符。", f"{path} is not what {SUMS} has."
            )
        found.update(lines(path, content))
    return found


def digest(content: bytes) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return sha256(content).hexdigest()


def lines(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The path and the digest on each line of a file. Raises ReleaseError."""
    for line in content.decode("utf-8", "replace").splitlines():
        form = _LINE.fullmatch(line)
        if form is None:
            raise ReleaseError(f"{name} 不是文件清单。", f"{name} is no list of digests.")
        yield form[2], form[1]


def _executor(files: int) -> Executor:
    return Processes(usable_cores()) if files > _MANY else Inline()


def _line(known: str, path: str) -> str:
    return f"{known}  {path}\n"
