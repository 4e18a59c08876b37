"""Sheets and the three formats a clerk saves them in, each the same bytes every time."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from maker import untidy
from registry.intake.drafts import BY_KIND, columns

Row = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """Rows of one filing kind as a clerk lays them out.

    `headers` renames columns (field → header), `heading` are the lines of merged cells above,
    `footer` the rows below, `days` a style of days, `gaps` the rows after which one is left empty.
    """

    kind: str
    rows: Sequence[Row]
    name: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    heading: Sequence[str] = ()
    footer: Sequence[Sequence[str]] = ()
    days: str = "iso"
    numbered: bool = False
    tidy: bool = False
    gaps: Sequence[int] = ()

    def fields(self) -> list[str]:
        """The fields that any row fills, in the order of the kind."""
        return [name for name in columns(BY_KIND[self.kind]) if any(name in r for r in self.rows)]

    def header(self, name: str) -> str:
        """What stands above the field."""
        return self.headers.get(name, columns(BY_KIND[self.kind])[name].header)

    def cells(self, place: int, row: Row) -> list[untidy.Cell]:
        """One row as cells."""
        return [self._cell(name, row.get(name), place) for name in self.fields()]

    def _cell(self, name: str, value: Any, place: int) -> untidy.Cell:
        key = (self.kind, name, place, str(value))
        if isinstance(value, date):
            return untidy.day(value, self.days, *key)
        if isinstance(value, Decimal):
            return str(value) if self.tidy else untidy.number(value, *key)
        if isinstance(value, tuple):
            return "、".join(value)
        if value is not None and name == "code" and not self.tidy:
            return untidy.code(value, *key)
        if value is not None and name == "grade" and not self.tidy:
            return untidy.grade(value, *key)
        return None if value is None else str(value)


@dataclass(frozen=True)
class Filing:
    """A file of the example: the day it came in, its name, its sheets, what it shows."""

    received: date
    name: str
    sheets: Sequence[Sheet]
    shows: str
    encoding: str = "utf-8-sig"

    def content(self) -> bytes:
        """The file's bytes, by the ending of its name."""
        if self.name.endswith(".xlsx"):
            return _xlsx(self.sheets)
        if self.name.endswith(".jsonl"):
            return _jsonl(self.sheets)
        return _csv(self.sheets[0]).encode(self.encoding)


def _table(sheet: Sheet) -> list[list[untidy.Cell]]:
    first = ["序号"] if sheet.numbered else []
    table: list[list[untidy.Cell]] = [[*first, *map(sheet.header, sheet.fields())]]
    for place, row in enumerate(sheet.rows, 1):
        table.append([*([place] if sheet.numbered else []), *sheet.cells(place, row)])
        if place in sheet.gaps:
            table.append([None] * len(table[0]))
    for footer in sheet.footer:
        table.append([*footer])
    return table


def _csv(sheet: Sheet) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(_table(sheet))
    return text.getvalue()


def _jsonl(sheets: Sequence[Sheet]) -> bytes:
    lines = [
        {"kind": sheet.kind} | {sheet.header(k): _plain(v) for k, v in row.items()}
        for sheet in sheets
        for row in sheet.rows
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(value)
    return str(value) if isinstance(value, Decimal) else value


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name or BY_KIND[sheet.kind].title), sheet)
    raw = io.BytesIO()
    book.save(raw)
    return _same_bytes(raw)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    table = _table(sheet)
    width = len(table[0])
    for line in sheet.heading:
        page.append([line])
        page.merge_cells(
            start_row=page.max_row, end_row=page.max_row, end_column=width, start_column=1
        )
        page.cell(page.max_row, 1).alignment = Alignment(horizontal="center")
        page.cell(page.max_row, 1).font = Font(bold=True, size=14)
    start = len(sheet.heading) + (2 if sheet.heading else 1)
    for down, row in enumerate(table):
        for across, value in enumerate(row, 1):
            if value not in (None, ""):
                page.cell(start + down, across, value)
    for across in range(1, width + 1):
        page.column_dimensions[get_column_letter(across)].width = 18


def _same_bytes(raw: io.BytesIO) -> bytes:
    """The workbook without the hour it was saved, stored and not squeezed.

    Not squeezed because libraries of one name squeeze differently.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2022-01-01T00:00:00Z", content
                )
            target.writestr(zipfile.ZipInfo(entry.filename, (2022, 1, 1, 0, 0, 0)), content)
    return packed.getvalue()
