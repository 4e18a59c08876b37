"""A site that follows its ledger act by act and day by day is the site that is built at once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from registry.cli.source import public_register
from registry.release.steps import sitemap
from registry.site.build import BuildResult, build, read
from tests.examples.desk import FILINGS, ROOT, Desk
from tests.site.conftest import tree

SETTINGS = ROOT / "pelicanconf.py"
Bring = Callable[[str, str], BuildResult]


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Build the ledger's site into a folder as of a day."""

    def run(folder: str, day: str) -> BuildResult:
        ledger = f"sqlite:///{tmp_path / 'register.sqlite3'}"
        given = {"REGISTRY_URL": ledger, "REGISTRY_EXECUTOR": "inline"}
        return build(SETTINGS, tmp_path / folder, date.fromisoformat(day), given)

    return run


def test_act_by_act(tmp_path: Path, bring: Bring) -> None:
    """After every few filings; a filing taken late changes pages of long ago."""
    filings = sorted(FILINGS.iterdir())
    for number, start in enumerate(range(0, len(filings), 9)):
        Desk(tmp_path).taken(filings[start : start + 9])
        followed = bring("followed", "2026-11-22")
        whole = bring(f"whole{number}", "2026-11-22")
        assert tree(tmp_path / "followed") == tree(tmp_path / f"whole{number}")
    assert followed.pages < whole.pages / 2


@pytest.mark.rule("R-21")
def test_day_by_day(tmp_path: Path, bring: Bring) -> None:
    """All filings are taken; grades lapse and what was filed ahead begins to count."""
    Desk(tmp_path).taken(sorted(FILINGS.iterdir()))
    random = Random(20061)
    first, last = date(2023, 1, 9).toordinal(), date(2030, 6, 1).toordinal()
    for day in sorted(random.sample(range(first, last), 6)):
        as_of = date.fromordinal(day).isoformat()
        bring("followed", as_of)
        bring(as_of, as_of)
        assert tree(tmp_path / "followed") == tree(tmp_path / as_of)


def test_a_sitemap_of_many_groups(
    tmp_path: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is cut finer as companies come; a day changes the groups of those of whom it tells."""
    monkeypatch.setattr(sitemap, "_EACH", 8)
    filings = sorted(FILINGS.iterdir())
    groups = []
    for number, some in enumerate((filings[:30], filings[30:])):
        Desk(tmp_path).taken(some)
        bring("followed", "2026-11-22")
        bring(f"whole{number}", "2026-11-22")
        assert tree(tmp_path / "followed") == tree(tmp_path / f"whole{number}")
        groups.append(sorted((tmp_path / "followed" / "sitemaps").glob("companies-*")))
    assert 1 < len(groups[0]) < len(groups[1])
    before = tree(tmp_path / "followed")
    bring("followed", "2027-01-31")
    now = tree(tmp_path / "followed")
    told = [path for path in now if path.startswith("sitemaps/")]
    assert 0 < sum(now[path] != before.get(path) for path in told) < len(told) / 2


def test_nothing_happened(tmp_path: Path, bring: Bring) -> None:
    """The next day nothing is written but the day itself."""
    Desk(tmp_path).taken(sorted(FILINGS.iterdir()))
    bring("site", "2026-11-22")
    assert bring("site", "2026-11-22").written == 0
    before = tree(tmp_path / "site")
    assert bring("site", "2026-11-23").written == 1
    after = tree(tmp_path / "site")
    assert [path for path in after if after[path] != before[path]] == ["register.json"]


def test_what_was_let_go_is_read_again(tmp_path: Path) -> None:
    """A build lets its notices go before the search, and may ask for them after it."""
    Desk(tmp_path).taken(sorted(FILINGS.iterdir()))
    given = {"REGISTRY_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}"}
    register = public_register(read(SETTINGS, tmp_path, date(2026, 11, 22), given))
    once = register.notice_ids(), register.corrections(None)
    assert all(once)
    register.rest()
    assert (register.notice_ids(), register.corrections(None)) == once
    register.rest()
    first = register.notice(once[0][0], (), (), ())
    assert first.id == once[0][0]
    register.close()
