"""Notices: what was published, under which number, on which days."""

from datetime import date
from typing import Literal

from registry.ledger.entries.base import CompanyEntry, Entry

NoticeKind = Literal[
    "grade",
    "upgrade",
    "review",
    "revocation",
    "voiding",
    "licence",
    "cancellation",
    "agency_ban",
    "correction",
    "commitment",
    "commitment_withdrawal",
]


class Notice(Entry, frozen=True, kw_only=True, omit_defaults=True, tag="notice"):
    """A notice published on `day`, sealed with the filing that brought it (R-32).

    `id` is the register's own permanent number, "2025-00012-K" (P-9); `number` the association's
    document number, "陕信协〔2025〕18号", empty where none was filed. `title` is worded once, with
    the names of that day. `days` are all days of publication (three for a cancellation, R-43).
    `corrects` is the id of the notice mended.
    """

    id: str
    kind: NoticeKind
    title: str
    number: str = ""
    ruleset: str = ""
    days: tuple[date, ...] = ()
    text: str = ""
    corrects: str = ""

    @property
    def subject(self) -> str:
        """The notice itself."""
        return f"notice:{self.id}"

    @property
    def claims(self) -> tuple[str, ...]:
        """Its id and its document number are given once."""
        number = (f"document:{self.number}",) if self.number else ()
        return (f"notice:{self.id}", *number)


class Correction(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="correction"):
    """From `day`, `field` of the grade that `corrects` published reads `becomes` (R-32)."""

    ruleset: str
    corrects: str
    field: Literal["certificate", "score"]
    was: str
    becomes: str
    notice: str

    @property
    def claims(self) -> tuple[str, ...]:
        """A corrected certificate number is as unique as any."""
        return (f"certificate:{self.becomes}",) if self.field == "certificate" else ()
