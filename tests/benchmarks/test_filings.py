"""Generated filings go through admission, row by row and without a complaint."""

import pytest
from typer.testing import CliRunner

from benchmarks.generate.plan import LAST
from registry.cli.main import app
from registry.ledger.store import Ledger


def take(ledger, *files):
    words = ["--register", f"sqlite:///{ledger}", "take", "--received", LAST.isoformat()]
    return CliRunner().invoke(app, [*words, *map(str, files)])


def test_a_series_of_filings_is_taken_whole(made, tmp_path):
    result = take(tmp_path / "new.sqlite3", *made.filings)
    assert result.exit_code == 0, result.output
    with Ledger.open(f"sqlite:///{tmp_path / 'new.sqlite3'}", readonly=True) as ledger:
        subjects = len(ledger.companies())
    # Of twenty filings two speak of companies that an earlier one brought.
    assert subjects == 18 * 20


def test_both_forms_and_five_kinds_are_filed(made):
    forms = {path.suffix for path in made.filings}
    kinds = {path.stem.partition("-")[2] for path in made.filings[2:]}
    assert forms == {".csv", ".xlsx"}
    assert kinds == {"results", "company", "commitment", "name_change", "review"}


@pytest.mark.parametrize(("act", "entries"), [("grade", 5), ("rename", 1)])
def test_single_acts_follow_on_the_ledger(made, ledger, act, entries):
    with Ledger.open(f"sqlite:///{ledger}") as before:
        count = sum(1 for _ in before.entries())
    result = take(ledger, getattr(made, act))
    assert result.exit_code == 0, result.output
    with Ledger.open(f"sqlite:///{ledger}", readonly=True) as after:
        assert sum(1 for _ in after.entries()) == count + entries
