"""Deflated bytes with the register's own words known beforehand.

Raw deflate against a dictionary of frequent words, `dictionary.txt`. It is frozen: whoever changes
it rewrites every file. A browser's DecompressionStream knows no dictionaries, so the twin
`themes/register/static/js/search/packing.js` feeds it the words first, as a stored block. Text is
GB 18030: two bytes where UTF-8 has three, and browsers read it.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

_RAW = -zlib.MAX_WBITS
_BEST = 9
_ENCODING = "gb18030"


@cache
def dictionary() -> bytes:
    """The frequent words, the most frequent last."""
    file = resources.files(__package__).joinpath("dictionary.txt")
    return _bytes(file.read_text("utf-8").replace("\n", ""))


def pack(*words: str, figures: Sequence[str] = (), level: int = _BEST) -> bytes:
    """The columns one after the other, deflated; each has a code of its own.

    In `figures` nothing recurs that is worth a reference: their characters alone are coded, which
    is shorter and quicker.
    """
    packer = zlib.compressobj(level, zlib.DEFLATED, _RAW, _BEST, zdict=dictionary())
    if not figures:
        return _deflated(packer, words, zlib.Z_FINISH)
    coder = zlib.compressobj(_BEST, zlib.DEFLATED, _RAW, _BEST, zlib.Z_HUFFMAN_ONLY)
    return _deflated(packer, words, zlib.Z_SYNC_FLUSH) + _deflated(coder, figures, zlib.Z_FINISH)


def _deflated(packer: "zlib._Compress", columns: Sequence[str], end: int) -> bytes:
    packed: list[bytes] = []
    for at, column in enumerate(columns, 1):
        last = at == len(columns)
        packed += (packer.compress(_bytes(column)), packer.flush(end if last else zlib.Z_BLOCK))
    return b"".join(packed)


def unpack(packed: bytes) -> str:
    """What was packed. Raises zlib.error for anything else."""
    unpacker = zlib.decompressobj(_RAW, zdict=dictionary())
    return unpacker.decompress(packed).decode(_ENCODING)


def packed_dictionary() -> bytes:
    """The words themselves, deflated without any."""
    packer = zlib.compressobj(_BEST, zlib.DEFLATED, _RAW)
    return packer.compress(dictionary()) + packer.flush()


def _bytes(text: str) -> bytes:
    """The only letter that Python and browsers encode differently is taken apart."""
    return text.replace("\u1e3f", "m\u0301").encode(_ENCODING)
