"""The quick pass over single acts misses nothing that is due in the example."""

from datetime import date, timedelta

import pytest

from registry.ledger.store import Ledger
from registry.state.due import company_dues, dues
from registry.state.due.base import Span
from registry.state.fold import fold_company
from tests.state.desk import RULES


@pytest.mark.parametrize("as_of", ["2024-05-01", "2025-02-20", "2026-04-05", "2026-11-22"])
def test_the_quick_pass_finds_what_folding_every_company_finds(example, as_of):
    day = date.fromisoformat(as_of)
    span = Span(day, day + timedelta(200), RULES)
    with Ledger.open(f"sqlite:///{example.folder / 'register.sqlite3'}", readonly=True) as ledger:
        quick = [one for one in dues(ledger, RULES, day, 200) if len(one.subject) == 18]
        states = [fold_company(acts, day) for acts in ledger.histories(ledger.companies()).values()]
    whole = [one for state in states if state is not None for one in company_dues(state, span)]
    assert len(whole) > 5
    assert sorted(quick, key=repr) == sorted(whole, key=repr)
