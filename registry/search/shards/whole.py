"""The postings of all keys of all companies at once, in arrays.

The same keys as `family` finds one by one: `tests/search/test_memory.py` compares them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.search.shards.family import ELSEWHERE, FIRST, FLAGGED, MARK, WAY_BITS
from registry.search.shards.posting import Limits

Numbers = NDArray[np.int64]

#: A company's place and how it has a key share a number with the key's own.
_PLACE = 30
_CHAR = 21
_END = "\0"


class LaidOut(NamedTuple):
    """All texts in one, with its characters by position; where each begins, whose it is, its flag.

    A sign no greater than the mark stands behind each.
    """

    text: str
    chars: NDArray[np.uint32]
    starts: Numbers
    owners: Numbers
    flags: Numbers


def laid_out(joined: Sequence[str], plain: int) -> LaidOut:
    """The texts of companies in their order, as `Family.joined` has them for each."""
    text = _END.join(joined) + _END
    chars = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    starts = np.flatnonzero(chars == ord(MARK)) + 1
    owners = np.searchsorted(np.flatnonzero(chars == ord(_END)), starts)
    sizes = np.bincount(owners, minlength=len(joined))
    nth = np.arange(len(starts)) - (np.cumsum(sizes) - sizes)[owners]
    return LaidOut(text, chars, starts, owners, (nth >= plain).astype(np.int64))


class _Spots(NamedTuple):
    """Where keys begin, whose each is, its flag, and whether a text begins there."""

    at: Numbers
    owners: Numbers
    flags: Numbers
    first: NDArray[np.bool_]

    def only(self, chosen: NDArray[np.bool_]) -> "_Spots":
        """Those that are chosen."""
        at, owners, flags, first = self
        return _Spots(at[chosen], owners[chosen], flags[chosen], first[chosen])


def _spots(texts: LaidOut, inside: bool) -> _Spots:
    if inside:
        at = np.flatnonzero(texts.chars > ord(MARK))
        which = np.searchsorted(texts.starts, at, side="right") - 1
    else:
        which = np.flatnonzero(texts.chars[texts.starts] > ord(MARK))
        at = texts.starts[which]
    return _Spots(at, texts.owners[which], texts.flags[which], at == texts.starts[which])


def _ways(spots: _Spots, goes_on: NDArray[np.bool_], inside: bool) -> Numbers:
    """How the keys that begin there are had; whether their texts go on behind them."""
    if inside:
        kind = np.where(spots.flags > 0, FLAGGED, np.where(spots.first, FIRST, ELSEWHERE))
    else:
        kind = np.where(goes_on, ELSEWHERE, FIRST)
    return kind << 1 | spots.flags


class Level(NamedTuple):
    """Keys of one size, how many companies have each, and who.

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
        distinct, ids = np.unique(codes, return_inverse=True)
        sample = np.empty(len(distinct), np.int64)
        sample[ids] = spots.at
        keys = [texts.text[one : one + size] for one in sample.tolist()]
        following = texts.chars[spots.at + size]
        goes_on = following > ord(MARK)
        who = _holders(ids, spots.owners, _ways(spots, goes_on, inside))
        yield _level(keys, who, limits, frequent)
        heavy = (np.bincount(who.ids, minlength=len(keys)) > limits.limit)[ids]
        longer = heavy & (_paired(spots.at, heavy, len(texts.chars)) if inside else goes_on)
        codes = ids[longer] << _CHAR | following[longer].astype(np.int64)
        spots = spots.only(longer)
        size += 1


def _paired(at: Numbers, heavy: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    """Whether a heavy key begins at the next position as well."""
    marked = np.zeros(count + 1, np.bool_)
    marked[at[heavy]] = True
    return marked[at + 1]


class _Holders(NamedTuple):
    """Who has which key how, each once, by key and place."""

    ids: Numbers
    members: Numbers


def _holders(ids: Numbers, owners: Numbers, ways: Numbers) -> _Holders:
    every = ids << (_PLACE + WAY_BITS)
    every |= owners << WAY_BITS
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
