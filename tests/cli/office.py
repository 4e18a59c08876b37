"""An association's working folder, as `registry init` makes it, and commands given in it."""

import re
from pathlib import Path

from typer.testing import CliRunner, Result

from registry.cli.main import app
from tests.cli.conftest import ROOT


class Office:
    """A working folder as `registry init` makes it, in which commands are given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: object) -> Result:
        given = ["--settings", str(self.folder / "pelicanconf.py"), *map(str, words)]
        return CliRunner().invoke(app, given)

    def done(self, *words: object) -> str:
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def shown(self, day: str, output: str = "output") -> None:
        """Built as of a day and published."""
        self.done("build", "--as-of", day, "--output", self.folder / output)
        self.done("publish", self.folder / "srv", "--output", self.folder / output)

    @property
    def site(self) -> Path:
        return self.folder / "srv/current"


def init(folder: Path) -> Office:
    words = ["init", str(folder), "--name", "某某市信用协会", "--domain", "credit.example"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    conf = folder / "pelicanconf.py"
    own = conf.read_text("utf-8").replace('"processes"', '"inline"')
    own = own.replace("RULESET_DIRS: list[str] = []", 'RULESET_DIRS = [str(_HERE / "rules")]')
    conf.write_text(own, "utf-8")
    (folder / "rules").mkdir()
    shipped = (ROOT / "scoring/rulesets/shaanxi-2006.toml").read_text("utf-8")
    (folder / "rules/own-2006.toml").write_text(
        shipped.replace("shaanxi-2006", "own-2006"), "utf-8"
    )
    return Office(folder)


def sentences(told: Result) -> list[str]:
    """What a command said on standard error, without what a pipe would not show."""
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    assert not re.search("Traceback", told.output)
    return told.stderr.splitlines()
