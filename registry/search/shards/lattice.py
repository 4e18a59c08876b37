"""The n-gram lattice: by which parts a name is found, so that one small file answers a question.

A gram that more than `limit` companies have is heavy. Single characters are counted first; a
longer gram counts only where both grams one shorter that make it up are heavy. So a name's light
grams are its shortest parts that are rare enough, and whatever is asked either has one of them,
whose file holds all companies that can match, or is itself a heavy gram, whose file holds the best.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import nsmallest

#: How a company has a gram, best first; with its place in the order, in one number.
_STARTS, _HOLDS, _FORMERLY = range(3)
_KIND = 40
_PLACES = (1 << _KIND) - 1

Names = Sequence[str]
#: Takes a gram and the companies to file under it: place, and whether a former name has the gram.
File = Callable[[str, Iterable[tuple[int, bool]]], None]
#: Takes a heavy gram and the places of all companies that have it, the best first.
Frequent = Callable[[str, Sequence[int]], None]


def build(
    names: Sequence[Names], limit: int, best: int, file: File, frequent: Frequent
) -> list[str]:
    """File every gram of `names`; the heavy grams, sorted, are returned.

    `names[place]` are the sealed names of the company at that place, the current one first; where
    only some can be kept the order of places is the order of preference, after how the gram
    stands in the name.
    """
    heavy: list[str] = []
    starts = _Starts(names)
    size = 1
    while postings := _postings(starts.companies(), size):
        weighty = {gram for gram, held in postings.items() if len(held) > limit}
        for gram, held in postings.items():
            if gram in weighty:
                frequent(gram, [(one & _PLACES) >> 1 for one in sorted(held)])
            kept = nsmallest(best, held) if gram in weighty else held
            file(gram, [((one & _PLACES) >> 1, bool(one & 1)) for one in kept])
        heavy += weighty
        starts.keep(weighty, size)
        size += 1
    return sorted(heavy)


class _Starts:
    """Where in each name a gram of the next size may begin: between two heavy ones."""

    def __init__(self, names: Sequence[Names]) -> None:
        self._names = names
        self._at: dict[int, list[Sequence[int]]] = {
            place: [range(len(name)) for name in of_one] for place, of_one in enumerate(names)
        }

    def companies(self) -> Iterator[tuple[int, list[tuple[str, Sequence[int]]]]]:
        for place, starts in self._at.items():
            yield place, list(zip(self._names[place], starts, strict=True))

    def keep(self, heavy: set[str], size: int) -> None:
        """Keep the starts where this gram and the one a step on are heavy."""
        kept: dict[int, list[Sequence[int]]] = {}
        for place, pairs in self.companies():
            left: list[Sequence[int]] = [
                _paired([at for at in starts if name[at : at + size] in heavy])
                for name, starts in pairs
            ]
            if any(left):
                kept[place] = left
        self._at = kept


def _paired(starts: list[int]) -> list[int]:
    held = set(starts)
    return [at for at in starts if at + 1 in held]


def _postings(
    companies: Iterable[tuple[int, list[tuple[str, Sequence[int]]]]], size: int
) -> dict[str, list[int]]:
    """Gram to companies, each as a number that sorts by kind, then place; last bit: formerly."""
    postings: dict[str, list[int]] = {}
    for place, ((name, starts), *former) in companies:
        found = {name[at : at + size]: _HOLDS << _KIND for at in starts}
        if starts and starts[0] == 0:
            found[name[:size]] = _STARTS << _KIND
        for old, where in former:
            for at in where:
                gram = old[at : at + size]
                found[gram] = found.get(gram, _FORMERLY << _KIND) | 1
        for gram, kind in found.items():
            one = kind | place << 1
            if gram in postings:
                postings[gram].append(one)
            else:
                postings[gram] = [one]
    return postings


def light(text: str, heavy: Collection[str]) -> str | None:
    """The first of the shortest light grams of `text`; None where it has none: it is heavy."""
    for size in range(1, len(text) + 1):
        for at in range(len(text) - size + 1):
            if text[at : at + size] not in heavy:
                return text[at : at + size]
    return None


def lightest(text: str, heavy: Collection[str]) -> list[str]:
    """The light grams of `text` whose parts are heavy: each one's file has all that have it."""
    return [
        gram
        for size in range(1, len(text) + 1)
        for at in range(len(text) - size + 1)
        if (gram := text[at : at + size]) not in heavy
        and (size == 1 or (gram[1:] in heavy and gram[:-1] in heavy))
    ]
