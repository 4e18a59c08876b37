"""The seam: from a question to candidates. What lies behind it, an index or shards, shows nowhere.

Twin of `themes/register/static/js/search/lookup.js`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from registry.search import facets, grams, keys, sound, spelling
from registry.search.documents import CompanyRow, NoticeRow
from registry.search.facets import Facets
from registry.search.opened import Candidate
from registry.search.question import Question, understand
from registry.search.rank import Rank
from registry.search.reading import Load, Reading
from registry.search.shards import syllables
from registry.search.shards.lattice import light
from registry.search.shards.spoken import LONGEST

__all__ = ["Candidate", "Load", "Lookup"]

Companies = list[Candidate[CompanyRow]]

#: So many that match are a page: then no more is read.
ENOUGH = 10

#: So many files at a time are read for what may sound right, and so many at most.
_AT_ONCE = 4
_MOST = 8
_READINGS = 16


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
            yield from self._spelt(question.sound)
        else:
            yield Round([], 1)
            yield Round(self._named(keys.further(question, self._read.grams)), 1)
            yield Round(self._alike(question), 1)

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

    def _spelt(self, letters: str) -> Iterator[Round]:
        """Names that sound like letters: in full, else abbreviated."""
        known = self._read.syllables
        whole = spelling.whole(letters, known)
        if whole:
            leaves = [("sounds", key) for key in self._sounding(whole)]
            yield Round(self._heard(letters, leaves), 1)
        ways = spelling.abbreviated(letters, known)
        leaves = list(islice(self._abbreviated(ways), _MOST))
        for at in range(0, len(leaves), _AT_ONCE):
            yield Round(self._heard(letters, leaves[at : at + _AT_ONCE]), ENOUGH)

    def _sounding(self, ways: Iterable[spelling.Way]) -> list[str]:
        """The keys of whole syllables."""
        signs = self._read.signs
        texts = dict.fromkeys("".join(syllables.sign(one, signs) for one in way) for way in ways)
        return spelling.keys([[text] for text in texts], self._read.sounds)

    def _abbreviated(self, ways: Iterable[spelling.Way]) -> Iterator[tuple[str, str]]:
        """The keys of syllables that are rare enough together, else of first letters."""
        heavy, signs, whole = self._read.sounds, self._read.signs, self._read.syllables
        rare: list[list[str]] = []
        others: dict[str, None] = {}
        for way in ways:
            runs = spelling.runs(way, whole, signs)
            if any(light(run, heavy) for run in runs):
                rare.append(runs)
            else:
                others[spelling.initials(way)[:LONGEST]] = None
        yield from (("sounds", key) for key in spelling.keys(rare, heavy))
        begun = (keys.beginning(text, self._read.initials) for text in others)
        yield from (("initials", key) for key in dict.fromkeys(begun))

    def _alike(self, question: Question) -> Companies:
        """Names that sound like what was typed, in other characters."""
        typed = "".join(question.words)
        spoken = [self._read.readings.get(char, (char,)) for char in typed]
        found = self._sounding(islice(product(*spoken), _READINGS))
        rows = (row for key in found[:_MOST] for row in self._read.leaf("sounds", key).rows)
        return [
            Candidate(row, Rank.SOUND)
            for row in rows
            if any(sound.alike(typed, name, self._read.readings) for name in self._names(row))
        ]

    def _heard(self, letters: str, leaves: Iterable[tuple[str, str]]) -> Companies:
        rows = (row for family, key in leaves for row in self._read.leaf(family, key).rows)
        ranked = ((row, self._by_sound(letters, row)) for row in rows)
        return [Candidate(row, rank) for row, rank in ranked if rank is not None]

    def _by_sound(self, letters: str, row: CompanyRow) -> Rank | None:
        names = self._names(row)
        if any(sound.spelt(letters, name, self._read.readings) for name in names):
            return Rank.SOUND
        if any(sound.sounds(letters, name, self._read.readings) for name in names):
            return Rank.ABBREVIATED
        return None

    def _names(self, row: CompanyRow) -> list[str]:
        return [self.normalise(name) for name in (row.name, *row.former_names)]
