"""A filing handed back: the same workbook with its problems marked, and a list of them in front."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from registry.intake.copies import Copy, copy_of, put, settled, writable
from registry.intake.problems import Problem
from registry.intake.read import REPORT_SHEET

_WRONG = PatternFill("solid", fgColor="FFFFC7CE")
_HEAD = PatternFill("solid", fgColor="FFD9E1F2")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
#: The list's columns and their widths.
_COLUMNS = {
    "序号": 6,
    "工作表": 18,
    "行": 6,
    "列": 6,
    "列标题": 22,
    "所填": 24,
    "应为": 22,
    "问题": 56,
    "依据": 18,
    "Reason": 56,
}


def write(path: Path, problems: Sequence[Problem], out: Path) -> None:
    """Writes `out` (.xlsx): the filing at `path` marked, the list of problems as its first sheet.

    Marked cells are filled and carry the reason as a comment. Delimited and JSON files come back
    as a workbook of their rows. What cannot be opened safely is not written back: then the list
    stands alone. Same inputs, same bytes. Raises OSError where the disk does.
    """
    copy = copy_of(path.name, path.read_bytes())
    places = [_mark(copy, problem) for problem in problems]
    _list(copy.book, problems, places)
    out.write_bytes(settled(copy.book))


def _mark(copy: Copy, problem: Problem) -> Cell | None:
    """Marks the problem's cells and gives the first, which the list points at."""
    cells = list(_cells(copy, problem))
    refusal = problem.refusal
    rests = " ".join(part for part in (refusal.rule, refusal.article) if part)
    said = f"{refusal.zh}{f'（{rests}）' if rests else ''}\n{refusal.en}"
    for cell in cells:
        before = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = Comment(writable(f"{before}{said}"), REPORT_SHEET, height=120, width=320)
        cell.fill = _WRONG
    return cells[0] if cells else None


def _cells(copy: Copy, problem: Problem) -> Iterator[Cell]:
    place = copy.row(problem.sheet, problem.row) if problem.row else None
    if place is None:
        return
    sheet, row = place
    for letters in problem.letters or ("A",):
        cell = sheet[f"{letters}{row}"]
        if isinstance(cell, MergedCell):
            whole = next(r for r in sheet.merged_cells.ranges if cell.coordinate in r)
            cell = sheet.cell(whole.min_row, whole.min_col)
        if isinstance(cell, Cell):
            yield cell


def _list(book: Workbook, problems: Sequence[Problem], places: Sequence[Cell | None]) -> None:
    sheet = book.create_sheet(REPORT_SHEET, 0)
    book.active = 0
    for column, (title, width) in enumerate(_COLUMNS.items(), 1):
        head = sheet.cell(1, column, title)
        head.font, head.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[head.column_letter].width = width
    for number, (problem, place) in enumerate(zip(problems, places, strict=True), 1):
        for column, value in enumerate(_line(number, problem), 1):
            cell = sheet.cell(number + 1, column)
            put(cell, value)
            cell.alignment = _WRAPPED
        if place is not None:
            home = quote_sheetname(place.parent.title)
            link = Hyperlink("", location=f"{home}!{place.coordinate}")
            sheet.cell(number + 1, 3).hyperlink = link
    sheet.freeze_panes = "A2"


def _line(number: int, problem: Problem) -> tuple[Any, ...]:
    refusal = problem.refusal
    return (
        number,
        problem.sheet,
        problem.row,
        "/".join(problem.letters),
        "、".join(problem.headers),
        refusal.found,
        refusal.expected,
        refusal.zh,
        " ".join(part for part in (refusal.rule, refusal.article) if part),
        refusal.en,
    )
