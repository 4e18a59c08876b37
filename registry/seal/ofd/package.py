"""The files of an OFD package (GB/T 33190, a ZIP), measured before anything is unpacked.

A ZIP names its files twice, at each file and in a directory at the end, and readers differ in
which they believe. Only a package is let in of which all readers see the same: the directory names
every byte, in order, once, and both places agree.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath

from registry.seal.gate import MAX_CONTENT, MAX_SIZE
from registry.seal.ofd.places import plain
from registry.seal.ofd.refused import RefusedError

MAX_FILES = 2_000
#: Pages of text shrink tenfold or twentyfold; small ones may be anything.
MAX_RATIO = 250
SMALL = 2**20
ROOT = "OFD.xml"

_START = b"PK\x03\x04"
_LOCAL = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")
_UNKNOWN_SIZE, _UTF8 = 0x8, 0x800
#: Beside these two, how hard was pressed: nothing that changes what is read.
_FLAGS = _UNKNOWN_SIZE | _UTF8 | 0x6
#: Encrypted; strongly; with a masked directory.
_ENCRYPTED = 0x1 | 0x40 | 0x2000
#: Extra fields that tell of times and owners, each with its greatest length; at the file itself
#: also the one for long sizes.
_EXTRAS = {0x000A: 32, 0x5455: 13, 0x5855: 12, 0x7855: 4, 0x7875: 15, 0xCAFE: 0}
_LONG_SIZES = 0x0001
_AES = 0x9901
_BROKEN = (
    *(zipfile.BadZipFile, NotImplementedError, EOFError, OSError, OverflowError, RuntimeError),
    *(ValueError, struct.error),
)


def is_zip(content: bytes) -> bool:
    """Whether these bytes begin as an OFD package does, and other documents too."""
    return content.startswith(_START)


def claims(content: bytes) -> bool:
    """Whether these bytes say to be an OFD package, sound or not."""
    if not is_zip(content):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return any(name.casefold() == ROOT.casefold() for name in archive.namelist())
    except _BROKEN:
        return False


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a package by their path from its root. Raises RefusedError."""
    if not 0 < len(content) <= MAX_SIZE:
        raise RefusedError("size", str(len(content)))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.header_offset)
            _ended(content, archive, len(members))
    except _BROKEN as error:
        raise RefusedError("malformed", type(error).__name__) from error
    _measured(members)
    _named(members)
    files: dict[str, bytes] = {}
    place = 0
    for member in members:
        first, after = _placed(content, member, place)
        whole = _content(content[first : first + member.compress_size], member)
        if not member.filename.endswith("/"):
            files[member.filename] = whole
        elif whole:
            raise RefusedError("package", member.filename)
        place = after
    if place != archive.start_dir:
        raise RefusedError("package", f"{place} … {archive.start_dir}")
    if ROOT not in files:
        raise RefusedError("header", "no OFD.xml")
    return files


def _ended(content: bytes, archive: zipfile.ZipFile, count: int) -> None:
    """The directory reaches to the end record, and that to the end of the file."""
    end = len(content) - _END.size
    signature, *disks, here, total, size, start, comment = _END.unpack_from(content, end)
    if signature != b"PK\x05\x06" or comment:
        raise RefusedError("trailing")
    agrees = not any(disks) and here == total == count
    if not agrees or start + size != end or start != archive.start_dir:
        raise RefusedError("package", "directory")


