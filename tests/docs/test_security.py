"""The table of docs/security.md is of rules that are there and of tests that are there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in DOC.splitlines()
    if line.startswith("| ") and not line.startswith("| threat")
]
#: Whoever writes CSV quotes every cell, begins with a byte order mark, puts ' in front of what a
#: spreadsheet takes for a formula, and has a test that tries it.
WRITERS_OF_CSV = {"registry/data/delimited.py"}


@cache
def named_in(name: str) -> set[str]:
    tree = ast.parse((ROOT / name).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_the_table_has_its_rows() -> None:
    assert len(ROWS) >= 20
    assert all(len(row) == 4 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_enforces_a_rule_and_what_tries_it_are_there(row: list[str]) -> None:
    _, _, enforced, tried = row
    places = re.findall(r"`([^`]+)`", enforced)
    assert places and all((ROOT / place).exists() for place in places)
    tests = re.findall(r"`([^`]+)::([^`]+)`", tried)
    assert tests and tried.count("`") == 2 * len(tests)
    for file, name in tests:
        assert name in named_in(file), f"{file} has no {name}"


def test_whoever_writes_csv_is_known() -> None:
    writes = re.compile(r"\bcsv\.(?:writer|DictWriter)|\bto_csv\b|\bwrite_csv\b")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "registry").rglob("*.py")
        if writes.search(path.read_text("utf-8"))
    }
    assert found == WRITERS_OF_CSV
