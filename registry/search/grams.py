"""How text becomes comparable, and how it is cut: the one definition of the search.

`themes/register/static/js/search/grams.js` is its twin; `tests/search/vectors.json` holds the
cases that both must pass. Every step looks at one character alone, so that any part of a name
normalises to a part of the normalised name: recall rests on that, and so does highlighting.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

_DROPPED_GROUPS = frozenset("PSZM")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
_SPACES = re.compile("[ \t\r\n\u00a0\u3000]+")
_LEGAL_FORM = re.compile("(?:股份)?有限(?:责任)?公司")
_CUT_OFF_FORM = re.compile("(?:股份)?有(?:限(?:公|责任?|责任公)?)?$")
_LOOKALIKES = str.maketrans("oizs", "0125")


def normalise(text: str, simplified: Mapping[str, str]) -> str:
    """The comparable form of `text`: compatibility forms, case, marks and signs folded away.

    `simplified` maps a traditional character to its simplified one. Full width, brackets of any
    kind, spaces, punctuation and accents make no difference. Characters that this Python does
    not know yet are kept, as newer browsers know them.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    return "".join(simplified.get(char, char) for one in text for char in _plain(one))


@cache
def _plain(char: str) -> str:
    """One character by itself: what normalising drops has no effect on its neighbours."""
    lowered = (part.lower() for part in unicodedata.normalize("NFKD", char))
    return "".join(part for text in lowered for part in text if not _dropped(part))


def _dropped(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in _DROPPED_GROUPS or category in _DROPPED


def pieces(normalised: str) -> tuple[str, ...]:
    """A normalised name without its legal form (有限公司 and the like), cut where that stood.

    A text that is nothing else is its own only piece.
    """
    found = tuple(filter(None, _LEGAL_FORM.split(normalised)))
    return found or tuple(filter(None, (normalised,)))


def words(text: str, simplified: Mapping[str, str]) -> tuple[str, ...]:
    """The pieces of a query, word by word. A legal form still being typed (有, 有限责) goes too.

    It stays where fewer than two characters would be left: 国有 is a word.
    """
    parts = [normalise(word, simplified) for word in _SPACES.split(text)]
    if parts:
        begun = _CUT_OFF_FORM.sub("", parts[-1])
        parts[-1] = begun if len(begun) > 1 else parts[-1]
    return tuple(piece for part in parts for piece in pieces(part))


def identifier(text: str, simplified: Mapping[str, str]) -> str:
    """The comparable form of a code or number: O, I, Z, S read as 0, 1, 2, 5 (P-10)."""
    return normalise(text, simplified).translate(_LOOKALIKES)


def characters(normalised: Iterable[str]) -> list[str]:
    """The distinct characters, sorted: what names are indexed by, so that any of them find it."""
    return sorted({char for text in normalised for char in text})


def bigrams(normalised: Iterable[str]) -> list[str]:
    """The distinct pairs of neighbours, sorted: what the texts of notices are indexed by."""
    return sorted({text[at : at + 2] for text in normalised for at in range(len(text) - 1)})
