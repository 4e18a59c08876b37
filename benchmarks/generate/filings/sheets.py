"""Rows of one filing kind into a file, under the headers that its template prints."""

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from registry.intake.drafts import BY_KIND, columns

Row = Mapping[str, object]
#: No file tells the hour at which it was made.
_NEVER = (2026, 1, 1, 0, 0, 0)


def write(path: Path, kind: str, rows: Iterable[Row]) -> None:
    """One sheet, as CSV or as a workbook by the ending of its name; all rows have one form."""
    table = _table(kind, rows)
    if path.suffix == ".xlsx":
        _workbook(path, table)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, lineterminator="\r\n").writerows(table)


def _table(kind: str, rows: Iterable[Row]) -> Iterator[list[str]]:
    declared = columns(BY_KIND[kind])
    for number, row in enumerate(rows):
        if number == 0:
            yield [declared[field].header for field in row]
        yield [_cell(value) for value in row.values()]


def _cell(value: object) -> str:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case bool():
            return "是" if value else "否"
        case tuple():
            return "、".join(value)
        case _:
            return "" if value is None else str(value)


def _workbook(path: Path, table: Iterable[list[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in table:
        sheet.append(row)
    raw = BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(entry.filename, _NEVER), content)
