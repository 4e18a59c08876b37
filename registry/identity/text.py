"""Plain text from cells: width, spaces and brackets, the one definition that all readers share."""

import unicodedata

#: Brackets of every shape and width, for comparison only.
_BRACKETS = str.maketrans("〔【［[｛{〈《「『〖｟⦅", "(" * 13) | str.maketrans(
    "〕】］]｝}〉》」』〗｠⦆", ")" * 13
)


def narrow(text: str) -> str:
    """Full-width letters, digits and punctuation as their usual forms (NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def compact(text: str) -> str:
    """Narrow, and without any white space."""
    return "".join(narrow(text).split())


def level_brackets(text: str) -> str:
    """All brackets as round ASCII ones."""
    return text.translate(_BRACKETS)
