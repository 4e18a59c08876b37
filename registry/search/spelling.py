"""What letters may spell, and under which keys that is. Twin of `…/js/search/spelling.js`.

A way to read letters is a sequence of syllables and, where it is abbreviated, of first letters.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import groupby, islice

from registry.search.keys import lightest

Way = tuple[str, ...]

#: So many ways to read letters are looked at.
_WAYS = 256


def whole(letters: str, syllables: Set[str]) -> list[Way]:
    """The ways to read all of `letters` as syllables, long ones first."""
    return _ways(letters, syllables, set())


def abbreviated(letters: str, syllables: Set[str]) -> list[Way]:
    """The other ways: first letters stand for syllables, and the last may be cut off.

    The first is that all are first letters, if they can be.
    """
    first = {one[0] for one in syllables}
    begun = {one[:size] for one in syllables for size in range(1, len(one))}
    ways = _ways(letters, syllables | first, begun)
    if set(letters) <= first:
        ways = [tuple(letters), *ways]
    return [way for way in dict.fromkeys(ways) if not set(way) <= syllables]


def _ways(letters: str, tokens: Set[str], last: Set[str]) -> list[Way]:
    end = len(letters)
    longest = max(map(len, tokens | last), default=0)
    legible = {end}

    def steps(at: int) -> Iterator[int]:
        for to in range(min(end, at + longest), at, -1):
            token = letters[at:to]
            if to in legible and (token in tokens or (to == end and token in last)):
                yield to

    def cut(at: int) -> Iterator[Way]:
        if at == end:
            yield ()
        for to in steps(at):
            for rest in cut(to):
                yield (letters[at:to], *rest)

    for at in reversed(range(end)):
        if any(steps(at)):
            legible.add(at)
    return list(islice(cut(0), _WAYS)) if 0 in legible else []


def runs(way: Way, syllables: Collection[str]) -> list[Way]:
    """The whole syllables in a way, as far as they are neighbours."""
    spelt = groupby(way, key=lambda token: token in syllables)
    return [tuple(run) for is_whole, run in spelt if is_whole]


def initials(way: Way) -> str:
    """The first letters of a way."""
    return "".join(token[0] for token in way)


def cover(ways: Iterable[Sequence[str]], heavy: Collection[str]) -> list[str]:
    """Few light grams of which every way has one; a way is one text or several.

    A way that has none is left out.
    """
    offers = (
        dict.fromkeys(gram for text in texts for gram in lightest(text, heavy)) for texts in ways
    )
    left = list(filter(None, offers))
    found: list[str] = []
    while left:
        counted = Counter(gram for light in left for gram in light)
        best = max(counted, key=counted.__getitem__)
        found.append(best)
        left = [light for light in left if best not in light]
    return found
