"""The words of made-up names, from words.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import fullmatch
from typing import Any

from benchmarks.generate.dice import Dice, Spread


@dataclass(frozen=True)
class Trade:
    """What a company does: the word in its name, and the section of GB/T 4754."""

    word: str
    section: str


@cache
def table() -> dict[str, Any]:
    """The file's tables as they stand."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of a table that parts them by spaces."""
    return tuple(table()[name].split())


@cache
def falling(name: str) -> Spread[str]:
    """The same, the first the likeliest."""
    return Spread.falling(listed(name), 3)


@cache
def characters(name: str) -> Spread[str]:
    """The characters of a table that parts them by nothing, the first the likeliest."""
    return Spread.falling(tuple(dict.fromkeys("".join(table()[name].split()))), 4)


@cache
def brand_characters() -> Spread[str]:
    """All characters of brands: the common ones, then every other of GB/T 2312."""
    common = dict.fromkeys("".join(table()["brand"].split()))
    others = [char for char in _gb2312() if char not in common]
    others.sort(key=lambda char: Dice("brand character", char).below(1 << 40))
    return Spread.falling((*common, *others), 60, 2)


@cache
def trades() -> Spread[Trade]:
    """The trades with how often they are met."""
    found = [fullmatch(r"(.+?)([A-T])(\d+)", word) for word in listed("trades")]
    parts = [match.groups() for match in found if match]
    weights = [int(weight) for _, _, weight in parts]
    return Spread([Trade(word, section) for word, section, _ in parts], weights)


def _gb2312() -> list[str]:
    rows = range(0xB0, 0xF8)
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return [char for pair in pairs if (char := pair.decode("gb2312", "ignore"))]
