"""The example register, taken once for all tests of a process."""

from pathlib import Path

import pytest

from tests.examples.desk import FILINGS, Desk


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that has taken every filing of the example, in order, in one command."""
    desk = Desk(tmp_path_factory.mktemp("example"))
    return desk.taken(sorted(FILINGS.iterdir()))


@pytest.fixture(scope="session")
def site(example: Desk) -> Path:
    """Its site as of the example's day; tests only read it."""
    return example.build()
