"""The attack table has every case of the attack lists, and what was given is what was expected."""

import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CELLS = 3


def _table() -> list[list[str]]:
    lines = (ROOT / "docs/attacks.md").read_text("utf-8").splitlines()
    rows = [line.strip("| ").rsplit(" | ", _CELLS - 1) for line in lines if line.startswith("| `")]
    assert all(len(row) == _CELLS for row in rows)
    return rows


def _expected() -> list[str]:
    """What each case of the lists is to be told."""
    told = []
    for name in ("seal", "seal/ofd"):
        listed = tomllib.loads((ROOT / "tests" / name / "attacks.toml").read_text("utf-8"))["case"]
        told += [f"{case['verdict']} {case.get('reason', '')}".strip() for case in listed]
    listed = tomllib.loads((ROOT / "tests/release/attacks.toml").read_text("utf-8"))["attack"]
    told += [attack["says"] for attack in listed]
    return told


def test_every_case_is_in_the_table() -> None:
    assert Counter(row[1] for row in _table()) == Counter(_expected())


def test_what_was_given_is_what_was_expected() -> None:
    assert [row for row in _table() if not row[2].endswith(row[1])] == []
