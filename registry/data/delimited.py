"""A table as CSV that a spreadsheet opens as it is meant: quoted, UTF-8 with a mark, no formulas.

A text that a spreadsheet would take for a formula gets an apostrophe before it; no other value is
changed.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from registry.data.columns import Cell, Column, Row

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def encoded(columns: Iterable[Column], rows: Iterable[Row]) -> bytes:
    """The whole file: a line of names, then the rows (RFC 4180)."""
    text = StringIO()
    text.write(_BOM)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([shown(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def shown(cell: Cell) -> str:
    """A cell as text: days in ISO form, true and false in words, "" where there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return str(cell)
