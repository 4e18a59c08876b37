"""The words of the register: the Chinese and English of every coded value, from `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Group → code → language → word."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def word(code: str, group: str, language: str = "zh") -> str:
    """The word of a coded value, e.g. `word("lapsed", "status")` → "届满失效".

    Raises LookupError for a code without a word: a page never shows a bare code.
    """
    try:
        return table()[group][code][language]
    except KeyError:
        raise LookupError(f"words.toml: no [{group}] {code} ({language})") from None
