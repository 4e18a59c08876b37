"""The postings of all keys of all companies at once, in arrays.

The same keys as `family` finds one by one: `tests/search/test_memory.py` compares them.
"""

from array import array
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.search.shards.family import ELSEWHERE, FIRST, FLAGGED, WAY_BITS, Text
from registry.search.shards.posting import Limits

Numbers = NDArray[np.int64]

#: A company's place and how it has a key share a number with the key's own.
_PLACE = 30
_CHAR = 21
_END = "\0"


class Texts:
    """All texts of a family one after the other, each ended by a sign of its own."""

    def __init__(self) -> None:
        self._joined = StringIO()
        self._sizes = array("q")
        self._owners = array("q")
        self._flags = array("b")

    def add(self, place: int, texts: Sequence[Text]) -> None:
        """Add the texts of the company at this place in the order of preference."""
        for text, flag in texts:
            self._joined.write(text + _END)
            self._sizes.append(len(text) + 1)
            self._owners.append(place)
            self._flags.append(flag)

    def laid_out(self) -> "LaidOut":
        """The texts as arrays."""
        joined = self._joined.getvalue()
        sizes = np.array(self._sizes, np.int64)
        chars = np.frombuffer(joined.encode("utf-32-le"), np.uint32).astype(np.int64)
        first = np.cumsum(sizes) - sizes
        begins = np.zeros(len(chars), np.bool_)
        begins[first] = True
        return LaidOut(
            joined,
            np.append(chars, 0),
            begins,
            np.repeat(np.array(self._owners, np.int64), sizes),
            np.repeat(np.array(self._flags, np.int64), sizes),
        )


class LaidOut(NamedTuple):
    """By position: the character, whether a text begins there, whose it is, and its flag."""

    text: str
    chars: Numbers
    begins: NDArray[np.bool_]
    owners: Numbers
    flags: Numbers

    def ways(self, at: Numbers, size: int, inside: bool) -> Numbers:
        """How the keys of this size at these positions are had."""
        if inside:
            kind = np.where(self.begins[at], FIRST, ELSEWHERE)
            kind = np.where(self.flags[at] > 0, FLAGGED, kind)
        else:
            kind = np.where(self.chars[at + size] > 0, ELSEWHERE, FIRST)
        return kind << 1 | self.flags[at]


class Level(NamedTuple):
    """Keys of one size, how many companies have each, and who.

    The members of a key stand together, the keys in their order: all where it is light, else the
    best in their order. `places` and `ways` are of members, `sizes` tells how many each key has.
    `often` holds everyone who has a key that is frequent, the best first.
    """

    keys: list[str]
    counts: Numbers
    sizes: Numbers
    places: Numbers
    ways: Numbers
    often: dict[str, tuple[Numbers, Numbers]]


def levels(texts: LaidOut, inside: bool, limits: Limits, frequent: int) -> Iterator[Level]:
    """The keys of one character, of two, and so on while there are heavy ones."""
    chars = texts.chars
    held = chars[:-1] > 0
    at = np.flatnonzero(held if inside else held & texts.begins)
    codes = chars[at]
    size = 1
    while at.size:
        distinct, ids = np.unique(codes, return_inverse=True)
        sample = np.empty(len(distinct), np.int64)
        sample[ids] = at
        keys = [texts.text[one : one + size] for one in sample.tolist()]
        who = _holders(ids, texts.owners[at], texts.ways(at, size, inside))
        yield _level(keys, who, limits, frequent)
        heavy = (np.bincount(who.ids, minlength=len(keys)) > limits.limit)[ids]
        at, codes = _longer(at[heavy], ids[heavy], chars, size, inside)
        size += 1


def _longer(
    at: Numbers, ids: Numbers, chars: Numbers, size: int, inside: bool
) -> tuple[Numbers, Numbers]:
    """The positions at which a key is one longer, and a number for each such key."""
    if inside:
        marked = np.zeros(len(chars) + 1, np.bool_)
        marked[at] = True
        goes_on = marked[at + 1]
    else:
        goes_on = chars[at + size] > 0
    at = at[goes_on]
    return at, ids[goes_on] << _CHAR | chars[at + size]


class _Holders(NamedTuple):
    """Who has which key how, each once, by key and place."""

    ids: Numbers
    places: Numbers
    ways: Numbers


def _holders(ids: Numbers, owners: Numbers, ways: Numbers) -> _Holders:
    whole = np.sort((ids << _PLACE | owners) << WAY_BITS | ways)
    pairs = whole >> WAY_BITS
    first = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))
    flags = np.maximum.reduceat(whole & 1, first)
    best = (whole[first] & ((1 << WAY_BITS) - 2)) | flags
    pairs = pairs[first]
    return _Holders(pairs >> _PLACE, pairs & ((1 << _PLACE) - 1), best)


def _level(keys: list[str], who: _Holders, limits: Limits, frequent: int) -> Level:
    counts = np.bincount(who.ids, minlength=len(keys))
    heavy = counts > limits.limit
    many = np.flatnonzero(heavy[who.ids])
    order = np.argsort((who.ids[many] << 2 | who.ways[many] >> 1) << _PLACE | who.places[many])
    many = many[order]
    often = _often(keys, who, many, counts, max(frequent, limits.limit))
    ranks = np.arange(len(many)) - np.searchsorted(who.ids[many], who.ids[many])
    kept = np.append(np.flatnonzero(~heavy[who.ids]), many[ranks < 2 * limits.best])
    kept = kept[np.argsort(who.ids[kept], kind="stable")]
    sizes = np.bincount(who.ids[kept], minlength=len(keys))
    return Level(keys, counts, sizes, who.places[kept], who.ways[kept], often)


def _often(
    keys: list[str], who: _Holders, many: Numbers, counts: Numbers, frequent: int
) -> dict[str, tuple[Numbers, Numbers]]:
    found = {}
    ids = who.ids[many]
    for one in np.flatnonzero(counts > frequent).tolist():
        low, high = np.searchsorted(ids, (one, one + 1))
        held = many[low:high]
        found[keys[one]] = (who.places[held], who.ways[held])
    return found
