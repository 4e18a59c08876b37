"""The keys of a family on the way to its files."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np

from registry.search.shards import files, leaf
from registry.search.shards.family import WAY_BITS
from registry.search.shards.making import Job
from registry.search.shards.posting import Limits
from registry.search.shards.whole import Level, Numbers, runs

#: So many files are one piece of work.
_AT_ONCE = 32
_PLACE = 30
_WAY = (1 << WAY_BITS) - 1


class Companies(NamedTuple):
    """All companies by place in the order of preference: their numbers and their cells."""

    numbers: Numbers
    cells: Sequence[bytes]

    def brief(self) -> "Companies":
        """With names and codes alone."""
        return self._replace(cells=list(map(leaf.brief, self.cells)))


class Gathered:
    """Levels of keys put together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.keys: list[str] = []
        self._levels: list[Level] = []

    def add(self, level: Level) -> None:
        """Add the keys of a level; who has frequent ones is not kept."""
        self.keys += level.keys
        self._levels.append(level._replace(keys=[], often={}))

    def heavy(self) -> list[str]:
        """The heavy keys, sorted."""
        counts = self.counts()
        many = np.flatnonzero(counts > self.limits.limit).tolist()
        return sorted(self.keys[at] for at in many)

    def counts(self) -> Numbers:
        """How many companies have each of `keys`."""
        return self._joined("counts")

    def jobs(self, count: int, companies: Companies) -> Iterator[list[Job]]:
        """The work of making so many files, several at a time."""
        every = self._jobs(count, companies)
        while several := list(islice(every, _AT_ONCE)):
            yield several

    def _jobs(self, count: int, companies: Companies) -> Iterator[Job]:
        counts, sizes = self._joined("counts"), self._joined("sizes")
        filed = np.fromiter((files.number(key, count) for key in self.keys), np.int64, len(counts))
        order = np.argsort(filed, kind="stable")
        where = runs(np.cumsum(sizes) - sizes, sizes, order)
        members = self._joined("members")[where]
        counts, sizes, filed = counts[order], sizes[order], filed[order]
        ends = np.append(0, np.cumsum(sizes))
        rank = np.arange(len(members)) - np.repeat(ends[:-1], sizes)
        shown = (rank < self.limits.best) | np.repeat(counts <= self.limits.limit, sizes)
        held = _union(np.repeat(filed, sizes)[shown], members[shown])
        members = companies.numbers[members >> WAY_BITS] << WAY_BITS | members & _WAY
        numbers = np.arange(count + 1)
        of_keys = np.searchsorted(filed, numbers).tolist()
        of_held = np.searchsorted(held >> (_PLACE + 1), numbers).tolist()
        held = held & ((1 << (_PLACE + 1)) - 1)
        for number, ((low, high), (first, last)) in enumerate(
            zip(pairwise(of_keys), pairwise(of_held), strict=True)
        ):
            yield Job(
                number,
                "\n".join(self.keys[at] for at in order[low:high].tolist()),
                counts[low:high].tolist(),
                sizes[low:high].tolist(),
                members[ends[low] : ends[high]].tobytes(),
                [companies.cells[at] for at in (held[first:last] >> 1).tolist()],
                (held[first:last] & 1 > 0).tolist(),
            )

    def _joined(self, field: str) -> Numbers:
        none = np.empty(0, np.int64)
        return np.concatenate([none, *(getattr(level, field) for level in self._levels)])


def _union(filed: Numbers, members: Numbers) -> Numbers:
    """Each company once a file, sorted by file; the last bit tells whether any key flags it."""
    every = (filed << _PLACE | members >> WAY_BITS) << 1 | members & 1
    every.sort()
    pairs = every >> 1
    first = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)])
    if not len(first):
        return every
    return pairs[first] << 1 | np.maximum.reduceat(every & 1, first)
