"""Scores and points: decimals, never floats (D-1)."""

import re
from decimal import Decimal
from typing import Any

from registry.identity.text import compact
from registry.intake.cells.base import CellType, refuse
from scoring.refusal import Refusal

_NUMBER = re.compile(r"([+-]?)(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(\.\d{1,18})?分?", re.ASCII)
_SIGNS = str.maketrans("−–—﹣", "----")


def read_number(raw: Any) -> Decimal | Refusal:
    """A decimal from a number or its text, trailing zeros dropped.

    Whether it lies on a scale, and with how many places, is for the rule set to say (R-1, D-1).
    """
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return _no_number(raw)
    typed = compact(raw).translate(_SIGNS) if isinstance(raw, str) else repr(raw)
    match = _NUMBER.fullmatch(typed)
    if match is None:
        return _no_number(raw)
    sign, whole, fraction = match.groups()
    return _plain(Decimal(f"{sign}{whole.replace(',', '')}{fraction or ''}"))


def _plain(number: Decimal) -> Decimal:
    """The same number in one form, so that 66, 66.0 and 66.00 make the same record."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()


def _no_number(raw: Any) -> Refusal:
    return refuse(raw, "数字", "89.5", "a number", "D-1")


SCORE = CellType("分数", "89.5", read_number)
POINTS = CellType("数字", "25", read_number)
