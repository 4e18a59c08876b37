"""One who keeps a ledger and its public log, for tests; and the sites that come of it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from registry.site.build import build
from registry.tlog import checkpoint, verifying
from registry.tlog.note import Secret
from tests.examples.desk import FILINGS, ROOT, Desk

EARLY, LATE = "2024-06-30", "2026-11-22"
KEY = Secret("register.example/log", bytes(range(32)))


class Keeper:
    """One who keeps a ledger and its log, and builds the site again and again."""

    def __init__(self, folder: Path, ledger: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.ledger = folder, ledger
        self.site, self.log = folder / "site", folder / "log"
        self.key = folder / "log.key"
        self.key.touch(0o600)
        self.key.write_text(f"{KEY}\n", "utf-8")

    def build(self, day: str = LATE, site: Path | None = None, **more: object) -> None:
        given = {
            "REGISTRY_URL": self.ledger,
            "REGISTRY_EXECUTOR": "inline",
            "REGISTRY_LOG": str(self.log),
            "REGISTRY_LOG_KEY": str(self.key),
            **more,
        }
        path = ROOT / "pelicanconf.py"
        build(path, site or self.site, date.fromisoformat(day), given)

    def verify(self, site: Path | None = None, held: str = "") -> list[str]:
        """What is not as it should be, in English."""
        root = site or self.site

        def read(path: str) -> bytes | None:
            return (root / path).read_bytes() if (root / path).is_file() else None

        kept = checkpoint.opened(held, KEY.verifier) if held else None
        report = verifying.verify(read, KEY.verifier, kept)
        assert report.notices and report.standings
        return [en for _, en in report.faults]

    def checkpoint(self) -> str:
        return (self.site / "log/checkpoint").read_text("utf-8")


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("ledger")
    Desk(folder).taken(sorted(FILINGS.iterdir()))
    return f"sqlite:///{folder / 'register.sqlite3'}"


@pytest.fixture(scope="session")
def kept(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """A site that was built early, and again late."""
    keeper = Keeper(tmp_path_factory.mktemp("kept"), ledger)
    keeper.build(EARLY)
    (keeper.folder / "early").write_text(keeper.checkpoint(), "utf-8")
    keeper.build(LATE)
    return keeper


@pytest.fixture(scope="session")
def other(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """The same site with another history, under the same key: every leaf at the same place."""
    keeper = Keeper(tmp_path_factory.mktemp("other"), ledger)
    keeper.build(EARLY)
    keeper.build(LATE)
    return keeper


@pytest.fixture
def copy(kept: Keeper, tmp_path: Path) -> Keeper:
    """A copy of it, to be spoilt."""
    shutil.copytree(kept.folder, tmp_path, dirs_exist_ok=True)
    return Keeper(tmp_path, kept.ledger)


def twin(site: Path, beginning: str = "notices") -> Path:
    return sorted((site / beginning).rglob("*-*.json" if beginning == "notices" else "*.json"))[0]
