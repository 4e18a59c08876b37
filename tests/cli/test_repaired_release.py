"""A record that was repaired is in no release any more, so that none with it can be shown again."""

from pathlib import Path

import pytest

from tests.examples.desk import FILINGS, Desk
from tests.release.erasing import found

REPAIR = FILINGS / "0050-信用修复.csv"
RECORD = "秦市监异列〔2025〕0417号"


def published(desk: Desk) -> Path:
    """The site as the ledger is now, published once more."""
    server = desk.folder / "srv"
    done = desk.run("publish", server, "--output", desk.build())
    assert done.exit_code == 0, done.output
    return server


def releases(server: Path) -> int:
    """How many are kept."""
    return sum(one.is_dir() for one in (server / "releases").iterdir())


@pytest.mark.rule("R-52")
@pytest.mark.rule("P-5")
def test_no_release_shows_what_was_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGISTRY_LOG", str(tmp_path / "log"))
    *earlier, before = (file for file in sorted(FILINGS.iterdir()) if file < REPAIR)
    desk = Desk(tmp_path).taken(earlier)
    published(desk)
    desk.taken([before])
    server = published(desk)
    assert releases(server) == 2 and found(server, RECORD)
    desk.taken([REPAIR])
    published(desk)
    assert releases(server) == 1 and found(server, RECORD) == []
    refused = desk.run("rollback", server)
    assert refused.exit_code == 1 and "没有可退回的版本" in refused.stderr
    site = desk.folder / "site"
    (site / "robots.txt").write_text("User-agent: *\n", "utf-8")
    assert desk.run("publish", server, "--output", site).exit_code == 0
    assert releases(server) == 2
    assert desk.run("rollback", server).exit_code == 0
    assert found(server, RECORD) == []
