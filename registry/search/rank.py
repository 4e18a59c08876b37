"""The order of results: how well a name matches, and never a score or a grade (P-2).

`themes/register/static/js/search/rank.js` is the twin; `tests/search/vectors.json` has the cases.
"""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from operator import ne

from registry.search.question import Question

#: In two characters, one wrong leaves too little.
_SHORTEST_NEAR = 3


class Rank(IntEnum):
    """How something matches, best first."""

    IDENTIFIER = 0
    EXACT = 1
    FORMER_EXACT = 2
    PREFIX = 3
    CONTIGUOUS = 4
    FORMER = 5
    IDENTIFIER_PREFIX = 6
    WORDS = 7
    SCATTERED = 8
    JUMBLED = 9
    SOUND = 10
    ABBREVIATED = 11
    NEAR = 12
    TITLE = 13
    TEXT = 14


_OF_FORMER = {
    Rank.EXACT: Rank.FORMER_EXACT,
    Rank.PREFIX: Rank.FORMER,
    Rank.CONTIGUOUS: Rank.FORMER,
}


def of_names(question: Question, name: str, former: Sequence[str]) -> Rank | None:
    """How well a company matches by its normalised name or former names; None: not at all."""
    found = [of_name(question, name)]
    found += [_OF_FORMER.get(rank, rank) for old in former if (rank := of_name(question, old))]
    return min((rank for rank in found if rank), default=None)


def of_name(question: Question, name: str) -> Rank | None:
    """How well one normalised name matches."""
    if question.text in name:
        return _contiguous(question.text, name)
    core = "".join(question.words)
    if all(word in name for word in question.words):
        return Rank.WORDS
    if is_scattered(core, name):
        return Rank.SCATTERED
    return Rank.JUMBLED if Counter(core) <= Counter(name) else None


def _contiguous(text: str, name: str) -> Rank:
    if name == text:
        return Rank.EXACT
    return Rank.PREFIX if name.startswith(text) else Rank.CONTIGUOUS


def is_scattered(text: str, name: str) -> bool:
    """Whether the characters of `text` stand in `name` in their order, with or without gaps."""
    rest = iter(name)
    return all(char in rest for char in text)


def is_near(question: Question, names: Sequence[str]) -> bool:
    """Whether a normalised name has all characters of the query side by side but for one."""
    core = "".join(question.words)
    return len(core) >= _SHORTEST_NEAR and any(
        sum(map(ne, core, name[at:])) == 1
        for name in names
        for at in range(len(name) - len(core) + 1)
    )


def of_notice(question: Question, number: str, title: str) -> Rank:
    """How a notice that holds all pairs of the query matches, by its normalised number, title."""
    if question.text == number:
        return Rank.IDENTIFIER
    return Rank.TITLE if question.text in number or question.text in title else Rank.TEXT
