"""The pictures of the secretary's guide: pages of the week's site, and sheets, as a browser draws.

A sheet is drawn from its own cells: what stands in them, their fill, their notes. There is no
spreadsheet program in it, so that the pictures can be made wherever the browser tests run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

_STYLE = """
body { margin: 12px; font: 14px "Noto Sans CJK SC", sans-serif; background: #fff }
.book { border: 1px solid #8a8a8a; display: inline-block }
.name { background: #217346; color: #fff; padding: 6px 12px }
table { border-collapse: collapse }
td, th { border: 1px solid #c8c8c8; padding: 4px 8px; min-width: 60px; max-width: 210px;
  height: 20px; font-weight: normal; text-align: left }
.axis { background: #eee; color: #555; text-align: center; min-width: 24px }
.head { font-weight: bold; text-align: center }
.note { background: #ffffe1; border: 1px solid #555; padding: 6px 10px; white-space: pre-wrap;
  max-width: 620px; margin: 8px; box-shadow: 2px 2px 4px #0004 }
"""


@dataclass(frozen=True)
class Shown:
    """What of a workbook is drawn: a sheet, columns and rows of it, the cell with an open note."""

    path: Path
    sheet: str
    columns: int
    rows: int
    note: str


def page(shown: Shown) -> str:
    """The sheet as a page."""
    sheet = load_workbook(shown.path)[shown.sheet]
    lines = "".join(_line(sheet, at, shown.columns) for at in range(1, shown.rows + 1))
    axis = "".join(f'<th class="axis">{chr(65 + at)}</th>' for at in range(shown.columns))
    said = "".join(_notes(sheet, shown))
    return (
        f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style><div class="book">'
        f'<div class="name">{escape(shown.path.name)} · {escape(shown.sheet)}</div>'
        f'<table><tr><th class="axis"></th>{axis}</tr>{lines}</table>{said}</div>'
    )


def _line(sheet: Worksheet, row: int, columns: int) -> str:
    cells = "".join(_cell(sheet.cell(row, at)) for at in range(1, columns + 1))
    return f'<tr><th class="axis">{row}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    colour = cell.fill.start_color.rgb if cell.fill.fill_type else None
    style = f' style="background:#{str(colour)[-6:]}"' if colour else ""
    value = "" if cell.value is None else str(cell.value).removesuffix(" 00:00:00")
    kind = ' class="head"' if cell.font.bold else ""
    return f"<td{kind}{style}>{escape(value)}</td>"


def _notes(sheet: Worksheet, shown: Shown) -> Iterator[str]:
    for row in sheet.iter_rows(max_row=shown.rows, max_col=shown.columns):
        for cell in row:
            if cell.comment and cell.coordinate == shown.note:
                yield f'<div class="note">{cell.coordinate}　{escape(cell.comment.text)}</div>'
