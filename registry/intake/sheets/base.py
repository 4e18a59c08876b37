"""Sheets as rows of cells, whatever file they came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.intake.problems import Problem
from scoring.refusal import Refusal

#: What a filing may hold; beyond it, it must be split. Bounds time and memory for hostile files.
MAX_FILE = 20 * 2**20
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 32_767
MAX_PROBLEM_CELLS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the sheet shows it, and its cells from the sheet's first column."""

    number: int
    cells: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows; rows without any cell may be left out.

    `first_column` is the index of the first cell's column (0 for A). `lettered` is False where
    columns have no letters (JSON Lines). `kind` is what the file itself says that its rows are.
    """

    name: str
    rows: Sequence[Row]
    first_column: int = 0
    lettered: bool = True
    kind: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds, or why it is not read: with problems, `sheets` may be incomplete."""

    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()


def refused(name: str, zh: str, en: str, sheet: str = "", row: int | None = None) -> Opened:
    """The file as a whole is not taken."""
    return Opened(problems=(Problem(name, Refusal("", "", zh, en), sheet, row),))


def letters(column: int) -> str:
    """The column's letters: 0 is A, 26 is AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def too_long(name: str, sheet: Sheet) -> list[Problem]:
    """Cells with more text than any spreadsheet takes."""
    zh = f"单元格文字超过 {MAX_CELL} 个字符。"
    en = f"The cell holds more than {MAX_CELL} characters."
    return [
        Problem(
            name,
            Refusal("", "", zh, en),
            sheet.name,
            row.number,
            (letters(sheet.first_column + at),) if sheet.lettered else (),
        )
        for row in sheet.rows
        for at, cell in enumerate(row.cells)
        if isinstance(cell, str) and len(cell) > MAX_CELL
    ][:MAX_PROBLEM_CELLS]
