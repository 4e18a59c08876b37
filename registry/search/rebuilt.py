"""All shards from all companies that are remembered."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

import numpy as np

from registry.search import collect, facts
from registry.search.execute import Execute
from registry.search.facts import Tally
from registry.search.remembered import Remembered
from registry.search.shards import faceted, files, making, syllabic, whole_facets, whole_sounds
from registry.search.shards.family import FAMILIES, NAMES, SOUNDS, Family
from registry.search.shards.gathered import Companies, Gathered
from registry.search.shards.posting import limits_of
from registry.search.shards.sizes import Sizes
from registry.search.shards.whole import laid_out, levels

J = TypeVar("J")
R = TypeVar("R")


class Rebuilt:
    """The shards of everything, and what is learned on the way."""

    def __init__(self, remembered: Remembered, cut: Sizes, execute: Execute) -> None:
        """Those that are not as remembered are given, all are remembered anew."""
        self.heavy: dict[str, list[str]] = {}
        self.frequent: list[str] = []
        self.words: Tally = {}
        self.characters: Tally = {}
        self._remembered, self._cut, self._execute = remembered, cut, execute
        self._digests = remembered.digests()
        remembered.drop_files()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The shards by name."""
        held = self._read()
        facets = Gathered(faceted.LIMITS)
        for family in FAMILIES:
            yield from self._family(family, held, facets)
        jobs = facets.jobs(self._cut.facets.files, held.companies)
        yield from self._made(faceted.NAME, making.plain, jobs)
        self.frequent.sort()

    def _family(
        self, family: Family, held: "_Held", facets: Gathered
    ) -> Iterator[tuple[str, bytes]]:
        size = getattr(self._cut, family.name)
        gathered = Gathered(limits_of(family, size))
        joined = self._remembered.texts(family)
        texts = laid_out([joined[at] for at in held.order], family.plain)
        joined.clear()
        frequent = self._cut.facets.limit if family is NAMES else len(held.order)
        for level in levels(texts, family.inside, gathered.limits, frequent):
            gathered.add(level)
            for faceted_level in held.values.levels(level.often):
                facets.add(faceted_level)
            self.frequent += level.often
        self.heavy[family.name] = gathered.heavy()
        if family is NAMES:
            self.characters = _characters(gathered)
        del texts
        work = making.numbers if family.numbers else making.plain
        companies = held.companies.brief() if family.brief else held.companies
        yield from self._made(family.name, work, gathered.jobs(size.files, companies))
        if family is SOUNDS:
            yield from self._spoken(companies)

    def _spoken(self, companies: Companies) -> Iterator[tuple[str, bytes]]:
        gathered = Gathered(syllabic.LIMITS)
        work = whole_sounds.jobs(self._remembered.heard(), self.heavy[SOUNDS.name])
        gathered.add(whole_sounds.together(self._execute(whole_sounds.some, work)))
        jobs = gathered.jobs(self._cut.spoken.files, companies)
        yield from self._made(syllabic.NAME, making.plain, jobs)

    def _read(self) -> "_Held":
        """All companies in the order of preference."""
        numbers: list[int] = []
        codes: list[str] = []
        lengths: list[int] = []
        cells: list[bytes] = []
        values: list[tuple[str, ...]] = []
        said: dict[str, str] = {}
        alike: dict[tuple[str, ...], tuple[str, ...]] = {}
        for number, encoded in self._remembered.companies():
            document = collect.decode(encoded)
            numbers.append(number)
            codes.append(document.code)
            lengths.append(document.length)
            cells.append(document.cells)
            held = tuple(map(said.setdefault, document.facets, document.facets))
            values.append(alike.setdefault(held, held))
            facts.count(self.words, document.words, 1)
        order = np.lexsort((np.array(codes), np.array(lengths)))
        companies = Companies(np.array(numbers, np.int64)[order], [cells[at] for at in order])
        return _Held(order.tolist(), companies, whole_facets.Values([values[at] for at in order]))

    def _made(
        self, family: str, work: Callable[[J], list[making.Made]], jobs: Iterable[J]
    ) -> Iterator[tuple[str, bytes]]:
        for several in self._execute(work, jobs):
            for number, content, filed in several:
                now = files.digest(content)
                self._remembered.file(family, number, filed, now)
                if self._digests.get((family, number)) != now:
                    yield files.path(family, number), content


class _Held(NamedTuple):
    """All companies in the order of preference, which tells where each comes by number."""

    order: list[int]
    companies: Companies
    values: whole_facets.Values


def _characters(names: Gathered) -> Tally:
    """In how many companies' names each character is."""
    counts = names.counts().tolist()
    return {key: count for key, count in zip(names.keys, counts, strict=True) if len(key) == 1}
