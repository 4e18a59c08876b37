"""The table of readers' tasks names tests and pictures that are there, and every task once."""

import ast
import re
from pathlib import Path

import pytest

from examples.reading.tasks import TASKS
from examples.reading.telling import Done, written

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs" / "tasks.md"
PICTURES = ROOT / "docs" / "tasks"
#: All pictures together, in bytes; the table is looked at and not downloaded.
MOST = 1_500_000


def rows() -> list[list[str]]:
    """The cells of each task in the table."""
    lines = [line for line in DOC.read_text("utf-8").splitlines() if "](tasks/" in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_task_is_in_the_table_once_with_its_figures() -> None:
    found = [(row[0], row[1], row[7].strip("`")) for row in rows()]
    assert found == [(f"{one.what} {one.english}", one.who, one.test) for one in TASKS]
    for row in rows():
        assert all(re.fullmatch(r"\d+", cell) for cell in row[2:4])
        assert all(re.fullmatch(r"\d+\.\d kB \(\d+\)", cell) for cell in row[4:6])


def functions(path: Path) -> set[str]:
    """The tests that a file has."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("test", [task.test for task in TASKS])
def test_a_task_names_a_test_that_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    assert name.startswith("test_") and name in functions(ROOT / path)


def test_every_picture_is_shown_and_all_are_small() -> None:
    shown = {row[6].partition("(tasks/")[2].rstrip(")") for row in rows()}
    there = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert shown == set(there)
    assert sum(there.values()) < MOST


def test_the_table_takes_the_place_of_what_stood_there() -> None:
    text = "# A\n\n| 任务 task | former |\n|---|---|\n\nEnd\n"
    told = written(text, [Done(TASKS[0], 3, 2, (110_916, 78), (9_282, 70))])
    assert "former" not in told and told.endswith("|\n\nEnd\n")
    assert "| 3 | 2 | 110.9 kB (78) | 9.3 kB (70) |" in told


def test_a_page_without_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table"):
        written("# A\n", [])
