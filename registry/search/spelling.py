"""What letters may spell: syllables, or initials. Twin of `…/js/search/spelling.js`."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

#: So many ways to cut letters into syllables are looked at, and so many pairs in each.
_WAYS = 4
_PAIRS = 8


def ways(letters: str, syllables: Collection[str]) -> list[list[str]]:
    """The ways to read `letters` as syllables, the last perhaps cut off and then left out."""
    found: list[list[str]] = []
    for way in _ways(letters, sorted(syllables)):
        if way and way not in found:
            found.append(way)
        if len(found) == _WAYS:
            break
    return found


def _ways(letters: str, syllables: Sequence[str]) -> Iterator[list[str]]:
    whole = [one for one in syllables if letters.startswith(one)]
    for one in sorted(whole, key=len, reverse=True):
        for rest in _ways(letters[len(one) :], syllables):
            yield [one, *rest]
    if any(one.startswith(letters) and one != letters for one in syllables) or not letters:
        yield []


def initials(letters: str, syllables: Collection[str]) -> list[str]:
    """The initials that `letters` may stand for: themselves, or those of what they spell."""
    mixed, at = "", 0
    longest = max(map(len, syllables), default=1)
    while at < len(letters):
        mixed += letters[at]
        sizes = range(longest, 0, -1)
        at += next((size for size in sizes if letters[at : at + size] in syllables), 1)
    return list(dict.fromkeys((letters, mixed)))


def pairs(way: Sequence[str]) -> list[str]:
    """The first pairs of neighbouring syllables, as the sound files name them."""
    return [" ".join(pair) for pair in pairwise(way)][:_PAIRS]


def written(
    way: Sequence[str], sounding: Mapping[str, Sequence[str]], frequent: Callable[[str], bool]
) -> Sequence[str]:
    """Of the pairs of characters that sound like a pair of the way, those of the rarest pair.

    `sounding` holds the pairs of the register. A pair beside must sound right as well. Nobody is
    missed where no spelling is `frequent`: whoever sounds like the whole way has a pair for each
    of its pairs. Of a frequent one only the best can be found.
    """
    known = [set(sounding.get(pair, ())) for pair in pairs(way)]
    spelt = [(any(map(frequent, held)), len(held), at) for at, held in enumerate(known) if held]
    if not spelt:
        return ()
    *_, at = min(spelt)
    before = {pair[1] for pair in known[at - 1]} if at else set()
    after = {pair[0] for pair in known[at + 1]} if at + 1 < len(known) else set()
    return [
        pair
        for pair in sounding[pairs(way)[at]]
        if (not before or pair[0] in before) and (not after or pair[1] in after)
    ]
