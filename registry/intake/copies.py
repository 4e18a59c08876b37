"""Workbooks written: a filing's own copy to mark, and the same bytes every time."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from registry.intake.read import REPORT_SHEET
from registry.intake.sheets import Sheet, open_sheets

#: Beyond this many cells a filing is not written back: memory stays bounded.
MAX_CELLS = 500_000

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Copy:
    """A workbook to mark, and where the filing's rows stand in it if not where they stood."""

    book: Workbook
    moved: dict[int, tuple[Worksheet, int]] = field(default_factory=dict)

    def row(self, sheet: str, number: int) -> tuple[Worksheet, int] | None:
        """The worksheet and row that hold the filing's row, or None."""
        if number in self.moved:
            return self.moved[number]
        if sheet in self.book.sheetnames and isinstance(self.book[sheet], Worksheet):
            return self.book[sheet], number
        return None


def copy_of(name: str, content: bytes) -> Copy:
    """The filing as a workbook; an empty one where it cannot be opened safely."""
    sheets = open_sheets(name, content).sheets
    if sum(len(row.cells) for sheet in sheets for row in sheet.rows) > MAX_CELLS:
        return Copy(_empty())
    if not sheets or not name.lower().endswith((".xlsx", ".xlsm")):
        return _copied(sheets)
    try:
        book = load_workbook(io.BytesIO(content))
    except Exception:
        # The gate vouches for size, not for sense: what this library stumbles over is many things.
        return _copied(sheets)
    if REPORT_SHEET in book.sheetnames:
        del book[REPORT_SHEET]
    return Copy(book)


def writable(text: str) -> str:
    """A text as a workbook can hold it: what it cannot is shown as such."""
    return _UNWRITABLE.sub("\ufffd", text)[:32_767]


def put(cell: Cell, value: Any) -> None:
    """Sets a cell to a value; text stays text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = writable(value)
        cell.data_type = "s"
    else:
        cell.value = value


def settled(book: Workbook) -> bytes:
    """The workbook's bytes without the day and hour of writing."""
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def timeless(package: bytes) -> bytes:
    """An Office document's bytes without the day and hour of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            content = _DATED.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read(member))
            target.writestr(
                zipfile.ZipInfo(member.filename, _FIRST_DAY), content, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _copied(sheets: Sequence[Sheet]) -> Copy:
    """The rows themselves: where their numbers say, or, without letters, below each other."""
    copy = Copy(_empty())
    for at, sheet in enumerate(sheets, 1):
        target = copy.book.create_sheet(sheet.name or f"报送内容{at if at > 1 else ''}")
        for place, row in enumerate(sheet.rows, 1):
            number = row.number if sheet.lettered else place
            copy.moved[row.number] = (target, number)
            for column, value in enumerate(row.cells, 1 + sheet.first_column):
                put(target.cell(number, column), value)
    return copy


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book
