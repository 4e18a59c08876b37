"""The command line on a ledger of its own, in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from registry.cli.main import app

ROOT = Path(__file__).parents[2]
FILINGS = sorted((ROOT / "tests" / "filings").glob("0*.[xc]*"))
AGENCIES, RESULTS, POINTS, WRONG = FILINGS

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`registry` with its ledger in this test's folder, and no settings file."""
    register = f"sqlite:///{tmp_path / 'register.sqlite3'}"

    def runner(*words: object, register: str = register) -> Result:
        result = CliRunner().invoke(app, ["--register", register, *map(str, words)])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return runner


@pytest.fixture
def filed(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a small filing."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def head(run: Run) -> str:
    """What `verify` says of the chain: the number of links and the head."""
    result = run("verify")
    assert result.exit_code == 0, result.output
    return result.stdout
