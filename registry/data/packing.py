"""JSON Lines in gzip (RFC 1952) of pieces, so that what changed is packed anew and the rest is not.

To its readers a file is one member like any other. Its pieces are packed by themselves, begin where
the subjects' names say, and their lengths stand in the head's extra field.
"""

import struct
import zlib
from collections.abc import Mapping

from registry.data import parts

_HEAD = b"\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\xff"  # deflate, an extra field, no time, any system
_FIELD = b"PL"
_END = b"\x03\x00"  # a last block of deflate, with nothing in it
#: A piece begins with one subject of so many: shorter ones take less packing, and more room.
_EACH = 64
#: An extra field holds no more lengths; pieces are longer where there would be more.
_MOST = 0xFFFF // 4 - 1


def packed(lines: Mapping[str, bytes], known: Mapping[bytes, bytes] | None = None) -> bytes:
    """The file of these lines, by subject; `known` are pieces of an older one (see `pieces`)."""
    each = _EACH
    while len(contents := _cut(lines, each)) > _MOST:
        each *= 2
    known = known or {}
    made = [known.get(content) or _deflated(content) for content in contents]
    lengths = struct.pack(f"<{len(made)}I", *map(len, made))
    extra = struct.pack("<2sH", _FIELD, len(lengths)) + lengths
    check, size = 0, 0
    for content in contents:
        check, size = zlib.crc32(content, check), size + len(content)
    tail = struct.pack("<II", check, size & 0xFFFFFFFF)
    return b"".join([_HEAD, struct.pack("<H", len(extra)), extra, *made, _END, tail])


def pieces(file: bytes) -> dict[bytes, bytes]:
    """The content of each piece of a file, in order, with the piece as it is packed."""
    start = len(_HEAD) + 2
    _, size = struct.unpack_from("<2sH", file, start)
    lengths = struct.unpack_from(f"<{size // 4}I", file, start + 4)
    at, found = start + 4 + size, {}
    for length in lengths:
        piece = file[at : at + length]
        found[zlib.decompressobj(-zlib.MAX_WBITS).decompress(piece)] = piece
        at += length
    return found


def _cut(lines: Mapping[str, bytes], each: int) -> list[bytes]:
    """Where pieces begin depends on the subjects alone, and not on how many came before."""
    found: list[list[bytes]] = []
    for subject, line in lines.items():
        # Higher digits: by the lowest ones all subjects of a part are alike.
        if not found or (parts.of_code(subject) >> 16) % each == 0:
            found.append([])
        found[-1].append(line)
    return [b"".join(some) for some in found]


def _deflated(content: bytes) -> bytes:
    """A piece that refers to no other and ends with a whole byte."""
    packer = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)
