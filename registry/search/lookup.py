"""The seam: from a question to candidates. What lies behind it, an index or shards, shows nowhere.

Twin of `themes/register/static/js/search/lookup.js`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import msgspec
from lunr.index import Index

from registry.search import grams, sound, tokens
from registry.search.characters import Characters
from registry.search.documents import CompanyRow, NoticeRow
from registry.search.index import Part
from registry.search.question import Question, understand
from registry.search.rank import Rank

Load = Callable[[str], bytes]
Row = TypeVar("Row")

#: From so many characters on, the beginning of a code or number is looked for.
SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Row]):
    """A row that may match. `rank` is set where the index alone tells how, by number or sound."""

    row: Row
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Opened(Generic[Row]):
    """An index file, ready for questions."""

    index: Index
    rows: Sequence[Row]

    def candidates(self, question: Question, words: Sequence[str]) -> list[Candidate[Row]]:
        """What the question's number addresses or begins, and what has all of `words`."""
        number = question.identifier
        whole = tokens.addressed(self.index, number)
        begun = tokens.beginning(self.index, number) if len(number) >= SHORTEST_BEGINNING else []
        ways = (
            (whole, Rank.IDENTIFIER),
            (begun, Rank.IDENTIFIER_PREFIX),
            (tokens.with_all(self.index, words), None),
        )
        return [Candidate(self.rows[place], rank) for places, rank in ways for place in places]


class Lookup:
    """Candidates from the files that `load` gives by name ("companies"), each read once."""

    def __init__(self, load: Load) -> None:
        self._load = load

    def understand(self, typed: str) -> Question:
        """The question in the register's own characters."""
        return understand(typed, self._simplified)

    def normalise(self, text: str) -> str:
        """The comparable form of a name or title that is shown."""
        return grams.normalise(text, self._simplified)

    def companies(self, question: Question) -> list[Candidate[CompanyRow]]:
        """All companies that may match, each once or more."""
        opened = self._companies
        found = opened.candidates(question, grams.characters(question.words))
        sounding = [row for row in opened.rows if self._sounds(question, row)]
        return found + [Candidate(row, Rank.SOUND) for row in sounding]

    def notices(self, question: Question) -> list[Candidate[NoticeRow]]:
        """All notices that may match, each once or more."""
        return self._notices.candidates(question, grams.bigrams(question.words))

    def _sounds(self, question: Question, row: CompanyRow) -> bool:
        return bool(question.sound) and any(
            sound.sounds(question.sound, self.normalise(name), self._characters.readings)
            for name in (row.name, *row.former_names)
        )

    @cached_property
    def _simplified(self) -> dict[str, str]:
        return self._characters.table()

    @cached_property
    def _characters(self) -> Characters:
        return msgspec.json.decode(self._load("characters"), type=Characters)

    @cached_property
    def _companies(self) -> Opened[CompanyRow]:
        part = msgspec.json.decode(self._load("companies"), type=Part[CompanyRow])
        return Opened(tokens.load(part.index), part.rows)

    @cached_property
    def _notices(self) -> Opened[NoticeRow]:
        part = msgspec.json.decode(self._load("notices"), type=Part[NoticeRow])
        return Opened(tokens.load(part.index), part.rows)
