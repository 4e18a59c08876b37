"""Delimited text (.csv, .tsv, .txt): UTF-8 or GB18030, comma, tab or semicolon."""

import codecs
import csv
import io

from registry.intake.sheets.base import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Opened,
    Row,
    Sheet,
    refused,
)

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DELIMITERS = ",\t;"
_LINES_TO_JUDGE_BY = 20


def open_delimited(name: str, content: bytes) -> Opened:
    """The one sheet of a delimited file; its rows are numbered as a spreadsheet would show them."""
    text = decode(content)
    if text is None:
        return refused(
            name,
            "不是文本：编码应为 UTF-8 或 GB18030，且文件内容与扩展名相符。",
            "Not text in UTF-8 or GB18030.",
        )
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
                return refused(
                    name,
                    f"超过 {MAX_ROWS} 行或 {MAX_COLUMNS} 列，请拆分为几个文件。",
                    f"More than {MAX_ROWS} rows or {MAX_COLUMNS} columns.",
                    row=number,
                )
            if any(len(cell) > MAX_CELL for cell in cells):
                return _broken(name, number)
            if any(cells):
                rows.append(Row(number, cells))
    except csv.Error:
        return _broken(name, len(rows) + 1)
    return Opened((Sheet("", rows),))


def decode(content: bytes) -> str | None:
    """The text behind the bytes, or None where they are none."""
    encodings = next(([e] for bom, e in _BOMS.items() if content.startswith(bom)), None)
    for encoding in encodings or ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:_LINES_TO_JUDGE_BY] if len(text) < 10**6 else [text[:10_000]]
    return max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _broken(name: str, row: int) -> Opened:
    return refused(
        name,
        f"第 {row} 行起引号不配对，或单元格文字超过 {MAX_CELL} 个字符。",
        f"From row {row} on, quotes do not match or a cell holds more than {MAX_CELL} characters.",
        row=row,
    )
