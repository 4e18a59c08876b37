"""The mark of an objection follows its ledger, touches few files, and old logs go on."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.ledger.store import Ledger
from registry.site import addresses
from registry.site.build import BuildResult, build
from tests.examples.desk import ROOT
from tests.examples.desk import Desk as Office
from tests.site.conftest import tree
from tests.state.desk import Desk, company_code, draft, licensed, result

CODES = tuple(map(company_code, range(1, 8)))
CODE, NUMBER = CODES[2], "陕信协〔2026〕3号"
Bring = Callable[[str, str], BuildResult]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Seven companies with a grade by one notice."""
    made = Desk(ledger=Ledger.open(f"sqlite:///{tmp_path / 'register.sqlite3'}"))
    licensed(made, "2024-03-15", ("2025-03-10", "2026-03-12"))
    made.take(*(result(code, "85", "AA", "2026-03-02", number=NUMBER) for code in CODES))
    return made


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Build the ledger's site into a folder as of a day; one folder's site has a log."""

    def run(site: str, day: str) -> BuildResult:
        given = {
            "REGISTRY_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}",
            "REGISTRY_EXECUTOR": "inline",
            "REGISTRY_LOG": str(tmp_path / "log") if site == "logged" else "",
        }
        return build(ROOT / "pelicanconf.py", tmp_path / site, date.fromisoformat(day), given)

    return run


def contest(kind: str, about: str, **values: Any) -> Any:
    named = {"code": CODE, "name": f"西安甲{CODE[-4:]}有限公司"}
    return draft(kind, about=about, **named, **values)


GRADE = contest("objection", "grade", received="2026-05-11", day="2026-05-12")
NOTICE = contest("objection", "notice", contested=NUMBER, received="2026-05-11", day="2026-05-12")
DECIDED = [
    contest("objection_decision", "grade", day="2026-05-18", outcome="withdrawn"),
    contest("objection_decision", "notice", contested=NUMBER, day="2026-05-18", outcome="upheld"),
]


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before | after if before.get(path) != after.get(path)}


@pytest.mark.rule("P-6")
def test_it_follows_its_ledger_and_its_days(tmp_path: Path, desk: Desk, bring: Bring) -> None:
    """Filed ahead of its day, set, decided: each time what a build at once gives."""
    bring("followed", "2026-05-10")
    for row, day in ((GRADE, "2026-05-11"), (NOTICE, "2026-05-12"), (None, "2026-05-15")):
        if row is not None:
            desk.take(row)
        bring("followed", day)
        bring(f"whole-{day}", day)
        assert tree(tmp_path / "followed") == tree(tmp_path / f"whole-{day}"), day
    desk.take(*DECIDED)
    for day in ("2026-05-17", "2026-05-18"):
        bring("followed", day)
        bring(f"whole-{day}", day)
        assert tree(tmp_path / "followed") == tree(tmp_path / f"whole-{day}"), day


@pytest.mark.rule("P-6")
def test_a_mark_touches_few_files(tmp_path: Path, desk: Desk, bring: Bring) -> None:
    bring("site", "2026-05-12")
    before = tree(tmp_path / "site")
    desk.take(GRADE)
    bring("site", "2026-05-12")
    company = addresses.path(addresses.company(CODE)).removesuffix(".html")
    touched = changed(before, tree(tmp_path / "site"))
    assert {f"{company}.html", f"{company}.json"} <= touched
    rest = touched - {f"{company}.html", f"{company}.json"}
    # Pages that say how large the data are change where the size does, in two digits.
    assert {path.partition("/")[0] for path in rest} <= {"data", "as-of.html"}, rest
    assert len(rest) < 12, rest
    before = tree(tmp_path / "site")
    desk.take(NOTICE)
    bring("site", "2026-05-12")
    notices = {p for p in changed(before, tree(tmp_path / "site")) if p.startswith("notices/")}
    assert len(notices) == 1 and notices.pop().endswith(".html"), "its twin is never edited"


@pytest.mark.rule("R-32")
def test_the_log_goes_on_and_verifies(tmp_path: Path, desk: Desk, bring: Bring) -> None:
    """A standing for each change of the company, and no leaf of the notice."""
    bring("logged", "2026-05-10")
    office = Office(tmp_path)

    def leaves(day: str) -> int:
        bring("logged", day)
        told = office.run("verify", str(tmp_path / "logged"))
        assert told.exit_code == 0, told.output
        checkpoint = (tmp_path / "logged/log/checkpoint").read_text("utf-8")
        return int(checkpoint.splitlines()[1])

    first = leaves("2026-05-11")
    desk.take(GRADE, NOTICE)
    # A standing, and the list of codes as of another day.
    assert leaves("2026-05-12") == first + 2
    desk.take(*DECIDED)
    assert leaves("2026-05-18") == first + 4
    twin = addresses.path(addresses.company_json(CODE))
    said = json.loads((tmp_path / "logged" / twin).read_bytes())
    assert [one["outcome"] for one in said["objections"]] == ["withdrawn", "upheld"]
