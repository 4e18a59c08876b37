"""The next site beside the live one, as a command of its own; the live one is not touched."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from registry.cli.differing import trial
from tests.cli.conftest import ROOT
from tests.examples.desk import FILINGS, Desk
from tests.release.erasing import ALONE, filed, published

BEFORE, AFTER = "2023-06-30", "2025-07-01"
PAGE = f"/companies/{ALONE[-2:]}/{ALONE}.html"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("REGISTRY_LOG", str(tmp_path / "log"))
    desk = Desk(tmp_path).taken([sorted(FILINGS.iterdir())[0]])
    desk.taken([filed(tmp_path, "published", *published())])
    desk.build(BEFORE)
    return desk


@pytest.fixture
def shown(desk: Desk) -> Iterator[subprocess.Popen[str]]:
    words = ["--register", f"sqlite:///{desk.folder}/register.sqlite3", "--settings"]
    words += [str(ROOT / "pelicanconf.py"), "preview", "--output", str(desk.folder / "site")]
    command = "from registry.cli.main import app; app()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, *words, "--as-of", AFTER, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    yield process
    process.kill()
    process.communicate()


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its inode and content: neither replaced nor written into."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_ino, path.read_bytes()) for path in files}


def fetched(address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    connection.request("GET", parts.path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_both_sites_and_what_changes_are_shown_and_the_live_one_is_untouched(desk, shown):
    before = tree(desk.folder)
    lines = [shown.stdout.readline().strip().split("\t")[1] for _ in range(3)]
    changes, following, live = lines
    assert [fetched(f"{site}index.html")[0] for site in (following, live)] == [200, 200]
    twin = PAGE[1:].replace(".html", ".json")
    assert '"status": "lapsed"' in fetched(following + twin)[1]
    assert '"status": "valid"' in fetched(live + twin)[1]
    status, page = fetched(changes)
    assert status == 200 and ALONE in page and "届满失效" in page
    assert f'href="{PAGE}"' in page and f'href="{live.rstrip("/")}{PAGE}"' in page
    assert re.search(r"<ins>届满失效</ins>", page)
    assert fetched(f"{following}preview/none.html")[0] == 404
    [made] = desk.folder.glob(".preview-*")
    shared = made / "site/about.html"
    assert shared.stat().st_ino == (desk.folder / "site/about.html").stat().st_ino
    shown.send_signal(signal.SIGINT)
    assert shown.wait(30) == 130
    assert tree(desk.folder) == before
    assert not list(desk.folder.glob(".preview-*"))


def test_a_disk_that_shares_no_files_gets_copies(desk, tmp_path, monkeypatch):
    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    live = desk.folder / "site"
    with trial.folder(live) as folder:
        trial.copied({"OUTPUT_PATH": str(live)}, live, folder)
        copy = trial.site(folder) / "about.html"
        assert copy.read_bytes() == (live / "about.html").read_bytes()
        assert copy.stat().st_ino != (live / "about.html").stat().st_ino
        assert (folder / "memory/site.sqlite3").is_file()


def test_without_a_site_there_is_nothing_to_show(desk, tmp_path):
    result = desk.run("preview", "--output", tmp_path / "none")
    assert result.exit_code != 0 and "没有生成过的网站" in result.stderr
    assert not list(tmp_path.glob(".preview-*"))
