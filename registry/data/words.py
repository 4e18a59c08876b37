"""What types, fields and tables are called, in both languages, from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Word(NamedTuple):
    """A name in Chinese and in English."""

    zh: str
    en: str


def field(owner: str, name: str) -> Word:
    """A field of a type, or a column of a table. Raises LookupError for one without words."""
    found = _words()["fields"]
    return found.get(f"{owner}.{name}") or found[name]


def of_type(name: str) -> Word:
    """A type of the JSON files. Raises LookupError for one without words."""
    return _words()["types"][name]


def table(name: str) -> Word:
    """A table. Raises LookupError for one without words."""
    return _words()["tables"][name]


@cache
def _words() -> Mapping[str, Mapping[str, Word]]:
    text = files(__package__).joinpath("words.toml").read_text("utf-8")
    groups: Mapping[str, Mapping[str, tuple[str, str]]] = tomllib.loads(text)
    return {
        group: {name: Word(*word) for name, word in words.items()}
        for group, words in groups.items()
    }
