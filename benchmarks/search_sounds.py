"""Questions in pinyin, and what a scan of all names finds for them.

Nothing here is the search's own but the table of readings and where initials begin.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from benchmarks.generate.dice import Dice
from registry.search.shards import spoken

Readings = Mapping[str, Sequence[str]]
Names = Sequence[Sequence[str]]
_END = "\n"


class Heard:
    """All names as one text: where each character stands, and how it is read.

    `names[place]` are the normalised names of the company at that place.
    """

    def __init__(self, names: Names, readings: Readings) -> None:
        self._names = names
        self._readings = readings
        whole = ["".join(name + _END for name in of_one) for of_one in names]
        self._text = "".join(whole)
        self._starts = [0, *accumulate(map(len, whole))]
        self._at: dict[str, list[int]] = {}
        for place, char in enumerate(self._text):
            self._at.setdefault(char, []).append(place)

    def in_full(self, letters: str) -> set[int]:
        """The places of those with neighbouring characters that are read, in full, so."""
        return self._places(letters, lambda reading, at: {len(reading)})

    def abbreviated(self, letters: str) -> set[int]:
        """Of those where first letters will do, and the last may be cut off."""
        return self._places(letters, lambda reading, at: {1, len(reading), len(letters) - at})

    def by_initials(self, letters: str) -> set[int]:
        """Of those whose initials, from the start or after the place, begin so."""
        return {
            place
            for place, names in enumerate(self._names)
            if any(self._begins(letters, name) for name in names)
        }

    def _begins(self, letters: str, name: str) -> bool:
        return any(
            len(name) - start >= len(letters)
            and all(
                letter in {one[0] for one in self._read(char)}
                for letter, char in zip(letters, name[start:], strict=False)
            )
            for start in spoken.starts(name)
        )

    def _places(self, letters: str, sizes: Callable[[str, int], set[int]]) -> set[int]:
        reached: list[set[int]] = [set() for _ in range(len(letters) + 1)]
        for char, places in self._at.items():
            for size in self._taken(letters, 0, char, sizes):
                reached[size].update(place + 1 for place in places)
        for at in range(1, len(letters)):
            for place in reached[at]:
                for size in self._taken(letters, at, self._text[place], sizes):
                    reached[at + size].add(place + 1)
        return {bisect_right(self._starts, place - 1) - 1 for place in reached[-1]}

    def _taken(
        self, letters: str, at: int, char: str, sizes: Callable[[str, int], set[int]]
    ) -> set[int]:
        """How many letters the character may take: a beginning of one of its readings."""
        rest = letters[at:]
        return {
            size
            for reading in self._read(char)
            for size in sizes(reading, at)
            if size <= len(reading) and rest[:size] == reading[:size] and len(rest) >= size
        }

    def _read(self, char: str) -> Sequence[str]:
        return self._readings.get(char, (char,))


def parts(dice: Dice, names: Names, readings: Readings) -> Iterator[list[Sequence[str]]]:
    """Without end: the readings of two to eight neighbours in the name of some company."""
    while True:
        name = names[dice.below(len(names))][0]
        size = 2 + dice.below(min(8, len(name)) - 1)
        start = dice.below(len(name) - size + 1)
        part = name[start : start + size]
        if all(char in readings for char in part):
            yield [readings[char] for char in part]


def in_full(dice: Dice, part: Iterable[Sequence[str]]) -> str:
    """Any reading of each, with spaces or without."""
    return dice.pick(("", " ")).join(map(dice.pick, part))


def mixed(dice: Dice, part: Iterable[Sequence[str]]) -> str:
    """Any reading of each, in full or its first letter."""
    return "".join(one if dice.below(2) else one[0] for one in map(dice.pick, part))


def first_letters(dice: Dice, names: Names, readings: Readings) -> Iterator[str]:
    """Without end: two to eight initials of a name, from the start or after the place."""
    while True:
        name = names[dice.below(len(names))][0]
        start = dice.pick(spoken.starts(name))
        part = name[start : start + 2 + dice.below(7)]
        if len(part) > 1 and all(char in readings for char in part):
            yield "".join(dice.pick(readings[char])[0] for char in part)
