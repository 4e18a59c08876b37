"""What the public sees of a notice."""

from datetime import date
from decimal import Decimal
from typing import Literal

from registry.public.views.base import AgencyRef, CompanyRef, NoticeRef, View


class NoticeItem(View, frozen=True, kw_only=True):
    """One company's line in a notice.

    `was` is the grade that ended, `grade` the one that begins ("" where none is named, D-30).
    Days as published; `ban_until` only in a voiding, `reason` where the notice gives one.
    """

    company: CompanyRef
    grade: str
    was: str = ""
    score: Decimal | None = None
    certificate: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    agency: AgencyRef | None = None
    reason: str = ""
    outcome: str = ""
    ban_until: date | None = None
    field: str = ""
    field_was: str = ""
    field_becomes: str = ""


class LicenceItem(View, frozen=True, kw_only=True):
    """One licence in a notice; `holder` is an agency or a practitioner's name."""

    number: str
    holder: str
    agency: AgencyRef | None
    kind: str
    valid_from: date
    valid_until: date
    reason: str = ""


class CommitmentItem(View, frozen=True, kw_only=True):
    """One commitment in a notice that publishes or withdraws it."""

    company: CompanyRef
    title: str
    text: str
    signed_on: date
    signatory: str
    office: str
    verdict: str
    digest: str
    reason: str = ""


class EndedItem(View, frozen=True, kw_only=True):
    """Something that a notice announced and that has ended since, before its time.

    `was` is the grade or the commitment's title, `day` the first day without it, `by` the notice
    that ended it, None where none was published. No part of the notice, which is never edited.
    """

    company: CompanyRef
    was: str
    kind: Literal["revoked", "void", "superseded", "withdrawn"]
    day: date
    by: NoticeRef | None


class EarlierItem(View, frozen=True, kw_only=True):
    """Something that a notice ended, and the earlier notice that had announced it.

    `was` is the grade or the commitment's title. No part of the notice either.
    """

    company: CompanyRef
    was: str
    notice: NoticeRef


class ContestedItem(View, frozen=True, kw_only=True):
    """A company that contests a notice since `day`: the mark stands. No part of the notice."""

    company: CompanyRef
    day: date


class NoticeView(View, frozen=True, kw_only=True):
    """A notice: permanent, never edited (R-32).

    `id` is the register's number ("2025-00012-K"), `number` the association's document number or
    "". `days` are all days of publication. `text` is Markdown. `ruleset` is "" for commitments
    and corrections. `article` is where the act stands in the rule set ("第十三条"), "" where none
    is cited. `corrects`, `corrected_by` link corrections both ways.
    """

    id: str
    number: str
    kind: str
    title: str
    day: date
    days: tuple[date, ...]
    ruleset: str
    ruleset_title: str
    article: str = ""
    text: str
    items: tuple[NoticeItem, ...]
    licences: tuple[LicenceItem, ...]
    commitments: tuple[CommitmentItem, ...]
    corrects: NoticeRef | None
    corrected_by: tuple[NoticeRef, ...]
