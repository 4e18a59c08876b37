"""The only clock of the house: what day it is where the associations are, and the time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_PLACE = ZoneInfo("Asia/Shanghai")


def now() -> int:
    """The time in seconds since 1970."""
    return int(datetime.now(_PLACE).timestamp())


def told(time: int) -> str:
    """A time in seconds since 1970 as it is in China: 2026-11-25 09:30."""
    return datetime.fromtimestamp(time, _PLACE).strftime("%Y-%m-%d %H:%M")


def today() -> date:
    """The day that it is in China now."""
    return datetime.now(_PLACE).date()
