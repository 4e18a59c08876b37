"""Names by their sound: the texts and keys of one company, from the readings of its characters.

Texts are what a lattice is built of, in signs of syllables. Where a part is heavy in it, signs are
too coarse to keep the best: these are chosen for each way to say it in syllables.
Initials lead to names from the beginning or after the place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from math import prod

from registry.identity import gazetteer
from registry.search import characters, grams
from registry.search.shards import syllables

Readings = Mapping[str, Sequence[str]]

#: So many initials make a key, and so many ways to read them at most.
LONGEST = 8
_WAYS = 8
_PLACES = 3

#: A part so long is in a text with every reading, unless so many ways to read it end it earlier.
_WINDOW = 8
_MOST = 64


class Spoken:
    """How names are read, character by character."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._signs = syllables.signs(syllables.table())
        self._known: dict[str, Sequence[tuple[str, str]]] = {}

    def texts(self, names: Iterable[str]) -> list[str]:
        """What a company's normalised names sound like: each part of them in every reading.

        A name in its first reading, then, for each other reading of a character, what stands
        around it.
        """
        found: dict[str, None] = {}
        for name in names:
            signs = [list(dict.fromkeys(sign for sign, _ in self._read(char))) for char in name]
            first = "".join(each[0] for each in signs)
            found[first] = None
            for at, each in enumerate(signs):
                before = first[max(0, at - _WINDOW + 1) : at]
                for other in each[1:]:
                    for after in product(*_bounded(signs[at + 1 : at + _WINDOW])):
                        found[before + other + "".join(after)] = None
        return list(found)

    def heavy(self, names: Iterable[str], heavy: Collection[str]) -> set[tuple[str, str]]:
        """The heavy parts of a company's names: gram, and what it is in syllables."""
        return {
            part
            for name in names
            for at in range(len(name))
            for part in self._heavy(name[at:], heavy)
        }

    def _heavy(self, rest: str, heavy: Collection[str]) -> Iterator[tuple[str, str]]:
        """Everything heavy that a text begins with."""
        ways = [("", "")]
        for char in rest:
            ways = [
                (longer, f"{spelt} {syllable}")
                for gram, spelt in ways
                for sign, syllable in self._read(char)
                if (longer := gram + sign) in heavy
            ]
            if not ways:
                return
            yield from ways

    def _read(self, char: str) -> Sequence[tuple[str, str]]:
        """Sign and syllable of each reading; a character that has none stands for itself."""
        if char not in self._known:
            spoken = dict.fromkeys(map(syllables.plain, self._readings.get(char, ())))
            pairs = sorted((syllables.sign(one, self._signs), one) for one in spoken)
            self._known[char] = pairs or [(char, char)]
        return self._known[char]


def _bounded(signs: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    while prod(map(len, signs)) > _MOST:
        signs = signs[:-1]
    return signs


def initials(name: str, readings: Readings) -> Iterator[str]:
    """The keys of a normalised name: its initials from the start and after places, all readings."""
    for start in starts(name):
        letters = [_letters(char, readings) for char in name[start : start + LONGEST]]
        yield from dict.fromkeys(map("".join, islice(product(*letters), _WAYS)))


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
