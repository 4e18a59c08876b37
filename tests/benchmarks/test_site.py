"""The site builds from a generated register, and one act touches few of its files."""

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
