"""What the example register holds: every kind of notice, every status, every kind of event."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from registry.cli import opening
from registry.cli.settings import Given
from registry.ledger.entries import ACTS, NoticeKind
from registry.ledger.store import Ledger
from registry.public.disclose import PublicView
from registry.public.views import CompanyView
from registry.public.views.company import Status
from registry.public.views.licence import LicenceStatus
from tests.examples.desk import AS_OF, BY_DOCUMENT, FILINGS, ROOT, Desk

EVENTS = {
    "grade",
    "naming",
    "upgrade",
    "review",
    "lapse",
    "revocation",
    "voiding",
    "correction",
    "name_change",
    "commitment",
    "commitment_withdrawal",
    "objection",
    "objection_upheld",
    "objection_corrected",
    "objection_withdrawn",
}


@pytest.fixture(scope="module")
def view(example: Desk) -> Any:
    settings = Given("", ROOT / "pelicanconf.py").read()
    with Ledger.open(f"sqlite:///{example.folder / 'register.sqlite3'}") as ledger:
        rules = opening.rules(settings)
        yield PublicView(ledger, rules, settings.association, date.fromisoformat(AS_OF))


@pytest.fixture(scope="module")
def companies(view: PublicView) -> dict[str, CompanyView]:
    return {company.code: company for company in view.companies()}


def test_about_three_hundred_companies_over_five_years(
    view: PublicView, companies: dict[str, CompanyView]
) -> None:
    assert 280 <= len(companies) <= 320
    assert {notice.day.year for notice in view.notices()} == {2022, 2023, 2024, 2025, 2026}


def test_every_kind_of_notice(view: PublicView) -> None:
    assert {notice.kind for notice in view.notices()} == set(get_args(NoticeKind))


def test_every_act_is_in_the_ledger(example: Desk) -> None:
    with Ledger.open(f"sqlite:///{example.folder / 'register.sqlite3'}") as ledger:
        found = {type(recorded.entry) for recorded in ledger.entries()}
    assert found == {act for act in ACTS if act.__struct_config__.tag not in BY_DOCUMENT}


def test_every_status_under_both_rule_sets(companies: dict[str, CompanyView]) -> None:
    found = {(one.ruleset, one.status) for company in companies.values() for one in company.grades}
    sets = ("shaanxi-2006", "casmes-2019")
    assert found == {(ruleset, status) for ruleset in sets for status in get_args(Status)}


def test_every_grade_of_both_rule_sets(companies: dict[str, CompanyView]) -> None:
    found = {(one.ruleset, one.grade) for company in companies.values() for one in company.grades}
    assert found == {
        *(("shaanxi-2006", grade) for grade in ("AAA", "AA", "A", "BBB")),
        *(("casmes-2019", grade) for grade in ("AAA", "AA", "A", "B", "C")),
    }


def test_every_kind_of_event(companies: dict[str, CompanyView]) -> None:
    found = {event.kind for company in companies.values() for event in company.events}
    assert found >= EVENTS
    outcomes = {
        review.outcome
        for company in companies.values()
        for grade in company.grades
        for review in grade.reviews
    }
    assert outcomes == {"kept", "raised", "lowered"}


def test_special_cases_are_there(companies: dict[str, CompanyView]) -> None:
    grades = [grade for company in companies.values() for grade in company.grades]
    assert any(grade.certificate_mismatch for grade in grades)
    assert any(grade.review_overdue for grade in grades)
    assert any(grade.score_view and grade.score_view.caps for grade in grades)
    assert any(grade.score_view and grade.score_view.withheld for grade in grades)
    assert any(grade.grade == "BBB" and grade.basis == "revocation" for grade in grades)
    alone = [one for one in companies.values() if one.commitments and not one.grades]
    both = [one for one in companies.values() if one.commitments and one.grades]
    assert alone
    assert both
    assert any(c.withdrawn_on for one in (*alone, *both) for c in one.commitments)
    assert any(len({g.ruleset for g in one.grades}) == 2 for one in companies.values())


def test_every_standing_of_a_licence(view: PublicView) -> None:
    agencies = list(view.agencies())
    found = {licence.status for agency in agencies for licence in agency.licences}
    assert found == set(get_args(LicenceStatus))
    people = Counter(one.licence.status for one in view.practitioners())
    assert people.keys() >= {"valid", "awaiting_inspection", "expired", "cancelled"}


def test_names_are_as_in_life(companies: dict[str, CompanyView]) -> None:
    names = [company.name for company in companies.values()]
    assert any("（" in name for name in names)
    assert any("(" in name for name in names)
    assert any(any("A" <= sign <= "Z" for sign in name) for name in names)
    assert any(any(ord(sign) > 0xFFFF for sign in name) for name in names)
    assert any(name != other and name in other for name in names for other in names)
    assert {code[:2] for code in companies} >= {"91", "92", "93", "12", "52", "N2"}


@pytest.mark.rule("R-19")
@pytest.mark.rule("D-15")
def test_what_is_not_public_is_recorded_and_not_listed(
    example: Desk, companies: dict[str, CompanyView]
) -> None:
    with Ledger.open(f"sqlite:///{example.folder / 'register.sqlite3'}") as ledger:
        hidden = set(ledger.companies()) - companies.keys()
    kinds = Counter[str]()
    for code in sorted(hidden):
        standing = example.standing(code, AS_OF)
        kinds["banned"] += bool(standing["bans"])
        kinds["contested"] += any(not one["overdue"] for one in standing["deadlines"])
        kinds["erased"] += bool(standing["erased"])
        assert standing["erased"] or standing["grades"] == []
    assert len(hidden) == 6
    assert kinds == {"banned": 2, "contested": 1, "erased": 1}


def test_taking_the_same_filings_again_adds_nothing(example: Desk, tmp_path: Path) -> None:
    before = example.run("export").stdout
    result = example.take(*sorted(FILINGS.iterdir()))
    assert result.exit_code == 0
    assert example.run("export").stdout == before
    assert all(json.loads(line) for line in before.splitlines())
