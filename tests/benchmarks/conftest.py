"""A generated register of a thousand companies, and a ledger of it that may be written to."""

import shutil
from pathlib import Path

import pytest

from benchmarks.generate import Generated, generate
from registry.ledger.store import Ledger


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Generated:
    return generate(tmp_path_factory.mktemp("made") / "register", 1000, filings=20, rows=20)


@pytest.fixture(scope="session")
def entries(made):
    with Ledger.open(f"sqlite:///{made.ledger}", readonly=True) as ledger:
        return [recorded.entry for recorded in ledger.entries()]


@pytest.fixture
def ledger(made, tmp_path) -> Path:
    """A copy that a test may take filings into."""
    return Path(shutil.copy(made.ledger, tmp_path / "register.sqlite3"))
