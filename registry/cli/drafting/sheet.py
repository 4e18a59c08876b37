"""The filing sheet of a drafted notice: what it writes, `registry take` reads."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from registry.intake.cells import OUTCOME
from registry.intake.copies import put, settled
from registry.intake.drafts import Column, Draft, columns, required


def workbook(drafts: Sequence[Draft]) -> bytes:
    """The rows as an .xlsx, a sheet for each filing kind; same inputs, same bytes.

    Columns that no row fills are left out, unless every row needs them.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    kinds: dict[type[Draft], None] = {type(one): None for one in drafts}
    for kind in kinds:
        rows = [one for one in drafts if type(one) is kind]
        used = {
            field: column
            for field, column in columns(kind).items()
            if field in required(kind) or any(_filled(getattr(row, field)) for row in rows)
        }
        sheet = book.create_sheet(kind.title)
        sheet.freeze_panes = "A2"
        for at, (field, column) in enumerate(used.items(), 1):
            head = sheet.cell(1, at, column.header)
            head.font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(at)].width = 24
            for down, row in enumerate(rows, 2):
                cell = sheet.cell(down, at)
                cell.number_format = "@"
                put(cell, text(getattr(row, field), column))
    return settled(book)


def text(value: Any, column: Column) -> str:
    """A value as it is written in a cell of that column."""
    match value:
        case None:
            return ""
        case bool():
            good, bad = ("合格", "不合格") if column.cell is OUTCOME else ("是", "否")
            return good if value else bad
        case date():
            return value.isoformat()
        case tuple():
            return "、".join(_one(item) for item in value)
    return str(value)


def _one(item: Any) -> str:
    if isinstance(item, tuple):
        day, passed = item
        return f"{day.isoformat()}{'合格' if passed else '不合格'}"
    return str(item)


def _filled(value: Any) -> bool:
    return value is not None and value not in ("", ())
