"""Acts about an objection: it is received, the entry is marked, it is decided (P-6)."""

from datetime import date
from typing import Literal

import msgspec

from registry.ledger.entries.base import CompanyEntry, Deadline

About = Literal["particulars", "grade", "notice", "commitment"]
Resolution = Literal["upheld", "corrected", "withdrawn"]


class Contested(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an objection is about.

    A grade is known by its `ruleset` and by `since`, its first day; a commitment by the `notice`
    that published it, its `title` and `since`, the day of its signing; a notice by its id.
    """

    about: About
    ruleset: str = ""
    since: date | None = None
    notice: str = ""
    title: str = ""


class Objection(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="objection"):
    """The company contests an entry; `day` is that of receipt. Private, as `reason` is for ever.

    To be decided within so many working days of receipt, and by `decide_by`, frozen as computed
    (P-11).
    """

    contested: Contested
    decide_by: Deadline
    within: int
    reason: str = ""


class ObjectionMark(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="objection_mark"
):
    """From `day` the register marks what an objection, known by its day of receipt, is about."""

    received: date
    contested: Contested


class ObjectionDecision(
    CompanyEntry, frozen=True, kw_only=True, omit_defaults=True, tag="objection_decision"
):
    """An objection is decided: `day` is the first one without the mark.

    `correction` is the id of the notice that corrects what was contested; `basis` is private.
    """

    received: date
    contested: Contested
    outcome: Resolution
    correction: str = ""
    basis: str = ""
