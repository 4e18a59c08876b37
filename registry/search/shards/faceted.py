"""Frequent parts of names with each value of a facet: keys of a family of their own."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from registry.search import facets
from registry.search.collect import Document
from registry.search.shards.derived import Derivation
from registry.search.shards.family import NAMES, WAY_BITS, Way
from registry.search.shards.posting import Limits
from registry.search.shards.sizes import BEST_OF_FACET
from registry.search.shards.whole import Level, Numbers, runs

NAME = "facets"
LIMITS = Limits(BEST_OF_FACET, BEST_OF_FACET)


def keys(document: Document, frequent: Mapping[str, Way]) -> dict[str, Way]:
    """The keys of a company with these frequent grams. All show its former names."""
    return {
        facets.key(gram, value): way | 1
        for gram, way in frequent.items()
        for value in document.facets
    }


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


DERIVED = Derivation(NAMES, keys, facets.gram)
