"""A year's notices, ready for questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from lunr.index import Index

from registry.search import grams, tokens
from registry.search.documents import NoticeRow
from registry.search.question import Question
from registry.search.rank import Rank

Row = TypeVar("Row")

#: From so many characters on, the beginning of a notice's id is looked for.
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Row]):
    """A row that may match. `rank` is set where the files alone tell how, by number or sound."""

    row: Row
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The index of a year, and the rows that its references number."""

    index: Index
    rows: Sequence[NoticeRow]

    def candidates(self, question: Question) -> list[Candidate[NoticeRow]]:
        """What the question's number addresses or begins, and what has all of its pairs."""
        number = question.identifier
        long = len(number) >= _SHORTEST_BEGINNING
        ways = (
            (tokens.addressed(self.index, number), Rank.IDENTIFIER),
            (tokens.beginning(self.index, number) if long else [], Rank.IDENTIFIER_PREFIX),
            (tokens.with_all(self.index, grams.bigrams(question.words)), None),
        )
        return [Candidate(self.rows[place], rank) for places, rank in ways for place in places]
