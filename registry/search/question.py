"""What was typed, understood: its comparable forms, and whether it is a mistyped code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from registry.identity import codes
from registry.search import grams

_CODE = re.compile("[0-9a-z]{2}[0-9]{6}[0-9a-z]{10}")
_LETTERS = re.compile("[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Question:
    """A query in every form that an answer needs.

    `text` is all of it, normalised; `words` its pieces without legal forms; `identifier` the form
    of a code; `sound` the letters where it may be pinyin, else empty; `mistyped` tells that it
    has the form of a unified social credit code whose check characters do not fit (P-10).
    """

    text: str
    words: tuple[str, ...]
    identifier: str
    sound: str
    mistyped: bool


def understand(typed: str, simplified: Mapping[str, str]) -> Question:
    """The question that `typed` asks. An empty one has an empty `text`."""
    text = grams.normalise(typed, simplified)
    identifier = grams.identifier(typed, simplified)
    return Question(
        text=text,
        words=grams.words(typed, simplified),
        identifier=identifier,
        sound=text if _LETTERS.fullmatch(text) else "",
        mistyped=is_mistyped(identifier),
    )


def is_mistyped(identifier: str) -> bool:
    """Whether this has the form of an 18-character code, but not its check characters."""
    return bool(_CODE.fullmatch(identifier)) and codes.parse(identifier) != identifier.upper()
