"""The example's site is the one that was looked at and kept (examples/expected)."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.examples.desk import ROOT


def _check(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "examples" / "expect.py", "--check", site],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_site_is_the_expected_one(site: Path) -> None:
    checked = _check(site)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_changed_page_is_named_and_shown(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    page = copy / "about.html"
    page.write_text(page.read_text("utf-8").replace("虚构", "真实"), "utf-8")
    (copy / "robots.txt").unlink()
    checked = _check(copy)
    assert checked.returncode == 1
    assert "missing: robots.txt" in checked.stdout
    assert "about.html" in checked.stdout
    assert "真实" in checked.stdout
