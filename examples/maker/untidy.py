"""How a clerk writes days, codes and numbers: right, and never twice the same way."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from maker import dice

Cell = str | int | float | datetime | None

_WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789ABCDEFGHJKLMNPQRTUWXYZ."}

DAYS: dict[str, Callable[[date], Cell]] = {
    "iso": date.isoformat,
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "excel": lambda day: datetime(day.year, day.month, day.day),
}


def day(value: date, style: str, *key: object) -> Cell:
    """A day in a style of DAYS; "mixed" takes another one every time."""
    if style == "mixed":
        style = dice.pick(sorted(DAYS), "day", *key)
    return DAYS[style](value)


def code(value: str, *key: object) -> str:
    """A code as pasted: mostly plain, sometimes spaced, in lower case or full width."""
    turn = dice.below(14, "untidy code", *key)
    if turn == 0:
        return f"{value[:8]} {value[8:]}"
    if turn == 1:
        return value.lower()
    if turn == 2:
        return value.translate(_WIDE)
    return value


def number(value: Decimal, *key: object) -> Cell:
    """A score as a number, as text or in full-width digits."""
    turn = dice.below(5, "untidy number", *key)
    if turn == 0:
        return str(value).translate(_WIDE)
    if turn == 1:
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)


def grade(value: str, *key: object) -> str:
    """A grade, sometimes with the word for it."""
    return f"{value}级" if dice.below(4, "untidy grade", *key) == 0 else value
