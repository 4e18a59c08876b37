"""The site builds from a generated register, and one act touches few of its files."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.generate.plan import LAST
from benchmarks.measure.files import Written, look
from benchmarks.measure.ours import settings
from registry.cli.main import app


def registry(ledger, *words):
    result = CliRunner().invoke(app, ["--register", f"sqlite:///{ledger}", *map(str, words)])
    assert result.exit_code == 0, result.output


@pytest.mark.rule("R-18")
@pytest.mark.rule("R-19")
def test_the_site_builds_and_one_act_touches_few_files(made, ledger, tmp_path, entries):
    site, conf = tmp_path / "site", tmp_path / "conf.py"
    conf.write_text(settings(), "utf-8")
    build = ("--settings", conf, "build", "--as-of", LAST, "--output", site)
    registry(ledger, *build)
    before = look(site)
    pages = {name for name in before if name.startswith("companies/") and name.endswith(".html")}
    shown = {entry.company for entry in entries if type(entry).__name__ in ("Grade", "Commitment")}
    assert {name.rpartition("/")[2].removesuffix(".html") for name in pages} == shown
    registry(ledger, "take", "--received", LAST, made.rename)
    registry(ledger, *build)
    written = Written.between(before, look(site))
    assert 0 < written.files <= 40
    assert written.removed == 0
    exact, rounded = told(site / "lists")
    assert all(number == rows for number, rows in exact)
    assert all(number <= rows < number + 10 ** (len(str(rows)) - 2) for number, rows in rounded)
    assert exact and any(number < rows for number, rows in rounded)


def told(lists: Path) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What the lists of one page and those of several tell how many they are, beside their rows."""
    exact, rounded = [], []
    for first in lists.rglob("*/index.html"):
        pages = list(first.parent.glob("*.html"))
        rows = sum(page.read_text("utf-8").count('<th scope="row">') for page in pages)
        number = re.search(r"(\d+) 家(以上)?，", first.read_text("utf-8"))
        if number:
            assert bool(number[2]) == (len(pages) > 1)
            (rounded if number[2] else exact).append((int(number[1]), rows))
    return exact, rounded
