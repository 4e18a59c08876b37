"""Who is named for financing: with a consent that stands and a listed grade in force, only."""

from datetime import date

import pytest

from tests.public.viewing import CODE, company, revoke
from tests.state.desk import Desk, draft, result

NAME = f"西安甲{CODE[-4:]}有限公司"
CONSENT = draft("referral_consent", code=CODE, name=NAME, day="2026-01-10", basis="同意书")


def referred(desk: Desk, day: str) -> date | None:
    shown = company(desk, day)
    return shown.referred_since if shown else None


@pytest.fixture
def graded(desk: Desk) -> Desk:
    desk.take(result(CODE, "85", "AA", "2025-06-01"))
    desk.take(CONSENT)
    return desk


@pytest.mark.rule("P-4")
def test_from_the_day_of_the_consent_until_the_grade_lapses(graded: Desk) -> None:
    days = ("2026-01-09", "2026-01-10", "2027-05-31", "2027-06-01")
    since = date(2026, 1, 10)
    assert [referred(graded, day) for day in days] == [None, since, since, None]


@pytest.mark.rule("P-4")
def test_the_next_grade_needs_no_new_consent(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2024-04-01"))
    desk.take(CONSENT)
    desk.take(result(CODE, "86", "AA", "2026-05-01"))
    days = ("2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01")
    since = date(2026, 1, 10)
    assert [referred(desk, day) for day in days] == [since, None, None, since]


@pytest.mark.rule("P-4")
def test_no_grade_brings_back_what_was_withdrawn(graded: Desk) -> None:
    graded.take(draft("referral_withdrawal", code=CODE, name=NAME, day="2026-02-01", basis="来函"))
    assert referred(graded, "2026-01-31") == date(2026, 1, 10)
    assert referred(graded, "2026-02-01") is None
    revoke(graded, "75", "A", "202600100100001")
    assert referred(graded, "2026-02-10") is None


@pytest.mark.rule("R-19")
def test_a_revocation_that_names_no_grade_ends_it(graded: Desk) -> None:
    revoke(graded, "55", "BB")
    assert referred(graded, "2026-02-09") == date(2026, 1, 10)
    assert referred(graded, "2026-02-10") is None


@pytest.mark.rule("R-19")
def test_a_consent_without_a_grade_is_not_public(desk: Desk) -> None:
    desk.take(draft("company", code=CODE, name=NAME, address="西安市新城区一路1号"), CONSENT)
    assert company(desk, "2026-02-01") is None


@pytest.mark.rule("P-5")
def test_what_is_erased_is_not_named(graded: Desk) -> None:
    graded.take(draft("erasure", code=CODE, day="2026-03-01", ground="personal", basis="书面申请"))
    assert company(graded, "2026-03-01") is None
