"""The keys of `faceted`, of all companies at once, in arrays."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from registry.search import facets
from registry.search.shards.faceted import LIMITS
from registry.search.shards.family import WAY_BITS
from registry.search.shards.whole import Level, Numbers, runs


class Values:
    """The values of all companies in their order, one after the other."""

    def __init__(self, every: Sequence[Sequence[str]]) -> None:
        """Many companies have the same ones."""
        names: dict[str, int] = {}
        kinds = {held: at for at, held in enumerate(dict.fromkeys(map(tuple, every)))}
        signs = [[names.setdefault(one, len(names)) for one in held] for held in kinds]
        sizes = np.array(list(map(len, signs)), np.int64)
        values = np.array([sign for held in signs for sign in held], np.int64)
        which = np.fromiter((kinds[tuple(held)] for held in every), np.int64, len(every))
        self._names = list(names)
        self._ends = np.append(0, np.cumsum(sizes[which]))
        self._values = values[runs(np.cumsum(sizes) - sizes, sizes, which)]

    def levels(self, often: Mapping[str, Numbers]) -> Iterator[Level]:
        """The keys of each frequent gram: those who have it, the best first, with each value."""
        starts, sizes = self._ends[:-1], np.diff(self._ends)
        for gram, members in often.items():
            places = members >> WAY_BITS
            values = self._values[runs(starts, sizes, places)]
            yield _level(gram, self._names, values, np.repeat(members, sizes[places]))


def _level(gram: str, names: list[str], values: Numbers, members: Numbers) -> Level:
    order = np.argsort(values, kind="stable")
    distinct, first, counts = np.unique(values[order], return_index=True, return_counts=True)
    rank = np.arange(len(values)) - np.repeat(first, counts)
    return Level(
        [facets.key(gram, names[value]) for value in distinct.tolist()],
        counts,
        np.minimum(counts, 2 * LIMITS.best),
        members[order[rank < 2 * LIMITS.best]] | 1,
        {},
    )
