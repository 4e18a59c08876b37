"""Workbooks and files made for tests."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from registry.intake.read import Reading, read, read_bytes

WORKSHEET = "xl/worksheets/sheet1.xml"
FILINGS = Path(__file__).parents[1] / "filings"
RESULT = {
    "企业名称": "西安甲乙有限公司",
    "统一社会信用代码": "91350100M000100Y43",
    "得分": "85",
    "信用等级": "AA",
    "评价机构": "西安××信用评估有限公司",
    "评价人员": "甲某",
    "评价日期": "2025-07-30",
    "审定日期": "2025-08-28",
}


def sample(number: str) -> Path:
    """One of the four sample sheets."""
    return next(p for p in FILINGS.glob(f"{number}-*") if p.suffix != ".md")


def filed(number: str) -> Reading:
    """A sample sheet, read."""
    return read(sample(number))


def workbook(*sheets: tuple[str, Iterable[Sequence[Any]]]) -> bytes:
    """An .xlsx with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(rows: Iterable[Sequence[Any]], kind: str | None = None) -> Reading:
    """A workbook of one sheet with these rows, read."""
    return read_bytes("表.xlsx", workbook(("表", rows)), kind)


def results(**changed: Any) -> Reading:
    """A sheet of one result with some cells changed or added, read."""
    cells = RESULT | changed
    return table([list(cells), list(cells.values())])


def repacked(content: bytes, parts: Mapping[str, bytes] | None = None) -> bytes:
    """An .xlsx with parts replaced or added, by their paths."""
    changed = dict(parts or {})
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, changed.pop(name, None) or source.read(name))
        for name, data in changed.items():
            target.writestr(name, data)
    return out.getvalue()