def _measured(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_FILES:
        raise RefusedError("objects", str(len(members)))
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise RefusedError("encrypted")
    if sum(member.file_size for member in members) > MAX_CONTENT:
        raise RefusedError("bomb")
    for member in members:
        if member.file_size > max(SMALL, MAX_RATIO * member.compress_size):
            raise RefusedError("bomb", member.filename)


def _named(members: list[zipfile.ZipInfo]) -> None:
    """Each name is a plain path in the package, and is there once, whatever its case."""
    seen: set[str] = set()
    folders: set[str] = set()
    files: set[str] = set()
    for member in members:
        name = member.orig_filename
        path = name.removesuffix("/").casefold()
        legible = name.isascii() or member.flag_bits & _UTF8
        if not legible or name != member.filename or not plain(name.removesuffix("/")):
            raise RefusedError("package", repr(name))
        if path in seen:
            raise RefusedError("package", name)
        seen.add(path)
        (folders if name.endswith("/") else files).add(path)
        folders.update(str(folder) for folder in PurePosixPath(path).parents)
    if both := sorted(files & folders):
        raise RefusedError("package", both[0])


def _placed(content: bytes, member: zipfile.ZipInfo, place: int) -> tuple[int, int]:
    """Where a file's bytes begin, and what follows them: just where the one before has ended."""
    if member.header_offset != place or place + _LOCAL.size > len(content):
        raise RefusedError("package", f"{place} … {member.header_offset}")
    signature, _, flags, method, _, _, *sizes, length, extra = _LOCAL.unpack_from(content, place)
    name = place + _LOCAL.size
    first = name + length + extra
    own = [member.CRC, member.compress_size, member.file_size]
    unknown = bool(flags & _UNKNOWN_SIZE)
    fields = content[name + length : first]
    # Names in ASCII are the same with and without the flag, and some writers set it here only.
    free = _UTF8 if member.orig_filename.isascii() else 0
    agrees = (
        signature == _START
        and (flags | free, method) == (member.flag_bits | free, member.compress_type)
        and content[name : name + length] == member.orig_filename.encode()
        and (sizes == own or _elsewhere(sizes, own, fields, unknown))
        and not flags & ~_FLAGS
        and method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        and not member.comment
    )
    if not agrees:
        raise RefusedError("package", member.filename)
    _extras(member.extra, _EXTRAS)
    _extras(fields, _EXTRAS | {_LONG_SIZES: 16})
    after = first + member.compress_size
    return first, _described(content, after, own) if unknown else after


def _elsewhere(sizes: list[int], own: list[int], fields: bytes, unknown: bool) -> bool:
    """Whether a file's sizes stand after it, or in the field for long ones, and are the same."""
    if unknown and sizes == [0, 0, 0]:
        return True
    checksum, packed, size = own
    long = struct.pack("<HHQQ", _LONG_SIZES, 16, size, packed)
    return sizes == [checksum, 0xFFFFFFFF, 0xFFFFFFFF] and fields.startswith(long)


def _extras(extra: bytes, known: Mapping[int, int]) -> None:
    """Extra fields of a file: none that gives it another name or size, or hides anything."""
    while extra:
        kind, length = struct.unpack("<HH", extra[:4]) if len(extra) >= 4 else (0, 0xFFFF)
        if kind == _AES:
            raise RefusedError("encrypted")
        if length > min(known.get(kind, -1), len(extra) - 4):
            raise RefusedError("package", f"extra {kind:#06x}")
        extra = extra[4 + length :]


def _described(content: bytes, place: int, own: list[int]) -> int:
    """The end of what tells a file's sizes after it, in any of the four forms in use."""
    for head in (b"PK\x07\x08", b""):
        for form in ("<3I", "<IQQ"):
            described = head + struct.pack(form, *own)
            if content.startswith(described, place):
                return place + len(described)
    raise RefusedError("package", "descriptor")


def _content(raw: bytes, member: zipfile.ZipInfo) -> bytes:
    """A file's content: all that its bytes unpack to, and as long as was said."""
    content = raw
    if member.compress_type == zipfile.ZIP_DEFLATED:
        engine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = engine.decompress(raw, member.file_size + 1)
        except zlib.error as error:
            raise RefusedError("package", member.filename) from error
        if not engine.eof or engine.unused_data:
            raise RefusedError("package", member.filename)
    if (len(content), zlib.crc32(content)) != (member.file_size, member.CRC):
        raise RefusedError("package", member.filename)
    return content
