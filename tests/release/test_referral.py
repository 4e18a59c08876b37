"""The list of financing referral follows consents, withdrawals and lapses; nothing of it stays."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from registry.ledger.store import Ledger
from registry.release.steps import referral
from registry.site.build import build
from tests.examples.desk import ROOT
from tests.site.conftest import tree
from tests.state.desk import Desk, company_code, draft, licensed, result

CODES = tuple(map(company_code, range(1, 8)))
GONE = CODES[2]


def named(code: str) -> dict[str, str]:
    return {"code": code, "name": f"西安甲{code[-4:]}有限公司", "basis": "同意书"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Seven companies with a grade until 2028-02-29, six of which consent."""
    made = Desk(ledger=Ledger.open(f"sqlite:///{tmp_path / 'register.sqlite3'}"))
    licensed(made, "2024-03-15", ("2025-03-10", "2026-03-12"))
    made.take(*(result(code, "85", "AA", "2026-03-01") for code in CODES))
    made.take(*(draft("referral_consent", day="2026-04-01", **named(one)) for one in CODES[:6]))
    return made


def built(folder: Path, site: str, day: str) -> Path:
    ledger = f"sqlite:///{folder / 'register.sqlite3'}"
    given = {"REGISTRY_URL": ledger, "REGISTRY_EXECUTOR": "inline"}
    build(ROOT / "pelicanconf.py", folder / site, date.fromisoformat(day), given)
    return folder / site


def holding(site: Path, code: str) -> set[str]:
    """The top folders of what the list tells in which a company is named."""
    found = set()
    for path in (*site.rglob("referral/**/*"), site / "referral/index.html"):
        if path.is_file():
            content = path.read_bytes()
            text = gzip.decompress(content) if path.suffix == ".gz" else content
            if code.encode() in text or code in path.name:
                found.add(path.relative_to(site).parts[0])
    return found


@pytest.mark.rule("P-4")
@pytest.mark.parametrize("each", [2, 2048])
def test_it_follows_its_ledger(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch, each: int
) -> None:
    monkeypatch.setattr(referral, "_EACH", each)
    site = built(tmp_path, "followed", "2026-05-01")
    assert holding(site, GONE) == {"referral", "data"} and not holding(site, CODES[6])
    parts = sorted(path.name for path in (site / "data/referral").glob("*.csv"))
    assert len(parts) == (4 if each == 2 else 1)
    desk.take(draft("referral_withdrawal", day="2026-05-02", **named(GONE)))
    desk.take(draft("company", code=CODES[1], name=named(CODES[1])["name"], address="西安市新址"))
    site = built(tmp_path, "followed", "2026-05-02")
    assert tree(site) == tree(built(tmp_path, "whole", "2026-05-02"))
    assert not holding(site, GONE) and holding(site, CODES[1]) == {"referral", "data"}
    twin = (site / f"companies/{GONE[-2:]}/{GONE}.json").read_text("utf-8")
    assert '"referred_since": null' in twin
    page = (site / f"companies/{GONE[-2:]}/{GONE}.html").read_text("utf-8")
    assert "融资推荐" not in page


@pytest.mark.rule("R-21")
def test_all_of_it_goes_when_the_grades_lapse(tmp_path: Path, desk: Desk) -> None:
    built(tmp_path, "followed", "2028-02-29")
    site = built(tmp_path, "followed", "2028-03-01")
    assert tree(site) == tree(built(tmp_path, "whole", "2028-03-01"))
    assert [path.name for path in (site / "referral").rglob("*.html")] == ["index.html"]
    assert not (site / "data/referral").exists() or not any((site / "data/referral").iterdir())
    assert "目前没有同意融资推荐" in (site / "referral/index.html").read_text("utf-8")
