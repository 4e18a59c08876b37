"""A clerk at the desk, for tests that kill: takes a filing as `registry take` does."""

from datetime import date
from pathlib import Path

from registry.cli.flow import Desk
from registry.ledger.store import Ledger
from registry.state.rules import Rules
from scoring.ruleset import RuleBook
from scoring.workdays import Calendar


def take(url: str, *paths: str) -> None:
    """Takes the filings into the ledger; each must be let in."""
    rules = Rules(RuleBook.load(), "shaanxi-2006", Calendar.standard())
    with Ledger.open(url) as ledger:
        desk = Desk(ledger, rules, date(2026, 11, 22), "clerk")
        for outcome in desk.take([Path(path) for path in paths]):
            assert not outcome.refused, outcome.problems
