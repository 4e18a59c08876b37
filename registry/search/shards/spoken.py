"""Names by their sound: which pairs of characters sound so, and by which initials a name begins.

What is typed in full leads to characters, and they to names: `sounding` makes that table, and no
name is stored for it. Initials lead to names at once, from the beginning or after the place.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product

from registry.identity import gazetteer
from registry.search import characters, grams

Readings = Mapping[str, Sequence[str]]

#: So many initials make a key, and so many ways to read them at most.
LONGEST = 8
_WAYS = 8
_PLACES = 3


def sounding(pair: str, readings: Readings) -> Iterator[str]:
    """The syllables that a pair of neighbours may be, "hua shan"."""
    return map(" ".join, product(*(readings.get(char, ()) for char in pair)))


def ordered(pairs: Mapping[str, int]) -> list[str]:
    """Pairs by how often they are in names, the most frequent first.

    That is told in powers of two, so that one more name seldom changes the order.
    """
    return sorted(pairs, key=lambda pair: (-pairs[pair].bit_length(), pair))


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
