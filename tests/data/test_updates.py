"""Who has the register of a day and takes the updates of later days has the register of now."""

import json
from pathlib import Path

import pytest

from registry.data import parts
from registry.identity import codes
from registry.release.steps import updates
from tests.data.conftest import built
from tests.data.reuser import Copy, follow, mend, read, whole
from tests.examples.desk import Desk
from tests.release.erasing import (
    ALONE,
    BEFORE,
    TOGETHER,
    copied,
    erasable,
    erase,
    erasure,
    filed,
    result,
)
from tests.release.keeper import Keeper

__all__ = ["erasable"]


DAYS = ("2023-09-15", "2024-06-30", "2025-12-01", "2026-11-18", "2026-11-22", "2028-03-01")
#: Between these two something was erased, in the example.
ERASED = "2026-11-22"
#: The day of every erasure that the tests file themselves.
ERASED_ON = "2023-07-10"
LATE = codes.complete("91610102", "MAER0009")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a register of some hundreds is cut as a large one is."""
    monkeypatch.setattr(parts, "_EACH", 40)
    monkeypatch.setattr(updates, "EACH", 8)


def test_from_each_day_to_each_later_one(ledger: str, tmp_path: Path) -> None:
    """Every copy is carried on from day to day, as the site is."""
    copies = []
    for before, day in zip(("", *DAYS), DAYS, strict=False):
        site = built(ledger, tmp_path / "site", day, REGISTRY_PARQUET=False)
        now = whole(site)
        for copy in copies:
            assert copy != now
            follow(copy, site, before)
            assert (copy == now) == (day != ERASED)
            assert len(mend(copy, site)) == (1 if day == ERASED else 0)
            assert copy == now
        copies.append(now)


def test_each_company_is_in_one_file_alone_with_its_rows_of_now(site: Path) -> None:
    found = [code for path in (site / "data/updates").glob("*.csv") for code in read(path)]
    assert len(found) == len(set(found))
    copy: Copy = {}
    assert follow(copy, site, "") > 20
    assert copy == whole(site)


@pytest.mark.rule("P-5")
def test_no_file_tells_who_was_erased_or_when(erasable: Keeper, tmp_path: Path) -> None:
    """Not even that something else of a company is told since: its digest alone is another."""
    keeper = copied(erasable, tmp_path / "kept")
    copy = whole(keeper.site)
    notice = json.loads(next(keeper.site.glob(f"companies/*/{ALONE}.json")).read_bytes())
    erase(keeper, erasure(erased=notice["grades"][0]["notice"]["id"]), erasure(code=TOGETHER))
    for path in (keeper.site / "data/updates").glob("*.csv"):
        assert not {ALONE, TOGETHER}.intersection(read(path))
        assert path.stem[:10] != ERASED_ON
    follow(copy, keeper.site, BEFORE)
    assert {ALONE, TOGETHER} <= copy.keys()
    assert mend(copy, keeper.site) and copy == whole(keeper.site)


def test_what_was_taken_late_is_found_by_its_digest(erasable: Keeper, tmp_path: Path) -> None:
    keeper = copied(erasable, tmp_path / "kept")
    copy = whole(keeper.site)
    late = {**result(LATE, "西安迟报有限公司", "秦信协〔2023〕93号", "2023-05-09")}
    Desk(keeper.folder.parent).taken([filed(tmp_path, "late", late)])
    keeper.build(BEFORE)
    assert follow(copy, keeper.site, BEFORE) == 0
    assert LATE not in copy
    assert len(mend(copy, keeper.site)) == 1 and copy == whole(keeper.site)
