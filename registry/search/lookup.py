"""The seam: from a question to candidates. What lies behind it, an index or shards, shows nowhere.

Twin of `themes/register/static/js/search/lookup.js`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, product
from typing import NamedTuple

from registry.search import facets, forms, grams, keys, sound, spelling
from registry.search.documents import CompanyRow, NoticeRow
from registry.search.facets import Facets
from registry.search.keys import light
from registry.search.opened import Candidate
from registry.search.question import Question, understand
from registry.search.rank import Rank
from registry.search.reading import Load, Reading
from registry.search.shards.spoken import LONGEST

__all__ = ["Candidate", "Load", "Lookup"]

Companies = list[Candidate[CompanyRow]]

#: So many that match are a page: then no more is read.
ENOUGH = 10

#: So many files at a time are read for what may sound right, and so many at most.
_AT_ONCE = 4
_MOST = 16
_READINGS = 4


class Round(NamedTuple):
    """Candidates, and how many matching ones, with those before, make a further round needless.

    Where that is more than one, only those count that match in one piece.
    """

    found: Companies
    enough: int


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
            yield from (Round(heard, ENOUGH) for heard in self._spelt(question.sound))
        else:
            yield Round([], 1)
            yield Round(self._named(keys.further(question, self._read.grams)), 1)
            yield from (Round(heard, 1) for heard in self._alike(question))

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
        held = self._read.leaf("numbers", keys.beginning(number, self._read.numbers))
        found = ((row, self._by_number(number, row)) for row in held.rows)
        return [Candidate(row, rank) for row, rank in found if rank is not None]

    def _by_number(self, number: str, row: CompanyRow) -> Rank | None:
        every = (row.code, row.code[8:17], *row.certificates)
        forms = [grams.identifier(text, self._read.simplified) for text in every]
        if number in forms:
            return Rank.IDENTIFIER
        begun = any(form.startswith(number) for form in forms)
        return Rank.IDENTIFIER_PREFIX if begun else None

    def _spelt(self, letters: str) -> Iterator[Companies]:
        """Names that sound like letters: by syllables, then by initials."""
        syllables = {spoken for forms in self._read.readings.values() for spoken in forms}
        ways = spelling.ways(letters, syllables)
        yield from self._sounding([letters], map(self._written, ways))
        if not any(len(way) > 1 for way in ways):
            yield from self._sounding([letters], [self._single(letters)])
        for text in spelling.initials(letters, syllables):
            key = keys.beginning(text[:LONGEST], self._read.initials)
            yield self._heard([letters], self._read.leaf("initials", key).rows)

    def _alike(self, question: Question) -> Iterator[Companies]:
        """Names that sound like what was typed, in other characters."""
        spoken = [self._read.readings.get(char, ()) for char in "".join(question.words)]
        ways = [list(way) for way in islice(product(*spoken), _READINGS)]
        yield from self._sounding(["".join(way) for way in ways], map(self._written, ways))

    def _written(self, way: Sequence[str]) -> Sequence[str]:
        sounding = {pair: self._read.sounding(pair) for pair in spelling.pairs(way)}
        return spelling.written(way, sounding, self._is_frequent)

    def _is_frequent(self, text: str) -> bool:
        return forms.is_within(text) or light(text, self._read.grams) is None

    def _single(self, letters: str) -> list[str]:
        """The characters whose sound begins so, frequent ones first."""
        found = (
            char
            for char, spoken in self._read.readings.items()
            if any(one.startswith(letters) for one in spoken)
        )
        return sorted(found, key=lambda char: (char not in self._read.grams, char))

    def _sounding(
        self, letters: Sequence[str], texts: Iterable[Sequence[str]]
    ) -> Iterator[Companies]:
        found = (light(text, self._read.grams) or text for text in chain.from_iterable(texts))
        several = list(islice(dict.fromkeys(found), _MOST))
        for at in range(0, len(several), _AT_ONCE):
            held = self._named(several[at : at + _AT_ONCE])
            yield self._heard(letters, [candidate.row for candidate in held])

    def _heard(self, letters: Sequence[str], rows: Iterable[CompanyRow]) -> Companies:
        return [Candidate(row, Rank.SOUND) for row in rows if self._sounds(letters, row)]

    def _sounds(self, letters: Sequence[str], row: CompanyRow) -> bool:
        names = [self.normalise(name) for name in (row.name, *row.former_names)]
        return any(
            sound.sounds(one, name, self._read.readings) for one in letters for name in names
        )
