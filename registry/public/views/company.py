"""What the public sees of a company, its grades and commitments."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import UNSET, UnsetType

from registry.public.views.base import AgencyRef, NoticeRef, Term, View

Status = Literal["valid", "lapsed", "revoked", "void", "superseded"]


class ScorePart(View, frozen=True, kw_only=True):
    """Points of one group or indicator; `records` are public references only (RULES 6)."""

    group: str
    indicator: str
    points: Decimal
    records: tuple[str, ...] = ()


class ScoreSum(View, frozen=True, kw_only=True):
    """What the groups of one side come to, and how much of it counts (D-2); both positive."""

    label: str
    effect: Literal["gain", "loss"]
    points: Decimal
    counted: Decimal


class Distance(View, frozen=True, kw_only=True):
    """The next better grade: its lowest score, and how many points are missing to it (R-2)."""

    grade: str
    label: str
    lower: Decimal
    missing: Decimal


class ScoreView(View, frozen=True, kw_only=True):
    """How a score came about, as far as it is public (D-4).

    `caps` names each cap that applied, in Chinese. `withheld` tells that some points come from
    the company's own material or from repaired records and are not shown; then `sums` is empty,
    since a sum would tell of them. `sums` is empty too where they do not give the grade's score.
    `example_weights` tells that the scorecard's weights are examples (D-3). `since` names the
    version of the rule set that it was scored under, None where that has no scorecard; `better`
    is the next grade by that version.
    """

    scorecard: str
    base: Decimal
    parts: tuple[ScorePart, ...]
    caps: tuple[str, ...]
    withheld: bool
    example_weights: bool
    since: date | None
    sums: tuple[ScoreSum, ...]
    better: Distance | None


class ReviewView(View, frozen=True, kw_only=True):
    """An annual review that took place (R-23): outcome kept, raised or lowered."""

    day: date
    outcome: Literal["kept", "raised", "lowered"]
    notice: NoticeRef | None


class PastList(View, frozen=True, kw_only=True):
    """Where an imported grade comes from: the `source` list, "" where nobody said which.

    `reckoned`: the list has no last day; the one shown is reckoned from the rule set's period.
    """

    source: str
    reckoned: bool


class GradeView(View, frozen=True, kw_only=True):
    """One grade, in force or past.

    `status` is as of the view's day. In force from `valid_from` to `valid_until`, both included;
    `ended_on` is the last day in force where something ended it earlier, else None. A void grade
    never was in force: `void_since` is its first day, `ended_by` the declaring notice.
    `certificate_mismatch`: the number's own grade digits name another grade (P-9).
    `reviews_due` are the anniversaries on which a review is due; `review_overdue` the missed one.
    `past` is there where a list of before the register is all that is known of the grade.
    """

    ruleset: str
    ruleset_title: str
    grade: str
    label: str
    meaning: str
    score: Decimal | None
    scale: str
    status: Status
    valid_from: date
    valid_until: date
    ended_on: date | None
    ended_by: NoticeRef | None
    void_since: date | None
    basis: str
    announced: bool
    certificate: str
    certificate_mismatch: bool
    notice: NoticeRef | None
    document: str
    agency: AgencyRef | None
    evaluators: tuple[str, ...]
    payer: str
    applied_on: date | None
    evaluated_on: date | None
    decided_on: date | None
    score_view: ScoreView | None
    reviews: tuple[ReviewView, ...]
    reviews_due: tuple[date, ...]
    review_overdue: date | None
    past: PastList | None = None


class CopyView(View, frozen=True, kw_only=True):
    """The public copy of a commitment's original (P-4): since when, and its SHA-256 in hex."""

    published_on: date
    sha256: str


class CommitmentView(View, frozen=True, kw_only=True):
    """A published commitment (R-51). `withdrawn_on` is the first day without it.

    `copy` is there while the company consents to one.
    """

    company_code: str
    company_name: str
    title: str
    text: str
    signed_on: date
    published_on: date
    signatory: str
    office: str
    verdict: Literal["unverified", "valid", "attested", "attested_once", "failed"]
    digest: str
    notice: NoticeRef
    withdrawn_on: date | None
    withdrawn_by: NoticeRef | None
    copy: CopyView | None = None


class ObjectionView(View, frozen=True, kw_only=True):
    """A mark that the company contests an entry: from `marked_on` until it is decided (P-6).

    `about` tells what it contests. A grade is known by `ruleset`, `grade` and `since`, its first
    day; a commitment by `title`, `since`, the day of its signing, and the `notice` that published
    it; a notice by itself. To be decided by `decide_by`, as reckoned on receipt. `decided_on` is
    the first day without the mark; `correction` the notice by which the entry was corrected.
    """

    about: Literal["particulars", "grade", "notice", "commitment"]
    ruleset: str
    grade: str
    since: date | None
    title: str
    notice: NoticeRef | None
    marked_on: date
    decide_by: date
    provisional: bool
    decided_on: date | None
    outcome: Literal["upheld", "corrected", "withdrawn"] | None
    correction: NoticeRef | None


class FormerName(View, frozen=True, kw_only=True):
    """A name borne before; `until` is the last day, None where it is not known."""

    name: str
    until: date | None


class EventView(View, frozen=True, kw_only=True):
    """One line of a company's history.

    `kind` is one of grade, past_grade, naming, upgrade, review, lapse, revocation, voiding,
    correction, name_change, commitment, commitment_withdrawal, objection, objection_upheld,
    objection_corrected, objection_withdrawn. `was` and `becomes` are the values
    that it changed (grades, names, numbers), empty where there is none.
    """

    day: date
    kind: str
    ruleset: str
    was: str
    becomes: str
    notice: NoticeRef | None


class CompanyView(View, frozen=True, kw_only=True):
    """A company as listed: public particulars, grades newest first, history newest first.

    Only companies with a listed grade or a published commitment have a view (R-18, R-19, R-51).
    `referred_since` is the day of the consent to financing referral, while that stands and a listed
    grade is in force; else None (P-4). `objections`, newest first, is left out where there never
    was a mark: what was published of other companies stays as it was, byte for byte.
    """

    code: str
    name: str
    english_name: str
    former_names: tuple[FormerName, ...]
    region: Term
    industry: Term
    address: str
    legal_representative: str
    grades: tuple[GradeView, ...]
    commitments: tuple[CommitmentView, ...]
    events: tuple[EventView, ...]
    next_change: date | None
    referred_since: date | None = None
    objections: tuple[ObjectionView, ...] | UnsetType = UNSET

    @property
    def contested(self) -> tuple[ObjectionView, ...]:
        """The marks that stand: objections that are not decided."""
        return tuple(one for one in self.objections or () if one.decided_on is None)
