"""The seam: from a question to candidates. What lies behind it, an index or shards, shows nowhere.

Twin of `themes/register/static/js/search/lookup.js`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from registry.search import facets, forms, grams, keys, sound, spelling
from registry.search.documents import CompanyRow, NoticeRow
from registry.search.facets import Facets
from registry.search.opened import Candidate
from registry.search.question import Question, understand
from registry.search.rank import Rank
from registry.search.reading import Load, Reading
from registry.search.sounding import Key

__all__ = ["Candidate", "Load", "Lookup"]

Companies = list[Candidate[CompanyRow]]

#: So many that match are a page: then no more is read.
ENOUGH = 10

#: So many files at a time are read for what may sound right, and so many at most.
_AT_ONCE = 4
_MOST = 8


class Round(NamedTuple):
    """Candidates, and how many matching ones, with those before, make a further round needless.

    Where that is more than one, only those count that match in one piece.
    """

    found: Companies
    enough: int


class Heard(NamedTuple):
    """How a company sounds like what was typed, in its order."""

    rank: Rank
    length: int
    code: str
    name: str


class Lookup:
    """Candidates from the files that `load` gives by name ("names.bin"), each read once."""

    def __init__(self, load: Load) -> None:
        self._read = Reading(load)

    def understand(self, typed: str) -> Question:
        """The question in the register's own characters."""
        return understand(typed, self._read.simplified)

    def normalise(self, text: str) -> str:
        """The comparable form of a name or title that is shown."""
        return grams.normalise(text, self._read.simplified)

    @property
    def readings(self) -> Mapping[str, Sequence[str]]:
        """How the characters in names are read."""
        return self._read.readings

    def forget(self) -> None:
        """Keep what is needed beforehand, and no leaf."""
        self._read.forget()

    def companies(self, question: Question, asked: Facets) -> Iterator[Round]:
        """Companies that may match, in rounds, each read only when it is asked for.

        The first have all that can match by name or number, or the best; the others are for
        letters that may be sounds, and for finding something rather than nothing.
        """
        if keys.is_number(question):
            yield Round(self._numbered(question), 1 if keys.is_long_number(question) else ENOUGH)
        for key in keys.of_name(question, self._read.grams):
            yield Round(self._asked(key, asked), ENOUGH)
        if question.sound:
            yield from self._spelt(question.sound)
        else:
            yield Round([], 1)
            yield Round(self._named(keys.further(question, self._read.grams)), 1)
            yield from self._alike(question)

    def notices(self, question: Question) -> list[Candidate[NoticeRow]]:
        """All notices that may match, each once or more."""
        return [found for year in self._read.notices for found in year.candidates(question)]

    def _named(self, of_names: Iterable[str]) -> Companies:
        leaves = (self._read.leaf("names", key) for key in of_names)
        return [Candidate(row) for held in leaves for row in held.rows]

    def _asked(self, key: str, asked: Facets) -> Companies:
        """What is filed under a key; under a frequent one, what the facets ask for as well."""
        held = self._named([key])
        if asked.key and key in self._read.skeleton.frequent:
            leaf = self._read.leaf("facets", facets.key(key, asked.key))
            held += map(Candidate, leaf.rows)
        return held

    def _numbered(self, question: Question) -> Companies:
        number = question.identifier
        held = self._read.leaf("numbers", self._number(number))
        found = ((row, self._by_number(number, row)) for row in held.rows)
        return [Candidate(row, rank) for row, rank in found if rank is not None]

    def _number(self, number: str) -> str:
        return keys.beginning(number, self._read.numbers)

    def _by_number(self, number: str, row: CompanyRow) -> Rank | None:
        every = (row.code, row.code[8:17], *row.certificates)
        forms = [grams.identifier(text, self._read.simplified) for text in every]
        if number in forms:
            return Rank.IDENTIFIER
        begun = any(form.startswith(number) for form in forms)
        return Rank.IDENTIFIER_PREFIX if begun else None

    def _spelt(self, letters: str) -> Iterator[Round]:
        """Names that sound like letters: in full, else abbreviated."""
        known = self._read.sounding
        of_letters = partial(self._by_sound, letters)
        leaves = known.whole(spelling.whole(letters, known.syllables))
        yield from self._heard(leaves, of_letters)
        yield Round([], 1)
        ways = spelling.abbreviated(letters, known.syllables)
        leaves = known.abbreviated(ways, self._read.initials)[:_MOST]
        for at in range(0, len(leaves), _AT_ONCE):
            yield from self._heard(leaves[at : at + _AT_ONCE], of_letters)

    def _alike(self, question: Question) -> Iterator[Round]:
        """Names that sound like what was typed, in other characters."""
        typed = "".join(question.words)
        readings = self._read.readings

        def ranked(names: Iterable[str]) -> Rank | None:
            fits = any(sound.alike(typed, name, readings) for name in names)
            return Rank.SOUND if fits else None

        leaves = self._read.sounding.alike(typed)[:_MOST]
        return self._heard(leaves, ranked)

    def _by_sound(self, letters: str, names: Sequence[str]) -> Rank | None:
        if any(sound.spelt(letters, name, self._read.readings) for name in names):
            return Rank.SOUND
        if any(sound.sounds(letters, name, self._read.readings) for name in names):
            return Rank.ABBREVIATED
        return None

    def _heard(
        self, leaves: Iterable[Key], by: Callable[[Sequence[str]], Rank | None]
    ) -> Iterator[Round]:
        """Those in leaves that tell no more than names and codes, a page at a time."""
        found: dict[str, Heard] = {}
        for row in (row for family, key in leaves for row in self._read.leaf(family, key).rows):
            names = [self.normalise(name) for name in (row.name, *row.former_names)]
            rank = by(names)
            if rank is not None:
                found[row.code] = Heard(rank, len(names[0]), row.code, names[0])
        every = sorted(found.values())
        for at in range(0, min(len(every), _MOST * ENOUGH), ENOUGH):
            yield Round(self._told(every[at : at + ENOUGH]), ENOUGH)

    def _told(self, heard: Sequence[Heard]) -> Companies:
        """All there is to tell of a few, read from as few files as may be."""
        heavy = self._read.grams
        names = {one.code: forms.sealed(one.name) for one in heard}
        leaves = [
            ("names", key) for key in spelling.cover(([one] for one in names.values()), heavy)
        ]
        alone = (code for code, name in names.items() if keys.light(name, heavy) is None)
        codes = (grams.identifier(code, self._read.simplified) for code in alone)
        leaves += (("numbers", self._number(code)) for code in codes)
        rows = (row for family, key in leaves for row in self._read.leaf(family, key).rows)
        held = {row.code: row for row in rows}
        return [Candidate(held[one.code], one.rank) for one in heard if one.code in held]
