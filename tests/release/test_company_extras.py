"""Feeds and badges of companies are an association's choice, and no link to one is left dead."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.ledger.store import Ledger
from registry.release.errors import ReleaseError
from registry.release.publish import permanence
from registry.site.build import build
from tests.examples.desk import ROOT
from tests.site.conftest import tree
from tests.state.desk import Desk, company_code, licensed, result

CODE = company_code(1)
NONE = {"REGISTRY_COMPANY_FEEDS": False, "REGISTRY_COMPANY_BADGES": False}
STEM = f"companies/{CODE[-2:]}/{CODE}"


def built(folder: Path, site: str, **more: Any) -> dict[str, bytes]:
    ledger = f"sqlite:///{folder / 'register.sqlite3'}"
    given = {"REGISTRY_URL": ledger, "REGISTRY_EXECUTOR": "inline", **more}
    build(ROOT / "pelicanconf.py", folder / site, date(2026, 11, 22), given)
    return tree(folder / site)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(ledger=Ledger.open(f"sqlite:///{tmp_path / 'register.sqlite3'}"))
    licensed(made, "2024-03-15", ("2025-03-10", "2026-03-12"))
    made.take(*(result(company_code(one), "85", "AA", "2026-03-01") for one in range(1, 4)))
    return made


def test_they_go_and_come_back_as_is_chosen(tmp_path: Path, desk: Desk) -> None:
    """A site that follows is each time the one that is built at once."""
    whole = built(tmp_path, "site")
    assert {f"{STEM}.atom", f"{STEM}.svg"} <= whole.keys()
    left = built(tmp_path, "site", **NONE)
    assert left == built(tmp_path, "bare", **NONE)
    gone = whole.keys() - left.keys()
    assert len(gone) == 6 and {Path(path).suffix for path in gone} == {".atom", ".svg"}
    page = left[f"{STEM}.html"].decode()
    assert f"{CODE}.atom" not in page and f"{CODE}.svg" not in page
    assert "data-watch" in page and "data-calendar" in page
    desk.take(result(company_code(4), "91", "AAA", "2026-04-01"))
    assert built(tmp_path, "site", **NONE) == built(tmp_path, "anew", **NONE)
    assert built(tmp_path, "site") == built(tmp_path, "again")


def test_each_is_chosen_for_itself(tmp_path: Path, desk: Desk) -> None:
    left = built(tmp_path, "site", REGISTRY_COMPANY_BADGES=False)
    assert f"{STEM}.atom" in left and f"{STEM}.svg" not in left
    page = left[f"{STEM}.html"].decode()
    assert f"{CODE}.atom" in page and f"{CODE}.svg" not in page


def test_a_release_may_have_none_but_not_fewer() -> None:
    """Where any company has a badge still, one that is missing is lost."""
    page, other = f"{STEM}.html", "companies/XX/x.html"
    before = dict.fromkeys([page, other, f"{STEM}.svg", "companies/XX/x.svg"], "0")
    permanence.check(before, dict.fromkeys([page, other], "0"))
    with pytest.raises(ReleaseError):
        permanence.check(before, dict.fromkeys([page, other, "companies/XX/x.svg"], "0"))
    with pytest.raises(ReleaseError):
        permanence.check(before, dict.fromkeys([other], "0"))
