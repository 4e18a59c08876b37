"""The only clock of the house: what day it is where the associations are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_PLACE = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """The day that it is in China now."""
    return datetime.now(_PLACE).date()
