"""What a scan of everything finds, and how much of it the search finds; how much it reads."""

from collections.abc import Iterable, Sequence

from benchmarks.generate.cast import Member
from benchmarks.generate.dice import Dice
from registry.search import characters, grams


class Counted:
    """The files, and those read since the last reset, the way a browser keeps what it has."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.read: list[int] = []

    def __call__(self, name: str) -> bytes:
        """A file, and its size noted."""
        self.read.append(len(self.files[name]))
        return self.files[name]


class Truth:
    """What a scan of everything finds."""

    def __init__(self, members: Sequence[Member]) -> None:
        plain = characters.simplified()
        self.members = members
        self.names = [
            tuple(grams.normalise(name, plain) for name in (one.name, *one.former_names))
            for one in members
        ]
        self.joined = ["\n".join(names) for names in self.names]

    def named(self, text: str) -> set[str]:
        """Codes of those whose name has the text."""
        wanted = grams.normalise(text, characters.simplified())
        pairs = zip(self.members, self.joined, strict=True)
        return {one.code for one, names in pairs if wanted in names}

    def numbered(self, text: str) -> set[str]:
        """Codes that begin so, or whose organisation code does."""
        return {
            one.code
            for one in self.members
            if text in (one.code[: len(text)], one.code[8:17][: len(text)])
        }

    def codes(self, places: Iterable[int]) -> set[str]:
        """The codes of the companies at these places."""
        return {self.members[place].code for place in places}

    def best(self, places: Iterable[int]) -> set[str]:
        """The codes of those that come first: shorter names, then smaller codes."""
        ordered = sorted(places, key=lambda at: (len(self.names[at][0]), self.members[at].code))
        return self.codes(ordered[:10])


def recall(found: Sequence[str], true: set[str], there: int) -> float:
    """How much of the first ten that there could be is there, and nothing else among them."""
    best = found[:10]
    right = sum(code in true for code in best)
    return 1.0 if right == len(best) >= min(10, there) else right / min(10, max(there, 1))


def parts(dice: Dice, names: Sequence[str]) -> str:
    """A contiguous part of two characters or more of one of the names."""
    name = dice.pick(names)
    size = 2 + dice.below(min(len(name), dice.pick((2, 3, 4, 6, 9, 30))) - 1)
    start = dice.below(len(name) - size + 1)
    return name[start : start + size]
