"""What the public sees of agencies and practitioners."""

from datetime import date
from typing import Literal

from registry.public.views.base import AgencyRef, NoticeRef, View

LicenceStatus = Literal["valid", "awaiting_inspection", "expired", "cancelled", "barred"]


class LicenceSpan(View, frozen=True, kw_only=True):
    """How a licence stood from a day on, until the next one's day."""

    since: date
    status: LicenceStatus


class LicenceView(View, frozen=True, kw_only=True):
    """A licence as of the view's day (R-41): the last passed inspection, the next one due.

    `history` is how it stood on every day until then, oldest first: days of validity, which are
    public of a practitioner too (RULES 6), and no inspection but one that came late.
    """

    number: str
    status: LicenceStatus
    valid_from: date
    valid_until: date
    inspected_on: date | None
    inspection_due: date | None
    ended_on: date | None
    barred_until: date | None
    notice: NoticeRef | None
    ended_by: NoticeRef | None
    history: tuple[LicenceSpan, ...] = ()


class PractitionerView(View, frozen=True, kw_only=True):
    """A practitioner: name, licence, agency, validity, and nothing else (RULES 6)."""

    name: str
    agency: AgencyRef
    licence: LicenceView


class AgencyView(View, frozen=True, kw_only=True):
    """An agency with its licences (newest first) and its practitioners by licence number."""

    code: str
    name: str
    legal_representative: str
    licences: tuple[LicenceView, ...]
    practitioners: tuple[PractitionerView, ...]
    next_change: date | None
