"""What changed: the months' files tell what companies and notices tell, and nothing unannounced."""

from collections import Counter
from pathlib import Path

import pytest

from tests.data.conftest import rows, twins

COLUMNS = ("day", "kind", "code", "ruleset", "was", "becomes", "notice")


def test_every_announced_event_of_every_company_is_there_once(site: Path) -> None:
    expected: Counter[tuple[str, ...]] = Counter()
    for company in twins(site, "companies"):
        announced = {
            (one["ruleset"], one["grade"], one["valid_until"])
            for one in company["grades"]
            if one["announced"]
        }
        for event in company["events"]:
            told = event["notice"] or (
                event["kind"] == "lapse"
                and any(event["was"] == grade for _, grade, _ in announced)
                and any(until < event["day"] for *_, until in announced)
            )
            if told or (event["kind"] == "name_change" and (announced or company["commitments"])):
                notice = event["notice"]["id"] if event["notice"] else ""
                told_of = {**event, "code": company["code"], "notice": notice}
                expected[tuple(told_of[name] for name in COLUMNS)] += 1
    found = Counter(
        tuple(row[name] for name in COLUMNS) for row in rows(site, "changes") if row["code"]
    )
    assert found == expected
    assert {row[1] for row in found} >= {"lapse", "voiding", "revocation", "review", "name_change"}


def test_every_notice_is_there_on_each_of_its_days(site: Path) -> None:
    found = {(row["notice"], row["day"]) for row in rows(site, "changes") if row["notice"]}
    told = {one for one, _ in found}
    for notice in twins(site, "notices"):
        assert notice["id"] in told, notice["title"]
        if notice["licences"]:
            assert {(notice["id"], day) for day in notice["days"]} <= found


@pytest.mark.rule("R-17")
def test_what_no_notice_announces_is_not_there(site: Path) -> None:
    named = {
        (company["code"], grade["grade"], grade["ruleset"])
        for company in twins(site, "companies")
        for grade in company["grades"]
        if not grade["announced"]
    }
    assert named
    every = rows(site, "changes")
    assert not [row for row in every if row["kind"] == "naming"]
    assert not [
        row
        for row in every
        if row["kind"] == "lapse" and (row["code"], row["was"], row["ruleset"]) in named
    ]


def test_a_month_has_its_own_days_in_order(site: Path) -> None:
    for file in sorted((site / "data/changes").iterdir()):
        days = [row["day"] for row in rows(site, "changes") if row["day"].startswith(file.stem)]
        assert days == sorted(days) and days


def test_a_name_is_the_one_borne_on_the_day(site: Path) -> None:
    renamed = next(
        company
        for company in twins(site, "companies")
        if any(event["kind"] == "name_change" for event in company["events"])
        and any(grade["announced"] for grade in company["grades"])
    )
    change = next(event for event in renamed["events"] if event["kind"] == "name_change")
    mine = [row for row in rows(site, "changes") if row["code"] == renamed["code"]]
    assert {row["name"] for row in mine if row["day"] == change["day"]} == {change["becomes"]}
    earlier = [row for row in mine if row["day"] < change["day"]]
    assert all(row["name"] != change["becomes"] for row in earlier)
