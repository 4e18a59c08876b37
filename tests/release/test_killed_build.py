"""A build that is killed, or finds a folder that is not its own, leaves nothing half done."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from registry.site.build import build
from registry.site.errors import SiteError
from tests.examples.desk import FILINGS, ROOT, Desk
from tests.killing import function, instants, kill_after, undisturbed
from tests.site.conftest import tree

EARLY, LATE = "2024-06-30", "2026-11-22"


def made(ledger: str, site: str, day: str) -> None:
    """One build in a process of its own."""
    given = {"REGISTRY_URL": ledger, "REGISTRY_EXECUTOR": "inline"}
    build(ROOT / "pelicanconf.py", Path(site), date.fromisoformat(day), given)


def twins(site: Path) -> set[str]:
    """The companies and notices that are published; lists may go, they never do."""
    return {path for path in tree(site) if path.endswith(".json") and "/" in path}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example's ledger."""
    folder = tmp_path_factory.mktemp("ledger")
    Desk(folder).taken(sorted(FILINGS.iterdir()))
    return f"sqlite:///{folder / 'register.sqlite3'}"


def test_what_a_first_build_writes_is_not_taken_for_what_another_left(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That would ask every company once more."""
    monkeypatch.setattr("registry.release.run.without", None)
    made(ledger, str(tmp_path / "first"), EARLY)
    assert twins(tmp_path / "first")


def test_a_build_killed_at_any_instant(ledger: str, tmp_path: Path) -> None:
    """The next build, of fewer files, leaves neither strays nor anything half written."""
    made(ledger, str(tmp_path / "early"), EARLY)
    expected = tree(tmp_path / "early")
    took = undisturbed(function(made, ledger, str(tmp_path / "whole"), LATE))
    killed = []
    for number, instant in enumerate(instants(took, 6, budget=40)):
        site = str(tmp_path / f"killed{number}")
        killed.append(kill_after(function(made, ledger, site, LATE), instant))
        if killed[-1]:
            made(ledger, site, EARLY)
            assert tree(Path(site)) == expected
    assert any(killed)


def test_a_follow_up_killed_at_any_instant(ledger: str, tmp_path: Path) -> None:
    """What was published before stays, and the build that comes next ends where it should."""
    made(ledger, str(tmp_path / "late"), LATE)
    expected = tree(tmp_path / "late")
    for number, instant in enumerate(instants(1.5, 5, budget=40)):
        site = tmp_path / f"site{number}"
        made(ledger, str(site), EARLY)
        before = twins(site)
        kill_after(function(made, ledger, str(site), LATE), instant)
        assert before <= twins(site)
        made(ledger, str(site), LATE)
        assert tree(site) == expected


def test_a_folder_of_other_files_is_refused(ledger: str, tmp_path: Path) -> None:
    """Nobody's files are overwritten or removed."""
    (tmp_path / "index.html").write_text("someone's own", "utf-8")
    with pytest.raises(SiteError, match="不是本程序生成的") as refused:
        made(ledger, str(tmp_path), LATE)
    assert "no build of a register wrote" in str(refused.value)
    assert tree(tmp_path) == {"index.html": b"someone's own"}


def test_a_folder_of_another_version_is_told_apart(ledger: str, tmp_path: Path) -> None:
    """Its memory is read otherwise: it stays as it is, and the engineer learns what to do."""
    made(ledger, str(tmp_path), EARLY)
    before = tree(tmp_path)
    with closing(sqlite3.connect(tmp_path / ".memory" / "site.sqlite3")) as memory, memory:
        memory.execute("UPDATE facts SET value = '0' WHERE name = 'format'")
    with pytest.raises(SiteError, match="另一版本的程序") as refused:
        made(ledger, str(tmp_path), LATE)
    assert "build into an empty one" in str(refused.value)
    assert tree(tmp_path) == before
