"""Acts on the way from an application to a grade, and what ends a grade."""

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from registry.ledger.entries.base import CompanyEntry, Deadline

Purpose = Literal["first", "upgrade", "renewal"]
Basis = Literal["announcement", "naming", "upgrade", "review", "revocation", "history"]


class GradingEntry(CompanyEntry, frozen=True, kw_only=True, omit_defaults=True):
    """An act under one rule set, e.g. "shaanxi-2006"."""

    ruleset: str


class Application(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="application"):
    """The company applied on `day` (R-11, R-22). `materials` maps a kind to a SHA-256 (R-12)."""

    purpose: Purpose = "first"
    payer: str = ""
    materials: dict[str, str] = {}


class Evaluator(msgspec.Struct, frozen=True):
    """A practitioner named in an evaluation, with the licence held on that day (R-14)."""

    name: str
    licence: str


class ScoreLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """Points that one record gave under one indicator (D-4).

    `public` is False for the company's own material, whose points are private (RULES 6).
    """

    indicator: str
    points: Decimal
    record: str = ""
    reference: str = ""
    public: bool = False


class Evaluation(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="evaluation"):
    """An agency's result of `day`: score, grade, and where it came from (R-13, R-14, D-4).

    `groups` has the points per group where only sums were filed (守信, 失信, 增信); `lines` has
    the evidence where it was scored here. `scorecard` is the scorecard's version, kept for ever.
    `base` is the score that a company starts from, `caps` say in Chinese which limits applied.
    """

    agency: str
    agency_name: str
    evaluators: tuple[Evaluator, ...]
    score: Decimal
    grade: str
    endorsed: date | None = None
    scorecard: str = ""
    groups: dict[str, Decimal] = {}
    lines: tuple[ScoreLine, ...] = ()
    base: Decimal | None = None
    caps: tuple[str, ...] = ()


class Decision(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="decision"):
    """评定委员会 decided on `day` (R-13). `received` is when the company got the result."""

    grade: str
    received: date | None = None
    reevaluation_until: Deadline | None = None


class ReevaluationRequest(
    GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="reevaluation_request"
):
    """复评申请 received on `day`; to be concluded by `conclude_until` (R-15)."""

    conclude_until: Deadline
    reason: str = ""


class Reevaluation(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="reevaluation"):
    """复评结论 of `day`, final (R-15)."""

    score: Decimal
    grade: str


class Grade(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="grade"):
    """A grade in force from `day` to `valid_until`, both included (R-20, D-20).

    `basis` says by what act: announced, named without announcement (BBB, R-17), upgrade, annual
    review, in place of a revoked one. `notice` is empty for a naming; `document` is the naming
    document's number.
    """

    grade: str
    valid_until: date
    score: Decimal | None = None
    basis: Basis = "announcement"
    certificate: str = ""
    notice: str = ""
    document: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """The certificate number, where one was issued; a review keeps the one there was."""
        return (f"certificate:{self.certificate}",) if self.certificate else ()


class PastGrade(Grade, frozen=True, kw_only=True, omit_defaults=True, tag="past_grade"):
    """A grade from a list of before this register: what that list does not say is not known.

    So there is no score, no process, no notice. `reckoned`: the list has no last day either, and
    `valid_until` is that of the rule set (R-20). `source` names the list, "" where nobody said.
    """

    basis: Basis = "history"
    reckoned: bool = False
    source: str = ""


class Review(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="review"):
    """年审 on `day` (R-23): `outcome` kept, raised or lowered; a change is its own Grade entry."""

    outcome: Literal["kept", "raised", "lowered"]
    notice: str = ""


class Revocation(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="revocation"):
    """The grade in force is publicly revoked on `day` (R-30).

    `named` is False when the new result is not named (R-19, D-30); otherwise a Grade entry of the
    same notice holds the new grade.
    """

    notice: str
    reason: str
    named: bool


class Voiding(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="voiding"):
    """The grade that began on `grade_from` is declared void on `day` (R-31); ban to `ban_until`."""

    notice: str
    reason: str
    grade_from: date
    ban_until: date


class Refused(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="refused"):
    """The agency refused to evaluate on `day` for false material (R-31). Never public."""

    agency: str
    reason: str
    ban_until: date


class Ban(GradingEntry, frozen=True, kw_only=True, omit_defaults=True, tag="ban"):
    """No application from `day` to `until`, both included, imposed by itself. Never public."""

    until: date
    reason: str
