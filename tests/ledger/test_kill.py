from collections import Counter
from pathlib import Path

import pytest

from registry.ledger.store import Ledger
from tests.killing import function, instants, kill_after, undisturbed
from tests.ledger.clerk import ENTRIES, work

BUDGET_SECONDS = 40
LINKS = ENTRIES + 1


def kill_often(url_of_first: str, url: str, times: int) -> Counter[str]:
    """Kill a clerk who takes a filing, at any instant; after each the ledger must be whole."""
    duration = undisturbed(function(work, url_of_first, "0"))
    left = Counter[str]()
    head = (0, "0" * 64)
    for number, instant in enumerate(instants(duration, times, BUDGET_SECONDS)):
        killed = kill_after(function(work, url, str(number)), instant)
        with Ledger.open(url) as ledger:
            # Under the write lock: a server may still be finishing what the dead one asked for.
            with ledger.transaction() as now:
                after, stored = now.head(), now.filing(str(number))
            expected = head[0] + LINKS if stored else head[0]
            assert after[0] == expected
            assert stored or after == head
            assert stored or killed
            assert ledger.count("") == after[0] // LINKS * ENTRIES
            assert ledger.verify() == []
        left["after" if stored else "before"] += 1
        head = after
    return left


@pytest.mark.rule("R-32")
def test_killed_at_any_instant_sqlite_is_as_before_or_as_after(tmp_path: Path) -> None:
    first, url = (f"sqlite:///{tmp_path / name}" for name in ("first", "register"))
    left = kill_often(first, url, times=40)
    assert left["before"] > 0


@pytest.mark.rule("R-32")
@pytest.mark.postgres
def test_killed_at_any_instant_postgresql_is_as_before_or_as_after(
    postgres_url: str, tmp_path: Path
) -> None:
    """The clerk is killed, not the server, which then ends the transaction by itself."""
    left = kill_often(f"sqlite:///{tmp_path / 'first'}", postgres_url, times=20)
    assert left["before"] > 0
