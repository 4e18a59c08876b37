"""The postings of all keys of all companies at once, in arrays.

The same keys as `family` finds one by one: `tests/search/test_memory.py` compares them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.search.shards.family import ELSEWHERE, FIRST, FLAGGED, MARK, WAY_BITS
from registry.search.shards.posting import Limits

Numbers = NDArray[np.int64]
#: Positions in a text and places of companies: there are as many as characters.
Places = NDArray[np.int32]
Chars = NDArray[np.uint8] | NDArray[np.uint32]

#: A company's place and how it has a key share a number with the key's own.
_PLACE = 30
_CHAR = 21
_END = "\0"
#: So many positions are worked on at a time, about: what that takes is a multiple of them.
_AT_ONCE = 500_000


class LaidOut(NamedTuple):
    """All texts in one, with its characters by position; where each begins, whose it is, its flag.

    A sign no greater than the mark stands behind each.
    """

    text: str
    chars: Chars
    starts: Places
    owners: Places
    flags: NDArray[np.int8]


def laid_out(joined: Sequence[str], plain: int) -> LaidOut:
    """The texts of companies in their order, as `Family.joined` has them for each."""
    text = _END.join(joined) + _END
    chars = _chars(text)
    starts = (np.flatnonzero(chars == ord(MARK)) + 1).astype(np.int32)
    owners = np.searchsorted(np.flatnonzero(chars == ord(_END)), starts).astype(np.int32)
    sizes = np.bincount(owners, minlength=len(joined))
    nth = np.arange(len(starts)) - (np.cumsum(sizes) - sizes)[owners]
    return LaidOut(text, chars, starts, owners, (nth >= plain).astype(np.int8))


def _chars(text: str) -> Chars:
    """The characters as numbers, as small ones as hold them all."""
    try:
        return np.frombuffer(text.encode("latin-1"), np.uint8)
    except UnicodeEncodeError:
        return np.frombuffer(text.encode("utf-32-le"), np.uint32)


class _Spots(NamedTuple):
    """Where keys begin, whose each is, its flag, and whether a text begins there."""

    at: Places
    owners: Places
    flags: NDArray[np.int8]
    first: NDArray[np.bool_]

    def only(self, chosen: NDArray[np.bool_]) -> "_Spots":
        """Those that are chosen."""
        at, owners, flags, first = self
        return _Spots(at[chosen], owners[chosen], flags[chosen], first[chosen])


def _spots(texts: LaidOut, inside: bool) -> _Spots:
    if inside:
        at = np.flatnonzero(texts.chars > ord(MARK)).astype(np.int32)
        which = np.searchsorted(texts.starts, at, side="right") - 1
    else:
        which = np.flatnonzero(texts.chars[texts.starts] > ord(MARK))
        at = texts.starts[which]
    return _Spots(at, texts.owners[which], texts.flags[which], at == texts.starts[which])


def _ways(spots: _Spots, goes_on: NDArray[np.bool_], inside: bool) -> NDArray[np.int8]:
    """How the keys that begin there are had; whether their texts go on behind them."""
    if inside:
        kind = np.where(spots.flags > 0, FLAGGED, np.where(spots.first, FIRST, ELSEWHERE))
    else:
        kind = np.where(goes_on, ELSEWHERE, FIRST)
    return kind.astype(np.int8) << 1 | spots.flags


class Level(NamedTuple):
    """Some keys of one size, how many companies have each, and who.

    The members of a key stand together, the keys in their order: all where it is light, else the
    best in their order; `sizes` tells how many each key has. Here a member has its place instead
    of its number. `often` holds everyone who has a key that is frequent, the best first.
    """

    keys: list[str]
    counts: Numbers
    sizes: Numbers
    members: Numbers
    often: dict[str, Numbers]


def levels(texts: LaidOut, inside: bool, limits: Limits, frequent: int) -> Iterator[Level]:
    """The keys of one character, of two, and so on while there are heavy ones."""
    spots = _spots(texts, inside)
    codes = texts.chars[spots.at].astype(np.int64)
    size = 1
    while codes.size:
        ids = np.empty(len(codes), np.int32)
        heavy = np.empty(len(codes), np.bool_)
        known = 0
        for chosen in _portions(codes):
            some = spots.only(chosen)
            keys, own = _keys(texts.text, codes[chosen], some.at, size)
            ways = _ways(some, texts.chars[some.at + size] > ord(MARK), inside)
            level = _level(keys, _holders(own, some.owners, ways), limits, frequent)
            yield level
            ids[chosen] = own + known
            heavy[chosen] = (level.counts > limits.limit)[own]
            known += len(keys)
        following = texts.chars[spots.at + size]
        if inside:
            longer = heavy & _paired(spots.at, heavy, len(texts.chars))
        else:
            longer = heavy & (following > ord(MARK))
        codes = ids[longer].astype(np.int64) << _CHAR | following[longer]
        spots = spots.only(longer)
        size += 1


def _portions(codes: Numbers) -> Iterator[NDArray[np.bool_]]:
    """Which codes are worked on together: all that are the same, in their order."""
    count = 1 + len(codes) // _AT_ONCE
    sample = np.sort(codes[:: 1 + len(codes) // (1000 * count)])
    bounds = np.unique(sample[len(sample) * np.arange(1, count) // count]).tolist()
    for low, high in pairwise((0, *bounds, 1 << 62)):
        chosen = (codes >= low) & (codes < high)
        if chosen.any():
            yield chosen


def _keys(text: str, codes: Numbers, at: Places, size: int) -> tuple[list[str], Numbers]:
    """The distinct keys in the order of their codes, and which of them each position has."""
    distinct, ids = np.unique(codes, return_inverse=True)
    sample = np.empty(len(distinct), np.int64)
    sample[ids] = at
    return [text[one : one + size] for one in sample.tolist()], ids


def _paired(at: Places, heavy: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """Whether a heavy key begins at the next position as well."""
    marked = np.zeros(count + 1, np.bool_)
    marked[at[heavy]] = True
    return marked[at + 1]


class _Holders(NamedTuple):
    """Who has which key how, each once, by key and place."""

    ids: Numbers
    members: Numbers


def _holders(ids: Numbers, owners: Places, ways: NDArray[np.int8]) -> _Holders:
    every = ids << (_PLACE + WAY_BITS)
    every |= owners.astype(np.int64) << WAY_BITS
    every |= ways
    every.sort()
    pairs = every >> WAY_BITS
    first = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1]))
    flags = np.maximum.reduceat(every & 1, first)
    every = every[first] | flags
    return _Holders(every >> (_PLACE + WAY_BITS), every & ((1 << (_PLACE + WAY_BITS)) - 1))


def _level(keys: list[str], who: _Holders, limits: Limits, frequent: int) -> Level:
    counts = np.bincount(who.ids, minlength=len(keys))
    heavy = (counts > limits.limit)[who.ids]
    ids, members = who.ids[heavy], who.members[heavy]
    kinds = (members & ((1 << WAY_BITS) - 1)) >> 1
    order = np.argsort((ids << 2 | kinds) << _PLACE | members >> WAY_BITS)
    ids, members = ids[order], members[order]
    often = _often(keys, ids, members, np.flatnonzero(counts > max(frequent, limits.limit)))
    best = np.arange(len(ids)) - np.searchsorted(ids, ids) < 2 * limits.best
    ids = np.append(who.ids[~heavy], ids[best])
    members = np.append(who.members[~heavy], members[best])
    order = np.argsort(ids, kind="stable")
    return Level(keys, counts, np.bincount(ids, minlength=len(keys)), members[order], often)


def _often(keys: list[str], ids: Numbers, members: Numbers, many: Numbers) -> dict[str, Numbers]:
    low, high = np.searchsorted(ids, many), np.searchsorted(ids, many + 1)
    bounds = zip(many.tolist(), low.tolist(), high.tolist(), strict=True)
    return {keys[one]: members[first:end] for one, first, end in bounds}


def runs(starts: Numbers, sizes: Numbers, order: Numbers) -> Numbers:
    """Where the runs of these starts and sizes lie, taken in another order."""
    starts, sizes = starts[order], sizes[order]
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
