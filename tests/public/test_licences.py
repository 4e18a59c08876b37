"""How a licence stood on every day, as the public learns of it."""

from datetime import date

import msgspec
import pytest

from registry.ledger.entries import AgencyBan, NoticeErasure
from registry.public.erasures import Erasures
from registry.public.licence import agency_views
from registry.public.references import References
from registry.public.views import LicenceView
from registry.state.licences import LICENCE_ACTS, Licences
from tests.public.viewing import view
from tests.state.desk import RULES, Desk, draft

NUMBER = "陕信评机字第001号"


@pytest.fixture
def barred(desk: Desk) -> Desk:
    """Granted on 2024-03-15, inspected each year until 2026, barred in April of 2026."""
    desk.take(draft("agency_ban", number=NUMBER, day="2026-04-01", reason="违反纪律"))
    return desk


def told(licence: LicenceView) -> list[tuple[str, str]]:
    return [(one.since.isoformat(), one.status) for one in licence.history]


def of_agency(desk: Desk, day: str) -> LicenceView:
    (agency,) = view(desk, day).agencies()
    return agency.licences[0]


@pytest.mark.rule("R-41")
@pytest.mark.rule("R-44")
def test_each_status_has_its_first_day_and_none_is_behind_the_day(barred: Desk) -> None:
    assert told(of_agency(barred, "2026-03-31")) == [("2024-03-15", "valid")]
    ban = ("2026-04-01", "barred")
    assert told(of_agency(barred, "2026-04-01")) == [("2024-03-15", "valid"), ban]
    expired = ("2027-03-15", "expired")
    assert told(of_agency(barred, "2029-06-01"))[1:] == [ban, expired]


@pytest.mark.rule("R-43")
def test_a_cancellation_ends_it_for_good(barred: Desk) -> None:
    barred.take(draft("cancellation", number=NUMBER, day="2026-05-01", reason="违反纪律"))
    found = told(of_agency(barred, "2027-06-01"))
    assert found[-1] == ("2026-05-01", "cancelled")


@pytest.mark.rule("R-41")
def test_no_inspection_in_time_is_in_a_history(barred: Desk) -> None:
    entries = [one.entry for one in barred.ledger.entries(acts=["inspection"])]
    days = {entry.day.isoformat() for entry in entries}
    (agency,) = view(barred, "2026-06-01").agencies()
    histories = [agency.licences[0].history, *(p.licence.history for p in agency.practitioners)]
    assert days and not [day for day in days if day in msgspec.json.encode(histories).decode()]


@pytest.mark.rule("P-5")
def test_a_ban_that_is_over_and_whose_notice_was_erased_is_on_no_day(barred: Desk) -> None:
    entries = [one.entry for one in barred.ledger.entries(acts=LICENCE_ACTS)]
    (ban,) = [entry for entry in entries if isinstance(entry, AgencyBan)]
    erasure = NoticeErasure(
        day=date(2027, 1, 1), notice=ban.notice, ground="repair", basis="信用修复决定"
    )
    for day, shown in ((date(2029, 3, 31), True), (date(2029, 4, 1), False)):
        lead = RULES.get("").licensing.inspection_lead_months
        licences = Licences.fold(entries, lead, day)
        references = References.of((), licences, Erasures({erasure.notice: erasure}))
        (agency,) = agency_views(licences, references, day, ())
        statuses = [one.status for one in agency.licences[0].history]
        assert ("barred" in statuses) == shown, day
