"""All listed codes in their order, so that it can be proved that a code is not among them (P-12).

`release/listed.json` tells the blocks: the code that each begins with, and its digest. It is
logged like anything that is published. A block is `release/listed/<first code>.txt`, a code a line.
Whoever has both sees every code between two others, and so that there is none between.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from zlib import crc32

import msgspec

from registry.tlog.content import BROKEN
from registry.tlog.errors import LogError

PATH = "release/listed.json"
#: A block has so many codes, about. Where it begins depends on the code alone, so that one that
#: comes or goes changes no other block.
_EACH = 256


class Block(msgspec.Struct, frozen=True, array_like=True):
    """The code that a block begins with, and the SHA-256 of its file in hexadecimal."""

    first: str
    digest: str


class Listing(msgspec.Struct, frozen=True):
    """Which codes are listed as of a day: how many, in which blocks."""

    as_of: date
    count: int
    blocks: tuple[Block, ...]

    def block(self, code: str) -> Block | None:
        """The one that the code is in if it is listed; None where it would be before all."""
        at = bisect_right(self.blocks, code, key=lambda block: block.first)
        return self.blocks[at - 1] if at else None


def path(block: Block) -> str:
    """Where a block lies."""
    return f"release/listed/{block.first}.txt"


def made(codes: Sequence[str], as_of: date) -> tuple[Listing, list[tuple[str, bytes]]]:
    """The listing of codes in ascending order, and the files of its blocks."""
    starts = [at for at, code in enumerate(codes) if not at or crc32(code.encode()) % _EACH == 0]
    blocks, files = [], []
    for start, end in zip(starts, [*starts, len(codes)][1:], strict=True):
        content = "".join(f"{code}\n" for code in codes[start:end]).encode()
        blocks.append(Block(codes[start], sha256(content).hexdigest()))
        files.append((path(blocks[-1]), content))
    return Listing(as_of, len(codes), tuple(blocks)), files


def encoded(listing: Listing) -> bytes:
    """`release/listed.json`."""
    return msgspec.json.encode(listing)


def read(file: bytes) -> Listing:
    """What `encoded` made. Raises LogError."""
    try:
        listing = msgspec.json.decode(file, type=Listing)
    except BROKEN as wrong:
        raise LogError("listed.json 有误。", "listed.json is broken.") from wrong
    firsts = [block.first for block in listing.blocks]
    if firsts != sorted(set(firsts)):
        raise LogError("listed.json 未按顺序。", "listed.json is not in order.")
    return listing


def codes(block: Block, content: bytes | None) -> list[str]:
    """The codes of a block. Raises LogError where the file is missing or not the block's."""
    if content is None:
        raise LogError(f"缺少 {path(block)}。", f"{path(block)} is missing.")
    if sha256(content).hexdigest() != block.digest:
        raise LogError(f"{path(block)} 与名单不符。", f"{path(block)} is not the listing's.")
    if not content.isascii():
        raise LogError(f"{path(block)} 有误。", f"{path(block)} is broken.")
    return content.decode("ascii").splitlines()
