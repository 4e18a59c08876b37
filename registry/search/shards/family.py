"""A family of shards: under which keys a company is filed.

A key that more than `limit` companies have is heavy. One character is a key wherever it may be
one; a longer key counts only where what is one character shorter of it is heavy. So a company's
light keys are the shortest that are rare enough: whatever is asked for either has a light key,
whose file holds all companies that can match, or is itself a heavy key, whose file has the best.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter

from registry.search import documents
from registry.search.collect import Document

#: A text of a company, and a flag that is filed with it.
Text = tuple[str, bool]

#: How a company has a key: the better, the lower; the last bit is the flag.
Way = int
FIRST, ELSEWHERE, FLAGGED = 0, 1, 2
WAY_BITS = 3


#: What stands before each text where those of a company are one.
MARK = "\n"


@dataclass(frozen=True, slots=True)
class Family:
    """Keys are parts of texts where `inside`, else beginnings of texts.

    The first `plain` texts of a company are not flagged, the others are. `numbers` tells that a
    leaf shows certificates to the flagged, and not former names; `brief` that it shows names and
    codes alone, so that nothing else about a company changes it. `best` tells that a heavy key's
    file has the best.
    """

    name: str
    inside: bool
    of: Callable[[Document], Sequence[str]]
    plain: int
    numbers: bool = False
    brief: bool = False
    best: bool = True

    def texts(self, document: Document) -> Iterator[Text]:
        """The texts of a company, each with its flag."""
        return ((text, at >= self.plain) for at, text in enumerate(self.of(document)))

    def joined(self, document: Document) -> str:
        """The texts of a company in one, a mark before each."""
        return "".join(f"{MARK}{text}" for text in self.of(document))

    def holds(self, key: str, part: str) -> bool:
        """Whether a key has a shorter one in it."""
        return part in key if self.inside else key.startswith(part)

    def keys(self, document: Document, size: int, heavy: Collection[str]) -> dict[str, Way]:
        """The keys of so many characters, where `heavy` has the heavy ones one shorter."""
        ways: dict[str, Way] = {}
        for text, flag in self.texts(document):
            for at in self._starts(text, size, heavy):
                key = text[at : at + size]
                way = self._way(text, at, size, flag)
                ways[key] = better(ways[key], way) if key in ways else way
        return ways

    def every(self, document: Document, heavy: Collection[str]) -> dict[str, Way]:
        """The keys of any size."""
        ways: dict[str, Way] = {}
        size = 1
        while found := self.keys(document, size, heavy):
            ways |= found
            size += 1
        return ways

    def way(self, document: Document, key: str) -> Way:
        """How a company that has the key has it."""
        return reduce(
            better,
            (
                self._way(text, at, len(key), flag)
                for text, flag in self.texts(document)
                for at in range(len(text) if self.inside else 1)
                if text.startswith(key, at)
            ),
        )

    def _starts(self, text: str, size: int, heavy: Collection[str]) -> Iterator[int]:
        last = len(text) - size if self.inside else min(0, len(text) - size)
        for at in range(last + 1):
            before, after = text[at : at + size - 1], text[at + 1 : at + size]
            if size == 1 or (before in heavy and (not self.inside or after in heavy)):
                yield at

    def _way(self, text: str, at: int, size: int, flag: bool) -> Way:
        if not self.inside:
            return (ELSEWHERE if len(text) > size else FIRST) << 1 | flag
        return (FLAGGED if flag else ELSEWHERE if at else FIRST) << 1 | flag


def better(one: Way, other: Way) -> Way:
    """How a company has a key that it has in two ways."""
    return min(one >> 1, other >> 1) << 1 | (one | other) & 1


NAMES = Family("names", True, attrgetter("names"), plain=1)
NUMBERS = Family("numbers", False, attrgetter("numbers"), plain=documents.CODES, numbers=True)
INITIALS = Family("initials", False, attrgetter("initials"), plain=0, brief=True)
SOUNDS = Family("sounds", True, attrgetter("sounds"), plain=0, brief=True, best=False)
FAMILIES = (NAMES, NUMBERS, INITIALS, SOUNDS)
