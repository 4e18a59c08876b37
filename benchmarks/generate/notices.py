"""Notices: each batch's own, numbered on from batch to batch."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec import structs

from benchmarks.generate.dice import Dice
from registry.identity import notice_ids
from registry.ledger.entries import Notice, NoticeKind
from registry.state.titles import TITLES

#: Of a thousand notices so many bear a document number of the association.
_NUMBERED = 750


@dataclass
class Serials:
    """Running numbers, given out once: of notices, certificates."""

    given: Counter[tuple[str, int]] = field(default_factory=Counter)

    def next(self, of: str, year: int) -> int:
        """The next number of that kind in a year, from 1 up."""
        self.given[of, year] += 1
        return self.given[of, year]

    def certificate(self, ruleset: str, year: int, grade: str) -> str:
        """A certificate number after the rule set's pattern (P-9)."""
        serial = self.next(ruleset, year)
        if ruleset == "casmes-2019":
            return f"ZX{year}{serial:05}"
        association, place = divmod(serial, 100_000)
        digits = {"AAA": "111", "AA": "011", "A": "001"}[grade]
        return f"{year}{association + 1:03}{digits}{place:05}"


@dataclass
class Book:
    """The notices of one batch; acts of one kind, day and group share one."""

    serials: Serials
    _made: dict[tuple[object, ...], tuple[Notice, list[str]]] = field(default_factory=dict)

    def notice(
        self,
        kind: NoticeKind,
        day: date,
        name: str,
        *,
        ruleset: str = "",
        group: str = "",
        corrects: str = "",
    ) -> str:
        """The id of the notice in which the name stands, made at its first name."""
        key = (kind, day, ruleset, group, corrects)
        if key not in self._made:
            self._made[key] = (self._new(kind, day, ruleset, corrects), [])
        notice, names = self._made[key]
        names.append(name)
        return notice.id

    def entries(self) -> list[Notice]:
        """All notices, titled."""
        return [
            _titled(notice, list(dict.fromkeys(names))) for notice, names in self._made.values()
        ]

    def _new(self, kind: NoticeKind, day: date, ruleset: str, corrects: str) -> Notice:
        serial = self.serials.next("notice", day.year)
        id_ = notice_ids.make(day.year, serial)
        numbered = Dice("notice", id_).chance(_NUMBERED)
        days = 3 if kind == "cancellation" else 1
        return Notice(
            day=day,
            id=id_,
            kind=kind,
            title="",
            number=f"信协公告〔{day.year}〕{serial}号" if numbered else "",
            ruleset=ruleset,
            days=tuple(day + timedelta(days=n) for n in range(days)),
            corrects=corrects,
        )


def _titled(notice: Notice, names: list[str]) -> Notice:
    unit = "名（家）" if notice.kind == "licence" else "家"
    about = names[0] if len(names) == 1 else f"{names[0]}等{len(names)}{unit}"
    return structs.replace(notice, title=TITLES[notice.kind].format(about))
