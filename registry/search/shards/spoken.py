"""Names by their sound: the texts of a company in signs of syllables, and its initials.

Of a part that many names have, signs are too coarse to tell the best: `parts` has what it is in
syllables. Initials are from the beginning or after the place. Every reading of a character counts;
a legal form is one sign here too.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import prod

from registry.identity import gazetteer
from registry.search import characters, grams
from registry.search.shards.syllables import Syllables, table

Readings = Mapping[str, Sequence[str]]

#: So many initials make a key; fewer where there are more ways than `_MOST` to read them.
LONGEST = 6
_PLACES = 3

#: A part so long is in a text with every reading, unless so many ways to read it end it earlier.
_WINDOW = 8
_MOST = 64


def texts(names: Iterable[str]) -> list[str]:
    """What a company's sealed names sound like: each part of them in every reading.

    A name in its first reading, then, for each other reading of a character, what stands around it.
    """
    found: dict[str, None] = {}
    for name in names:
        signs = [list(dict.fromkeys(sign for sign, _ in _read(char))) for char in name]
        first = "".join(each[0] for each in signs)
        found[first] = None
        for at, each in enumerate(signs):
            before = first[max(0, at - _WINDOW + 1) : at]
            for other in each[1:]:
                for after in product(*_bounded(signs[at + 1 : at + _WINDOW])):
                    found[before + other + "".join(after)] = None
    return list(found)


def _bounded(signs: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    while prod(map(len, signs)) > _MOST:
        signs = signs[:-1]
    return signs


def parts(names: Iterable[str], spoken: str, wanted: Collection[str]) -> set[str]:
    """The parts of a company's sealed names, in syllables, whose signs `wanted` has.

    `spoken` are its texts, parted by others; `wanted` has every part of what it has.
    """
    found: set[str] = set()
    for name in names:
        read = list(map(_read, name))
        for at in range(len(name)):
            ways = [("", "")]
            for each in read[at:]:
                ways = [
                    (longer, spelt + syllable)
                    for gram, spelt in ways
                    for sign, syllable in each
                    if (longer := gram + sign) in wanted and longer in spoken
                ]
                if not ways:
                    break
                found.update(spelt for _, spelt in ways)
    return found


def signed(spelt: str) -> str:
    """A part in syllables as it is in signs."""
    return _syllables().signed(spelt)


@cache
def _read(char: str) -> Sequence[tuple[str, str]]:
    """Sign and character of each reading; a character that has none stands for itself."""
    read = characters.readings({char}).get(char, ())
    spelt = map(_syllables().char, read)
    return sorted((signed(one), one) for one in spelt) or [(char, char)]


@cache
def _syllables() -> Syllables:
    return Syllables(table())


def initials(name: str, readings: Readings) -> Iterator[str]:
    """The keys of a normalised name: its initials from the start and after places, all readings."""
    for start in starts(name):
        letters = [_letters(char, readings) for char in name[start : start + LONGEST]]
        yield from map("".join, product(*_bounded(letters)))


def _letters(char: str, readings: Readings) -> list[str]:
    return sorted({reading[0] for reading in readings.get(char, (char,))})


def starts(name: str) -> list[int]:
    """Where a name may be thought to begin: at its start, and after each place it starts with."""
    places, longest = _places()
    found = [0]
    while len(found) <= _PLACES:
        at = found[-1]
        ends = range(min(len(name), at + longest), at + 1, -1)
        end = next((end for end in ends if name[at:end] in places), None)
        if end is None:
            break
        found.append(end)
    return [at for at in found if at < len(name)]


@cache
def _places() -> tuple[frozenset[str], int]:
    """Names of divisions, in full and short, and how long the longest is."""
    full = {place.name for place in gazetteer.places()}
    every = full | {gazetteer.short(place) for place in gazetteer.places()}
    names = {grams.normalise(name, characters.simplified()) for name in every}
    return frozenset(name for name in names if len(name) > 1), max(map(len, names))
