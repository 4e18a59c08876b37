"""A clerk's desk for tests: the command line on a ledger of its own, in this process."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from registry.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
FILINGS = ROOT / "examples" / "filings"
AS_OF = "2026-11-22"
#: What needs a signed document beside the filing; the example has none (tests/cli/test_commitment).
BY_DOCUMENT = {"commitment_verification", "scan_attestation", "public_copy", "copy_withdrawal"}
#: What takes published things away.
ERASURES = {"notice_erasure", "company_erasure"}


@dataclass(frozen=True)
class Desk:
    """The register in one folder, driven by `registry` alone."""

    folder: Path

    def run(self, *words: object) -> Result:
        """One command; the settings are those of the example."""
        register = f"sqlite:///{self.folder / 'register.sqlite3'}"
        settings = str(ROOT / "pelicanconf.py")
        given = ["--register", register, "--settings", settings, *map(str, words)]
        return CliRunner().invoke(app, given)

    def take(self, *files: Path) -> Result:
        """Takes filings as of the example's day."""
        return self.run("take", "--received", AS_OF, *files)

    def taken(self, files: Iterable[Path]) -> "Desk":
        """This desk after filings that must be taken."""
        result = self.take(*files)
        assert result.exit_code == 0, result.output
        return self

    def standing(self, code: str, as_of: str) -> dict[str, Any]:
        """What the register says of a company on a day; {} of one that it does not know."""
        result = self.run("standing", code, "--as-of", as_of, "--json")
        found: dict[str, Any] = json.loads(result.stdout)
        return found if found["name"] else {}

    def build(self, as_of: str = AS_OF) -> Path:
        """The site as of a day."""
        site = self.folder / "site"
        result = self.run("build", "--as-of", as_of, "--output", site)
        assert result.exit_code == 0, result.output
        return site
