"""A register of a few companies, published early; what was built late waits to be published."""

import shutil
from pathlib import Path

import pytest

from tests.examples.desk import FILINGS, Desk
from tests.release.keeper import Keeper
from tests.release.publish.press import folder_target, publish

_EARLY, _LATE = "2022-12-31", "2023-06-30"
_FEW = 6


@pytest.fixture(scope="session")
def _waiting(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    folder = tmp_path_factory.mktemp("waiting")
    Desk(folder).taken(sorted(FILINGS.iterdir())[:_FEW])
    keeper = Keeper(folder, f"sqlite:///{folder / 'register.sqlite3'}")
    keeper.build(_EARLY)
    publish(keeper, folder_target(keeper))
    shutil.copytree(keeper.site, folder / "early")
    keeper.build(_LATE)
    return keeper


@pytest.fixture
def waiting(_waiting: Keeper, tmp_path: Path) -> Keeper:
    """`srv` shows what was early, `site` is what was built since."""
    return copied(_waiting, tmp_path / "copy")


@pytest.fixture
def lean(waiting: Keeper) -> Keeper:
    """Less to bring over: what was built, without what publishing has no eye for."""
    for folder in ("search", "lists", "theme", "feeds", "practitioners"):
        shutil.rmtree(waiting.site / folder)
    return waiting


def copied(keeper: Keeper, folder: Path) -> Keeper:
    """The same elsewhere, to be spoilt."""
    shutil.copytree(keeper.folder, folder, symlinks=True)
    return Keeper(folder, keeper.ledger)
