"""The published openings: by the path of a file, its leaf and the salt, in files of some hundred.

`release/openings/<number>.json`; a file's number is the CRC-32 of the path modulo their count,
which `release/openings.json` tells. They open what one release publishes: a site that is put back
to an older release has that one's openings, while the log only grows.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from zlib import crc32

import msgspec

from registry.tlog.content import BROKEN
from registry.tlog.errors import LogError
from registry.tlog.log import Opening
from registry.tlog.note import decoded

COUNT = "release/openings.json"
_EACH = 128
#: Far more than any register has.
_MOST = 1 << 24


def path(number: int) -> str:
    """Where a file lies."""
    return f"release/openings/{number}.json"


def counted(files: int) -> bytes:
    """`release/openings.json`."""
    return msgspec.json.encode({"files": files}) + b"\n"


def count(file: bytes) -> int:
    """What `counted` made. Raises LogError."""
    try:
        found = msgspec.json.decode(file, type=dict[str, int])["files"]
    except (*BROKEN, KeyError) as wrong:
        raise LogError("openings.json 有误。", "openings.json is broken.") from wrong
    if not 0 < found <= _MOST or counted(found) != file:
        raise LogError("openings.json 有误。", "openings.json is broken.")
    return found


def files(count: int) -> int:
    """How many files so many openings take: a power of two, so that it seldom changes."""
    return 1 << max(0, count // _EACH).bit_length()


def number(path: str, files: int) -> int:
    """The file that a path's opening is in."""
    return crc32(path.encode()) % files


def encoded(openings: Iterable[Opening]) -> bytes:
    """A file."""
    held = {path: (number, b64encode(salt).decode()) for path, number, salt in openings}
    return msgspec.json.encode(held)


def in_form(file: bytes) -> bool:
    """Whether a file is written as `encoded` writes it. Raises LogError for one that is none."""
    return encoded(Opening(path, *held) for path, held in read(file).items()) == file


def read(file: bytes) -> Mapping[str, tuple[int, bytes]]:
    """What `encoded` made: leaf and salt by path. Raises LogError."""
    try:
        held = msgspec.json.decode(file, type=dict[str, tuple[int, str]])
    except BROKEN as wrong:
        raise LogError("日志的开启文件有误。", "A file of openings is broken.") from wrong
    return {path: (number, decoded(salt)) for path, (number, salt) in held.items()}
