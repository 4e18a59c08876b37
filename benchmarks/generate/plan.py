"""Which story each company lives, and on which days: every kind of act in every thousand."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from benchmarks.generate.dice import Dice
from benchmarks.generate.places import Area

#: The day that the generated register is as of: the last day of any act.
LAST = date(2026, 11, 20)
#: Companies whose results are announced together.
BATCH = 50
#: Results are announced on two days a week, over so many weeks up to the last day.
WEEKS = 200
#: Without a divisor in common with a thousand, so that every thousand numbers fill every place.
_STEP = 617


@dataclass(frozen=True)
class Part:
    """A story, under a rule set ("" where there is no grade)."""

    ruleset: str
    story: str


#: Of a thousand companies so many of a national register, and of one of Shaanxi alone.
_PARTS = (
    ("shaanxi-2006", "announced", 24, 520),
    ("shaanxi-2006", "named", 6, 80),
    ("shaanxi-2006", "renewed", 4, 70),
    ("shaanxi-2006", "upgraded", 3, 30),
    ("shaanxi-2006", "reevaluated", 4, 15),
    ("shaanxi-2006", "unnamed", 3, 30),
    ("shaanxi-2006", "refused", 2, 5),
    ("shaanxi-2006", "banned", 1, 3),
    ("shaanxi-2006", "revoked", 2, 8),
    ("shaanxi-2006", "no_longer_named", 2, 7),
    ("shaanxi-2006", "voided", 1, 5),
    ("casmes-2019", "announced", 592, 60),
    ("casmes-2019", "scored", 30, 6),
    ("casmes-2019", "renewed", 28, 6),
    ("casmes-2019", "reviewed", 40, 6),
    ("casmes-2019", "raised", 5, 1),
    ("casmes-2019", "lowered", 8, 2),
    ("casmes-2019", "upgraded", 12, 2),
    ("casmes-2019", "revoked", 8, 1),
    ("casmes-2019", "voided", 4, 1),
    ("casmes-2019", "corrected", 5, 3),
    ("casmes-2019", "repaired", 5, 2),
    ("casmes-2019", "pending", 4, 2),
    ("", "committed", 190, 115),
    ("", "withdrawn", 12, 15),
    ("", "known", 5, 5),
)


def part(number: int, area: Area) -> Part:
    """The story of the `number`-th company."""
    return _places(area)[number * _STEP % 1000]


@cache
def announcement_days() -> tuple[date, ...]:
    """The days on which results are announced, the last one first."""
    days = (LAST - timedelta(days=7 * week + shift) for week in range(WEEKS) for shift in (0, 3))
    return tuple(days)


def batch_day(batch: int) -> date:
    """The day of a batch's last announcement."""
    return Dice("batch", batch).pick(announcement_days())


@cache
def _places(area: Area) -> tuple[Part, ...]:
    found: list[Part] = []
    for ruleset, story, national, shaanxi in _PARTS:
        found += [Part(ruleset, story)] * (national if area == "national" else shaanxi)
    if len(found) != 1000:
        raise ValueError(f"{len(found)} places instead of a thousand")
    return tuple(found)
