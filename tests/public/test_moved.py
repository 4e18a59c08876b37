"""Since when what is told of a company is as it is: the day, and nothing that is not public."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.data.updates import telling
from registry.public.disclosure import Disclosure
from tests.public.test_erasures import desk as graded
from tests.public.test_erasures import erase, revocation
from tests.public.viewing import CODE, view
from tests.state.desk import Desk, company_code, licensed
from tests.state.rows import steps
from tests.state.test_fold import NO_SHRINKING, acts, days, history, row

__all__ = ["graded"]

_ONE_DAY = timedelta(1)
OTHER = company_code(2)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """One desk for all random histories; each is a company of its own."""
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    return desk


def told(desk: Desk, code: str, day: date) -> Disclosure:
    (one,) = view(desk, day.isoformat()).disclosures([code], telling)
    return one


def since(desk: Desk, code: str, day: str) -> str:
    return str(told(desk, code, date.fromisoformat(day)).moved)


def rows(one: Disclosure) -> object:
    return one.view and telling(one.view)


@settings(max_examples=30, deadline=None, phases=NO_SHRINKING)
@given(random_acts=acts, later=st.integers(0, 1500), as_of=days, seed=st.integers())
def test_it_is_the_last_day_on_which_rows_changed(
    desk: Desk, random_acts: list[tuple[date, str, str]], later: int, as_of: date, seed: int
) -> None:
    entries = history(desk, random_acts)
    if not entries:
        return
    code, random, until = entries[0].company, Random(seed), as_of + timedelta(later)
    now = told(desk, code, until)
    assert (now.moved is None) == (now.view is None)
    if now.moved is None:
        return
    assert now.moved <= until
    assert rows(told(desk, code, now.moved - _ONE_DAY)) != rows(now)
    span = (until - now.moved).days
    for day in {now.moved, *(now.moved + timedelta(random.randint(0, span)) for _ in range(12))}:
        assert (rows(told(desk, code, day)), told(desk, code, day).moved) == (rows(now), now.moved)


def test_nobody_who_does_not_ask_is_told(graded: Desk) -> None:
    (one,) = view(graded, "2026-06-01").disclosures([OTHER])
    assert one.view is not None and one.moved is None


@pytest.mark.rule("R-30")
def test_a_revoked_grade_moves_nothing_when_its_period_would_have_ended(graded: Desk) -> None:
    """It ended with the revocation; the other's, of the same period, lapses on that day."""
    assert since(graded, OTHER, "2028-02-09") == "2027-06-01"
    assert since(graded, CODE, "2028-02-09") == "2026-02-10"


@pytest.mark.rule("R-19")
def test_what_is_not_public_moves_nothing(graded: Desk) -> None:
    """An application, an evaluation and a decision in hand."""
    before = since(graded, OTHER, "2026-11-01")
    rest = steps("evaluation")[2:]
    graded.take(*(replace(one, code=OTHER) for one in rest))
    assert since(graded, OTHER, "2026-11-01") == before == "2025-06-01"


@pytest.mark.rule("P-5")
def test_an_erasure_leaves_no_day(graded: Desk) -> None:
    """Neither its own nor that of what was erased."""
    graded.take(row(CODE, date(2025, 9, 1), "casmes", "AA"))
    assert since(graded, CODE, "2026-05-19") == "2026-02-10"
    erase(graded, day="2026-05-20", erased=revocation(graded))
    assert since(graded, CODE, "2026-05-19") == "2026-02-10"
    assert since(graded, CODE, "2026-05-20") == "2025-09-01"
