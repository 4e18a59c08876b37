"""The register at the end of each year: written once, as the ledger has it, without erasures."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from registry.release.jobs import PartDone, YearEndJob
from registry.release.steps import yearends
from registry.release.tasks import year_end
from registry.site.build import build
from tests.examples.desk import ROOT, Desk
from tests.release.erasing import (
    ALONE,
    BESIDE,
    SECRET,
    TOGETHER,
    copied,
    erasure,
    filed,
)
from tests.release.keeper import Keeper
from tests.site.conftest import tree

Bytes = Mapping[str, bytes]
FILE = "data/year-ends/2023-00000.csv"


def year_ends(site: Path) -> Bytes:
    return {
        path: content
        for path, content in tree(site).items()
        if path.startswith(("data/year-ends/", "year-ends/2"))
    }


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


@pytest.fixture(scope="module")
def sites(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example register, followed over a new year; and as of the last day of that year."""
    folder = tmp_path_factory.mktemp("years")
    given = {"REGISTRY_URL": ledger, "REGISTRY_EXECUTOR": "inline"}
    for name, day in (("then", "2025-12-31"), ("now", "2025-12-31"), ("now", "2026-11-22")):
        build(ROOT / "pelicanconf.py", folder / name, date.fromisoformat(day), given)
    return folder


@pytest.mark.rule("R-31")
def test_a_year_ended_as_the_register_stood_on_its_last_day(sites: Path) -> None:
    """The data of that day's own site say the same, but where a company was erased since."""
    then = rows((sites / "then/data/register/00000.csv").read_bytes())
    now = rows((sites / "now/data/year-ends/2025-00000.csv").read_bytes())
    columns = ("code", "name", "ruleset", "grade", "status", "valid_from", "valid_until")
    kept = {row["code"] for row in rows((sites / "now/data/register/00000.csv").read_bytes())}
    told = [tuple(row[name] for name in columns) for row in then if row["code"] in kept]
    assert [tuple(row[name] for name in columns) for row in now] == told
    assert len(told) > 200
    assert {row["status"] for row in now} >= {"valid", "lapsed", "void", "superseded", ""}


def test_the_page_counts_what_the_file_has(sites: Path) -> None:
    now = rows((sites / "now/data/year-ends/2025-00000.csv").read_bytes())
    valid = [row for row in now if row["status"] == "valid" and row["ruleset"] == "shaanxi-2006"]
    number = sum(row["grade"] == "AAA" for row in valid)
    page = (sites / "now/year-ends/2025.html").read_text("utf-8")
    section = next(part for part in page.split("<section") if "陕西省" in part)
    assert f'<th scope="row">AAA</th><td data-label="等级数">{number}</td>' in section
    assert f"{len({row['code'] for row in now})} 家" in page


def test_a_year_that_has_not_ended_has_none(sites: Path) -> None:
    assert "data/year-ends/2025-00000.csv" not in year_ends(sites / "then")
    assert "data/year-ends/2026-00000.csv" not in year_ends(sites / "now")


def take(keeper: Keeper, row: dict[str, str], day: str) -> None:
    """Take one row and build the site of a day."""
    folder = keeper.folder.parent
    Desk(folder).taken([filed(folder, f"row{len(list(folder.iterdir()))}", row)])
    keeper.build(day)


def anew(keeper: Keeper, day: str) -> Bytes:
    """The same from nothing."""
    keeper.build(day, keeper.folder / "anew", REGISTRY_LOG="")
    return files(year_ends(keeper.folder / "anew"))


def files(found: Bytes) -> Bytes:
    """Those that are no pages: a page leads to the log where there is one."""
    return {path: content for path, content in found.items() if path.endswith(".csv")}


def test_an_act_leaves_ended_years_alone_and_a_late_one_mends_them(
    erasable: Keeper, tmp_path: Path
) -> None:
    keeper = copied(erasable, tmp_path)
    keeper.build("2024-02-01")
    before = year_ends(keeper.site)
    assert f'"{ALONE}"'.encode() in before[FILE]
    void = {"kind": "voiding", "code": BESIDE, "day": "2024-02-20", "reason": "所报材料不实"}
    take(keeper, void, "2024-03-01")
    assert year_ends(keeper.site) == before
    take(keeper, {**void, "code": TOGETHER, "day": "2023-12-20"}, "2024-03-01")
    after = year_ends(keeper.site)
    status = {row["code"]: row["status"] for row in rows(after[FILE])}
    assert (status[BESIDE], status[TOGETHER]) == ("valid", "void")
    assert anew(keeper, "2024-03-01") == files(after)


@pytest.mark.rule("P-5")
def test_what_was_erased_is_in_no_year(erasable: Keeper, tmp_path: Path) -> None:
    keeper = copied(erasable, tmp_path)
    keeper.build("2024-02-01")
    assert SECRET in year_ends(keeper.site)[FILE].decode()
    take(keeper, erasure(code=ALONE, day="2024-02-20"), "2024-03-01")
    after = year_ends(keeper.site)
    assert SECRET not in after[FILE].decode()
    assert anew(keeper, "2024-03-01") == files(after)


def test_who_came_after_a_year_is_not_looked_at_for_it(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Early years have few companies and the register many: no job may hold them all."""
    looked: dict[int, int] = {}

    def looking(job: YearEndJob) -> PartDone:
        looked[job.day.year] = looked.get(job.day.year, 0) + len(job.lines)
        return year_end(job)

    monkeypatch.setattr(yearends, "year_end", looking)
    given = {"REGISTRY_URL": ledger, "REGISTRY_EXECUTOR": "inline"}
    build(ROOT / "pelicanconf.py", tmp_path / "site", date(2026, 11, 22), given)
    ends = [file for file in year_ends(tmp_path / "site") if file.endswith(".csv")]
    for file in ends:
        told = {row["code"] for row in rows((tmp_path / "site" / file).read_bytes())}
        assert looked[int(file.partition("ends/")[2][:4])] == len(told)
    assert min(looked.values()) < max(looked.values())
