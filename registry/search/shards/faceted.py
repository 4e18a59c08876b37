"""Frequent parts of names with each value of a facet: keys of a family of their own."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from registry.search import facets
from registry.search.collect import Document
from registry.search.shards.family import NAMES, WAY_BITS, Way
from registry.search.shards.posting import Limits, Posting
from registry.search.shards.revision import Change, Known, Revision, Ways, differ, made
from registry.search.shards.shelf import Shelf
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


class FacetRevision:
    """The keys of facets brought up to date after those of names were."""

    def __init__(self, frequent: Iterable[str], threshold: int, shelf: Shelf) -> None:
        self._were = frozenset(frequent)
        self._threshold = threshold
        self._shelf = shelf
        self.frequent = set(self._were)

    def revise(self, changes: Sequence[Change], names: Revision, known: Known) -> None:
        """Bring the postings up to date."""
        for gram, count in names.counts.items():
            (self.frequent.add if count > self._threshold else self.frequent.discard)(gram)
        ways: dict[str, Ways] = {}
        for change in changes:
            number = change.number
            old = _keys(change.before, names.befores[number], self._were)
            new = _keys(change.after, names.afters[number], self.frequent)
            differ(ways, change, old, new)
        gone = self._gone(changes, names, known)
        fresh = self._fresh(known)
        for key in sorted(ways.keys() - gone - fresh.keys()):
            old_posting = self._shelf.get(key) or Posting(0, [])
            self._shelf.put(key, self._revised(key, old_posting, ways[key], known))
        for key in sorted(gone - fresh.keys()):
            self._shelf.put(key, None)
        for key, held in sorted(fresh.items()):
            self._shelf.put(key, made(held, LIMITS, known.ordering))
        for change in changes:
            shown = _keys(change.after, names.afters[change.number], self.frequent)
            self._shelf.touch(shown, change.number)

    def _revised(self, key: str, old: Posting, ways: Ways, known: Known) -> Posting:
        gram, value = facets.parted(key)

        def holders() -> dict[int, Way]:
            found = known.holders(NAMES, gram)
            return {n: way | 1 for n, way in found.items() if value in known.document(n).facets}

        return LIMITS.revised(old, ways, known.ordering, holders)

    def _gone(self, changes: Sequence[Change], names: Revision, known: Known) -> set[str]:
        """The keys of grams that are frequent no more."""
        gone: set[str] = set()
        for gram in self._were - self.frequent:
            now = (known.document(number) for number in known.holders(NAMES, gram))
            before = (one.before for one in changes if gram in names.befores[one.number])
            for document in (*now, *filter(None, before)):
                gone |= {facets.key(gram, value) for value in document.facets}
        return gone

    def _fresh(self, known: Known) -> dict[str, dict[int, Way]]:
        """The keys of grams that became frequent, and everyone who has them."""
        fresh: dict[str, dict[int, Way]] = {}
        for gram in self.frequent - self._were:
            for number, way in known.holders(NAMES, gram).items():
                for key in keys(known.document(number), {gram: way}):
                    fresh.setdefault(key, {})[number] = way | 1
        return fresh


def _keys(
    document: Document | None, ways: Mapping[str, Way], frequent: Collection[str]
) -> dict[str, Way]:
    if document is None:
        return {}
    return keys(document, {gram: way for gram, way in ways.items() if gram in frequent})
