"""The files of the search: shards of companies, an index of notices for each year.

`/search/manifest.json` tells the sizes of the shards and the digests of the files that are named
by what they hold; every shard has a permanent name of its own. Only views are read: what is not
public cannot be here (R-19, R-50); a BBB company is found, and no notice of it exists (R-18).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

import msgspec

from registry.public.views import PublicRegister
from registry.search import characters, documents, facets, forms, published
from registry.search.shards import (
    collect,
    heavy,
    lattice,
    packing,
    prefixes,
    sizes,
    spoken,
    syllables,
)
from registry.search.shards.collect import Held
from registry.search.shards.family import Family

FOLDER = "/search/"
File = tuple[str, bytes]


class Skeleton(msgspec.Struct, frozen=True):
    """What must be known before a name is looked for: heavy grams, and what codes are called.

    `doubtful` are characters of GB 2312 that are nevertheless traditional for another: a text of
    its other characters needs no table. `frequent` are the heavy grams with files of facets.
    """

    heavy: str
    doubtful: str
    regions: dict[str, str]
    industries: dict[str, str]
    rulesets: dict[str, str]
    grades: list[str]
    frequent: list[str]


class Traditional(msgspec.Struct, frozen=True):
    """`traditional[i]` is written `simplified[i]`."""

    traditional: str
    simplified: str


class Sounding(msgspec.Struct, frozen=True):
    """What must be known before a sound is looked for: heavy grams, and syllables with a sign."""

    heavy: str
    syllables: str


class Manifest(msgspec.Struct, frozen=True):
    """How many files each family has, which years have notices, and digests of named files."""

    format: int
    sizes: sizes.Sizes
    years: list[int]
    files: dict[str, str]


def files(register: PublicRegister) -> Iterator[File]:
    """Every file of the search as (site-absolute address, bytes); the manifest comes last."""
    digests: dict[str, str] = {}
    years = published.by_year(register.notices())
    held = collect.companies(register.companies())
    cut = sizes.of(len(held.cells))
    tables = characters.of(
        {char for names in held.names for name in names for char in forms.opened(name)},
        published.characters_in(years),
    )
    for name, content in _named(held, years, cut, tables):
        if name.count("/") < 2:
            digests[name] = sha256(content).hexdigest()[:16]
        yield FOLDER + name, content
    manifest = Manifest(sizes.VERSION, cut, list(years), dict(sorted(digests.items())))
    yield f"{FOLDER}manifest.json", msgspec.json.encode(manifest)


def _named(
    held: Held, years: dict[int, published.Year], cut: sizes.Sizes, tables: characters.Characters
) -> Iterator[File]:
    yield "dictionary.bin", packing.packed_dictionary()
    yield "traditional.bin", _packed(Traditional(tables.traditional, tables.simplified))
    yield "readings.bin", _packed(tables.readings)
    for year, part in published.parts(years):
        yield f"notices/{year}.bin", _packed(part)
    yield from _names(held, cut)
    yield from _numbers(held, cut.numbers)
    yield from _initials(held, cut.initials, tables.readings)
    yield from _sounds(held, cut.sounds, tables.readings)


def _names(held: Held, cut: sizes.Sizes) -> Iterator[File]:
    family = Family("names", cut.names)
    faceted = _Faceted(held, cut.facets)
    limit, best = cut.names.limit, sizes.BEST
    grams = lattice.build(held.names, limit, best, family.file, faceted.file)
    words = held.words
    yield (
        "names.bin",
        _packed(
            Skeleton(
                heavy.encode(grams),
                characters.doubtful(),
                dict(sorted(words.regions.items())),
                dict(sorted(words.industries.items())),
                dict(sorted(words.rulesets.items())),
                sorted(words.grades),
                sorted(faceted.grams),
            )
        ),
    )
    yield from family.leaves(held.cells, characters.simplified())
    yield from faceted.family.leaves(held.cells, characters.simplified())


class _Faceted:
    """Frequent grams with each value of a facet."""

    def __init__(self, held: Held, size: sizes.Size) -> None:
        self.family = Family("facets", size)
        self.grams: list[str] = []
        self._values = held.facets

    def file(self, gram: str, places: Sequence[int]) -> None:
        if len(places) <= self.family.size.limit:
            return
        self.grams.append(gram)
        kept: dict[str, list[int]] = {}
        for place in places:
            for value in self._values[place]:
                of_value = kept.setdefault(value, [])
                if len(of_value) < sizes.BEST_OF_FACET:
                    of_value.append(place)
        for value, of_value in kept.items():
            self.family.file(facets.key(gram, value), [(place, True) for place in of_value])


def _numbers(held: Held, size: sizes.Size) -> Iterator[File]:
    family = Family("numbers", size)
    keys = [
        (number, place, at >= documents.CODES)
        for place, of_one in enumerate(held.numbers)
        for at, number in enumerate(of_one)
    ]
    beginnings = prefixes.build(keys, size.limit, sizes.BEST, family.file)
    yield "numbers.bin", packing.pack(heavy.encode(beginnings))
    yield from family.leaves(held.cells, characters.simplified(), numbers=True)


def _initials(held: Held, size: sizes.Size, readings: spoken.Readings) -> Iterator[File]:
    family = Family("initials", size)
    keys = sorted(
        {
            (key, place, False)
            for place, names in enumerate(held.names)
            for name in names
            for key in spoken.initials(forms.opened(name), readings)
        }
    )
    beginnings = prefixes.build(keys, size.limit, sizes.BEST, family.file)
    yield "initials.bin", packing.pack(heavy.encode(beginnings))
    yield from family.leaves(held.cells, characters.simplified())


def _sounds(held: Held, size: sizes.Size, readings: spoken.Readings) -> Iterator[File]:
    family = Family("sounds", size)
    heard = spoken.Spoken(readings)
    names = [list(map(forms.opened, of_one)) for of_one in held.names]
    texts = list(map(heard.texts, names))
    grams = lattice.build(texts, size.limit, 0, family.file, lambda gram, places: None)
    weighty = frozenset(grams)
    kept: Counter[str] = Counter()
    for place, of_one in enumerate(names):
        for gram, spelt in heard.heavy(of_one, weighty):
            if kept[spelt] < sizes.BEST_OF_SOUND:
                kept[spelt] += 1
                family.file(gram, [(place, True)])
    yield "sounds.bin", _packed(Sounding(heavy.encode(grams), syllables.table()))
    yield from family.leaves(held.cells, characters.simplified())


def _packed(content: object) -> bytes:
    return packing.pack(msgspec.json.encode(content).decode())
