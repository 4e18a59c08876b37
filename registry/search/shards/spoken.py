"""Names by their sound: the texts of a company in signs of syllables, and its initials.

Of a part that many names have, signs are too coarse to tell the best: `parts` has what it is in
syllables. Initials are from the beginning or after the place. Every reading of a character counts;
a legal form is one sign here too.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from math import prod

from registry.identity import gazetteer
from registry.search import characters, grams
from registry.search.shards.syllables import Syllables, table

#: So many initials make a key; fewer where there are more ways than `_MOST` to read them.
LONGEST = 6
_PLACES = 3

#: So many parts of names are known at a time, and a few more: those of the last companies.
_KNOWN = 200_000

#: A part of a name in signs, and in syllables.
_Way = tuple[str, str]

#: A part so long is in a text with every reading, unless so many ways to read it end it earlier.
_WINDOW = 8
_MOST = 64


def texts(names: Iterable[str]) -> list[str]:
    """What a company's sealed names sound like: each part of them in every reading.

    A name in its first reading, then, for each other reading of a character, what stands around it.
    """
    found: dict[str, None] = {}
    for name in names:
        signs = list(map(_signs, name))
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


class Parts:
    """The parts of names, in syllables, whose signs `wanted` has; each has a number here.

    `wanted` has every part of what it has. What was found for a part of one name is known for
    the next that has it: a register's names are made of the same words.
    """

    def __init__(self, wanted: Collection[str]) -> None:
        """Take the signs."""
        self._wanted = wanted
        self._numbers: dict[str, int] = {}
        # Thousands of nodes say the same: each way is kept once.
        self._ways: dict[_Way, _Way] = {}
        self._forget()

    def spelt(self) -> list[str]:
        """The parts that were found so far, by number."""
        return list(self._numbers)

    def of(self, names: Iterable[str], spoken: str) -> set[int]:
        """Those of a company's sealed names; `spoken` are its texts, parted by others."""
        found: set[int] = set()
        if self._known > _KNOWN:
            self._forget()
        for name in names:
            for at in range(len(name)):
                node = self._root
                for char in name[at:]:
                    longer = node[char]
                    if longer is None:
                        break
                    node = longer
                found.update(node.first)
                if node.other:
                    found.update(number for gram, number in node.other if gram in spoken)
        return found

    def longer(self, node: "_Node", char: str) -> "_Node | None":
        """A part and one character more; None where no sign of it is wanted."""
        self._known += 1
        read = _read(char)
        usual = read[0][0]
        ways: list[_Way] = []
        others: list[_Way] = []
        for known, before in ((True, node.ways), (False, node.others)):
            for gram, spelt in before:
                for sign, syllable in read:
                    if gram + sign in self._wanted:
                        one = ways if known and sign == usual else others
                        way = (gram + sign, spelt + syllable)
                        one.append(self._ways.setdefault(way, way))
        if not ways and not others:
            return None
        first = (*node.first, *(self._number(spelt) for _, spelt in ways))
        other = (*node.other, *((gram, self._number(spelt)) for gram, spelt in others))
        return _Node(self, tuple(ways), tuple(others), first, other)

    def _forget(self) -> None:
        self._root = _Node(self, (("", ""),), (), (), ())
        self._known = 0

    def _number(self, spelt: str) -> int:
        return self._numbers.setdefault(spelt, len(self._numbers))


class _Node(dict[str, "_Node | None"]):
    """A part of names, and by a character the part that is longer by it.

    What it is in signs and in syllables: in the usual reading of each character every company
    that has it has it in its texts, `others` may have been too many. `first` and `other` are the
    numbers of these and of those of the shorter parts that it begins with.
    """

    __slots__ = ("_parts", "first", "other", "others", "ways")

    def __init__(
        self,
        parts: Parts,
        ways: tuple[_Way, ...],
        others: tuple[_Way, ...],
        first: tuple[int, ...],
        other: tuple[tuple[str, int], ...],
    ) -> None:
        self._parts = parts
        self.ways, self.others, self.first, self.other = ways, others, first, other

    def __missing__(self, char: str) -> "_Node | None":
        node = self[char] = self._parts.longer(self, char)
        return node


def signed(spelt: str) -> str:
    """A part in syllables as it is in signs."""
    return _syllables().signed(spelt)


@cache
def _read(char: str) -> Sequence[tuple[str, str]]:
    """Sign and character of each reading; a character that has none stands for itself."""
    spelt = map(_syllables().char, characters.read(char))
    return sorted((signed(one), one) for one in spelt) or [(char, char)]


@cache
def _signs(char: str) -> Sequence[str]:
    return list(dict.fromkeys(sign for sign, _ in _read(char)))


@cache
def _syllables() -> Syllables:
    return Syllables(table())


def initials(name: str) -> Iterator[str]:
    """The keys of a normalised name: its initials from the start and after places, all readings."""
    for start in starts(name):
        letters = list(map(_letters, name[start : start + LONGEST]))
        yield from map("".join, product(*_bounded(letters)))


@cache
def _letters(char: str) -> Sequence[str]:
    return sorted({reading[0] for reading in characters.read(char) or (char,)})


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
