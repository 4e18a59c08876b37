"""Under which keys names lie that sound so. Twin of `…/js/search/sounding.js`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice, product

from registry.search import forms, keys, spelling
from registry.search.forms import Forms
from registry.search.shards.spoken import LONGEST
from registry.search.shards.syllables import Syllables
from registry.search.spelling import Way

#: A family of files, and a key in it.
Key = tuple[str, str]

#: So many ways to read characters are looked at.
_READINGS = 16


class Sounding:
    """The readings of characters, with the heavy grams of sounds and the table of syllables."""

    def __init__(
        self, readings: Mapping[str, Sequence[str]], heavy: Collection[str], lines: str
    ) -> None:
        self.readings = readings
        self.syllables = {spoken for each in readings.values() for spoken in each}
        self._heavy = heavy
        self._table = Syllables(lines)
        spelt = {
            "".join(map(self._table.char, way)): sign
            for form, sign in forms.SIGNS.items()
            for way in product(*(readings.get(char, ()) for char in form))
        }
        self._forms = Forms(spelt, max(map(len, forms.SIGNS)))

    def whole(self, ways: Iterable[Way]) -> list[Key]:
        """The keys under which are all that sound like one of these, or the best of each."""
        texts = dict.fromkeys(chain.from_iterable(map(self._texts, ways)))
        signed = dict.fromkeys(map(self._table.signed, texts))
        heavy = {text for text in signed if keys.light(text, self._heavy) is None}
        light = spelling.cover(([text] for text in signed), self._heavy)
        best = [("spoken", text) for text in texts if self._table.signed(text) in heavy]
        return [*(("sounds", key) for key in light), *best]

    def abbreviated(self, ways: Iterable[Way], begun: Collection[str]) -> list[Key]:
        """The keys of syllables that are rare enough together, else of first letters.

        `begun` are the heavy beginnings of initials.
        """
        rare: list[list[str]] = []
        initials: dict[str, None] = {}
        for way in ways:
            cores = [self._core(run) for run in spelling.runs(way, self.syllables)]
            if any(keys.light(core, self._heavy) for core in cores):
                rare.append(cores)
            else:
                initials[keys.beginning(spelling.initials(way)[:LONGEST], begun)] = None
        light = spelling.cover(rare, self._heavy)
        return [*(("sounds", key) for key in light), *(("initials", key) for key in initials)]

    def alike(self, typed: str) -> list[Key]:
        """The keys of names that sound like these characters."""
        spoken = (self.readings.get(char, (char,)) for char in typed)
        return self.whole(islice(product(*spoken), _READINGS))

    def _texts(self, way: Way) -> Sequence[str]:
        return self._forms.readings(self._spelt(way)).ways

    def _core(self, way: Way) -> str:
        return self._table.signed(self._forms.readings(self._spelt(way)).core)

    def _spelt(self, way: Way) -> str:
        return "".join(self._table.char(one) if one in self.syllables else one for one in way)
