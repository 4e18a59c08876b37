"""What is known of a company on a day: the result of the fold."""

from datetime import date, timedelta
from decimal import Decimal
from operator import itemgetter
from typing import Literal

import msgspec
from msgspec.structs import replace

from registry.ledger.entries import (
    Application,
    Commitment,
    CommitmentVerification,
    Company,
    CompanyErasure,
    Correction,
    Decision,
    Evaluation,
    Grade,
    Objection,
    ObjectionDecision,
    ObjectionMark,
    PublicCopy,
    Reevaluation,
    ReevaluationRequest,
    ReferralConsent,
    Review,
)

EndKind = Literal["revoked", "void", "superseded"]
Status = Literal["valid", "lapsed", "revoked", "void", "superseded"]
ONE_DAY = timedelta(days=1)


class Process(msgspec.Struct, frozen=True):
    """One way from an application to a grade, as far as it got (R-13, R-15)."""

    application: Application | None = None
    evaluation: Evaluation | None = None
    decision: Decision | None = None
    request: ReevaluationRequest | None = None
    reevaluation: Reevaluation | None = None

    @property
    def grade(self) -> str:
        """The final result: of the re-evaluation, else of the committee (R-15)."""
        if self.reevaluation is not None:
            return self.reevaluation.grade
        return self.decision.grade if self.decision else ""

    @property
    def score(self) -> Decimal | None:
        """The score behind the final result."""
        if self.reevaluation is not None:
            return self.reevaluation.score
        return self.evaluation.score if self.evaluation else None

    @property
    def contested(self) -> bool:
        """Whether a re-evaluation is open (D-15)."""
        return self.request is not None and self.reevaluation is None


class Ending(msgspec.Struct, frozen=True):
    """What ended a grade: `day` is the first day without it."""

    kind: EndKind
    day: date
    notice: str
    reason: str = ""


class GradeState(msgspec.Struct, frozen=True):
    """A grade with what happened to it. `period_from` is where its period of validity began.

    The two differ after an annual review, which changes the grade but not the period (D-23).
    `ended_before` is what had ended it already when it was declared void: until that day the public
    was told of it (E-6).
    """

    entry: Grade
    process: Process
    period_from: date
    certificate: str
    score: Decimal | None
    reviews: tuple[Review, ...] = ()
    ended: Ending | None = None
    ended_before: Ending | None = None

    def status(self, as_of: date) -> Status:
        """The status on a day not before the last entry folded (R-21, R-30, R-31, D-24)."""
        if self.ended is not None:
            return self.ended.kind
        return "lapsed" if as_of > self.entry.valid_until else "valid"

    def in_force(self, day: date) -> bool:
        """Whether it is in force on `day`, both ends of its period included (D-20)."""
        until = self.last_day
        return until is not None and self.entry.day <= day <= until

    @property
    def last_day(self) -> date | None:
        """The last day in force; None when it never was (void)."""
        if self.ended is None:
            return self.entry.valid_until
        return None if self.ended.kind == "void" else self.ended.day - ONE_DAY


class BanState(msgspec.Struct, frozen=True):
    """No application from `first` to `last`, both included (R-31)."""

    ruleset: str
    first: date
    last: date
    reason: str


class CommitmentState(msgspec.Struct, frozen=True):
    """A commitment; `withdrawn` is the first day without it, by the notice `withdrawn_by`.

    `verification` is the last one of its original, None where there was none; `copy` the public
    copy, None where there is none or the consent to it was withdrawn.
    """

    entry: Commitment
    verification: CommitmentVerification | None = None
    copy: PublicCopy | None = None
    withdrawn: date | None = None
    withdrawn_by: str = ""
    withdrawal_reason: str = ""


class ObjectionState(msgspec.Struct, frozen=True):
    """An objection with its mark and its decision, None as long as there is none (P-6)."""

    entry: Objection
    mark: ObjectionMark | None = None
    decision: ObjectionDecision | None = None


class Name(msgspec.Struct, frozen=True):
    """A name and the last day on which it was borne (None: not known, or still borne)."""

    name: str
    until: date | None = None


class CompanyState(msgspec.Struct, frozen=True):
    """A company as of a day; everything here is private until `registry.public` discloses it.

    `referral` is the consent to financing referral that stands, `referral_withdrawn` the day from
    which an earlier one does no more.
    """

    code: str
    particulars: Company | None = None
    name: str = ""
    former_names: tuple[Name, ...] = ()
    qualified: date | None = None
    processes: tuple[tuple[str, Process], ...] = ()
    grades: tuple[GradeState, ...] = ()
    bans: tuple[BanState, ...] = ()
    commitments: tuple[CommitmentState, ...] = ()
    corrections: tuple[Correction, ...] = ()
    repaired: frozenset[str] = frozenset()
    referral: ReferralConsent | None = None
    referral_withdrawn: date | None = None
    objections: tuple[ObjectionState, ...] = ()
    erased: CompanyErasure | None = None

    def name_on(self, day: date) -> str:
        """The name borne on a day; the oldest known one before anything is known."""
        if not self.former_names:
            return self.name
        borne = [old for old in self.former_names if old.until is not None and day <= old.until]
        return min(borne, key=lambda old: old.until or day).name if borne else self.name

    def process(self, ruleset: str) -> Process | None:
        """The open process under a rule set."""
        return next((process for name, process in self.processes if name == ruleset), None)

    def with_process(self, ruleset: str, process: Process | None) -> "CompanyState":
        """The same company with that process open, or none."""
        processes = [pair for pair in self.processes if pair[0] != ruleset]
        if process is not None:
            processes.append((ruleset, process))
            processes.sort(key=itemgetter(0))
        return replace(self, processes=tuple(processes))

    def in_force(self, ruleset: str, day: date) -> GradeState | None:
        """The one grade in force on a day under a rule set (D-24)."""
        for grade in self.grades:
            if grade.entry.ruleset == ruleset and grade.in_force(day):
                return grade
        return None

    def ban(self, ruleset: str, day: date) -> BanState | None:
        """The ban that covers a day under a rule set."""
        for ban in self.bans:
            if ban.ruleset == ruleset and ban.first <= day <= ban.last:
                return ban
        return None
