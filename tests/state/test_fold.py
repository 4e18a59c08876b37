"""Properties of the fold over random histories of one company."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from registry.intake.drafts import Draft
from registry.ledger.entries import Company, CompanyEntry
from registry.state.fold import fold_company
from registry.state.standing import standing
from registry.state.timeline import company_changes
from tests.state.desk import AGENCY, PEOPLE, RULES, Desk, company_code, draft, licensed, result

FIRST = date(2024, 4, 1)
#: Shrinking would file thousands of histories more.
NO_SHRINKING = [phase for phase in Phase if phase is not Phase.shrink]
GRADES = {"AAA": "95", "AA": "85", "A": "75"}
CASMES = {"AAA": "868", "AA": "815", "A": "805", "B": "795", "C": "700"}

days = st.integers(0, 900).map(lambda n: FIRST + timedelta(days=n))
acts = st.lists(
    st.tuples(
        days,
        st.sampled_from(
            [
                *("result", "casmes", "revocation", "voiding", "review", "ban"),
                *("objection", "objection_decision"),
            ]
        ),
        st.sampled_from(sorted(GRADES)),
    ),
    min_size=1,
    max_size=7,
)


NUMBERS = count(1)


@pytest.fixture(scope="module")
def desk() -> Desk:
    """One desk for all examples; each example is a company of its own."""
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    return desk


def row(code: str, day: date, act: str, grade: str) -> Draft:
    """One act of a random history; most are let in, some refused."""
    casmes = {"ruleset": "casmes-2019"}
    number = next(NUMBERS)
    match act:
        case "result":
            digits = {"AAA": "111", "AA": "011", "A": "001"}[grade]
            certificate = {"certificate": f"{day.year}001{digits}{number:05d}"}
            return result(code, GRADES[grade], grade, day.isoformat(), **certificate)
        case "casmes":
            changes = {**casmes, "applied": None, "qualified": None, "registration_status": "存续"}
            certificate = {"certificate": f"ZX{day.year}{number:04d}"}
            return result(code, CASMES[grade], grade, day.isoformat(), **changes, **certificate)
        case "review":
            return draft("review", code=code, day=day, passed=False, grade="C", **casmes)
        case "objection" | "objection_decision":
            marked = None if grade == "A" else day + timedelta(grade == "AAA")
            received = {"received": day, "day": marked}
            days = received if act == "objection" else {"day": day, "outcome": "upheld"}
            name = f"西安甲{code[-4:]}有限公司"
            return draft(act, code=code, name=name, about="grade", **days)
        case "revocation":
            return draft(
                "revocation",
                code=code,
                day=day,
                reason="重大变化",
                agency=AGENCY,
                evaluators=PEOPLE[1:2],
                score=Decimal(65),
                grade="BBB",
                evaluated=day,
                decided=day,
            )
        case _:
            return draft(act, code=code, day=day, reason="事由")


def history(desk: Desk, random_acts: list[tuple[date, str, str]]) -> list[CompanyEntry]:
    """What the register lets in of random acts of a new company, in the order of their days."""
    code = company_code(next(NUMBERS))
    for day, act, grade in sorted(random_acts):
        desk.file(row(code, day, act, grade))
    recorded = [item.entry for item in desk.ledger.entries(subjects=[code])]
    return [entry for entry in recorded if isinstance(entry, CompanyEntry)]


@settings(max_examples=40, deadline=None, phases=NO_SHRINKING)
@given(random_acts=acts, random=st.randoms(use_true_random=False), as_of=days)
@pytest.mark.rule("D-24")
def test_the_fold(
    desk: Desk, random_acts: list[tuple[date, str, str]], random: Random, as_of: date
) -> None:
    entries = history(desk, random_acts)
    whole = fold_company(entries)
    if whole is None:
        return
    # At most one grade under a rule set is in force on a day.
    for day in (FIRST + timedelta(days=n) for n in range(0, 1700, 11)):
        for ruleset in RULES.book.ids:
            in_force = [
                grade
                for grade in whole.grades
                if grade.entry.ruleset == ruleset and grade.in_force(day)
            ]
            assert len(in_force) <= 1
    # What a day shows depends on the entries known by then, and on who the company is.
    known = [entry for entry in entries if entry.day <= as_of or isinstance(entry, Company)]
    then = fold_company(entries, as_of)
    if then is not None:
        again = fold_company(known, as_of)
        assert again is not None
        assert standing(then, as_of, RULES) == standing(again, as_of, RULES)
    # The order of recording does not matter where the days differ.
    dates = [(entry.day, type(entry)) for entry in entries]
    if len(set(dates)) == len(dates):
        shuffled = list(entries)
        random.shuffle(shuffled)
        assert fold_company(shuffled, as_of) == then
    # A ledger that grew still begins with what it was.
    code = entries[0].company
    before = [(item.seq, item.hash) for item in desk.ledger.entries(subjects=[code])]
    desk.take(draft("ban", code=code, day=as_of, reason="后来"))
    after = [(item.seq, item.hash) for item in desk.ledger.entries(subjects=[code])]
    assert after[: len(before)] == before


@settings(max_examples=20, deadline=None, phases=NO_SHRINKING)
@given(random_acts=acts)
def test_between_two_changes_nothing_changes(
    desk: Desk, random_acts: list[tuple[date, str, str]]
) -> None:
    """The timeline misses no day on which a standing changes by itself."""
    entries = history(desk, random_acts)
    if not entries:
        return
    last = max(entry.day for entry in entries)
    state = fold_company(entries)
    assert state is not None
    changes = set(company_changes(state, RULES))

    def seen(day: date) -> list[tuple[str, str, date | None]]:
        grades = standing(state, day, RULES).grades
        return [(grade.grade, grade.status, grade.review_overdue) for grade in grades]

    for day in (last + timedelta(days=n) for n in range(1, 1500)):
        if seen(day) != seen(day - timedelta(days=1)):
            assert day in changes
