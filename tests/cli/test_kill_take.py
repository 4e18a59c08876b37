"""`kill -9` during `take`, at any instant: the ledger is as before or as after."""

from collections import Counter
from pathlib import Path

import pytest

from registry.identity import codes
from registry.ledger.store import Ledger
from tests.cli.clerk import take
from tests.killing import function, instants, kill_after, undisturbed
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

ROWS = 300
BUDGET_SECONDS = 40


def filing(folder: Path, number: int) -> Path:
    """A sheet of companies, each filing's its own."""
    lines = ["企业名称,统一社会信用代码,注册地址"]
    for row in range(ROWS):
        code = codes.complete("91610102", f"MA{number:02d}{row:04d}")
        lines.append(f"西安第{number}批第{row}号有限公司,{code},西安市新城区一路{row}号")
    path = folder / f"{number:04d}.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def kill_often(folder: Path, url: str, times: int) -> Counter[str]:
    """Kill a clerk again and again; each time a filing is there whole, or not at all."""
    first = f"sqlite:///{folder / 'first.sqlite3'}"
    duration = undisturbed(function(take, first, str(filing(folder, 0))))
    left = Counter[str]()
    with Ledger.open(url) as ledger:
        assert ledger.count("") == 0
    for number, instant in enumerate(instants(duration, times, BUDGET_SECONDS), start=1):
        path = filing(folder, number)
        killed = kill_after(function(take, url, str(path)), instant)
        with Ledger.open(url) as ledger:
            # Under the write lock: a server may still be finishing what the dead one asked for.
            with ledger.transaction() as now:
                stored = now.filing(path.name)
            left["after" if stored else "before"] += 1
            assert stored or killed
            assert ledger.count("") == left["after"] * ROWS
            assert ledger.verify() == []
    return left


@pytest.mark.rule("R-32")
def test_take_killed_at_any_instant_on_sqlite(tmp_path: Path) -> None:
    left = kill_often(tmp_path, f"sqlite:///{tmp_path / 'register.sqlite3'}", times=30)
    assert left["before"] > 0


@pytest.mark.rule("R-32")
@pytest.mark.postgres
def test_take_killed_at_any_instant_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    left = kill_often(tmp_path, postgres_url, times=20)
    assert left["before"] > 0
