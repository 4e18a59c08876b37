"""Every page is valid HTML, as the stock validator judges it."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.theme import made

VALIDATOR = Path(__file__).parent / "validity.mjs"


def judged(folder: Path) -> dict[str, Any]:
    """How many pages the validator read, and what it found in them."""
    command = ["node", str(VALIDATOR), str(folder)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def test_every_page_is_valid(folder: Path) -> None:
    found = judged(folder)
    assert found["pages"] >= len(made.KINDS)
    assert found["faults"] == []


def test_the_validator_finds_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><p><div>一</div></p>", "utf-8")
    assert judged(tmp_path)["faults"]
