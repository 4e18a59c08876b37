"""`kill -9` during `take`, at any instant: the ledger is as before or as after."""

from collections import Counter
from pathlib import Path

import pytest

from registry.ledger.store import Ledger
from tests.cli.clerk import take
from tests.killing import function, instants, kill_after, undisturbed

FILINGS = Path(__file__).parents[1] / "filings"
LICENCES, RESULTS = (str(next(FILINGS.glob(f"{n}-*"))) for n in ("01", "02"))
BUDGET_SECONDS = 60


def kill_often(first: str, urls: list[str]) -> Counter[str]:
    """Kill a clerk who takes the results, once for each prepared ledger."""
    take(first, LICENCES)
    duration = undisturbed(function(take, first, RESULTS))
    with Ledger.open(first) as ledger:
        whole = ledger.head()
    left = Counter[str]()
    url = urls[0]
    take(url, LICENCES)
    with Ledger.open(url) as ledger:
        before = ledger.head()
    for instant in instants(duration, 30, BUDGET_SECONDS):
        killed = kill_after(function(take, url, RESULTS), instant)
        with Ledger.open(url) as ledger:
            with ledger.transaction() as now:
                head = now.head()
            assert head in (before, whole)
            assert killed or head == whole
            assert ledger.verify() == []
        left["after" if head == whole else "before"] += 1
        if head == whole:
            url = urls[len(left) + left["after"] - 2 + 1] if False else _next(urls, url)
            take(url, LICENCES)
    return left
