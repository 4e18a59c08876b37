"""A table as CSV that a spreadsheet opens as it is meant: quoted, UTF-8 with a mark, no formulas.

A text that a spreadsheet would take for a formula gets an apostrophe before it; no other value is
changed.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice, pairwise

from registry.data.columns import Cell, Column, Row

_BOM = "\ufeff"
_START = re.compile(rb'\r\n"([0-9A-Za-z-]+)",')
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def encoded(columns: Iterable[Column], rows: Iterable[Row]) -> bytes:
    """The whole file: a line of names, then the rows (RFC 4180)."""
    return head(columns) + lines(rows)


def head(columns: Iterable[Column]) -> bytes:
    """What a file begins with: the mark, and the line of names."""
    return _BOM.encode() + texts([[column.name for column in columns]])


def lines(rows: Iterable[Row]) -> bytes:
    """Rows as they stand in a file."""
    return texts([shown(cell) for cell in row] for row in rows)


def texts(rows: Iterable[Sequence[str]]) -> bytes:
    """The same of rows whose cells are texts already, as they are shown."""
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def read(content: bytes) -> Iterator[Sequence[str]]:
    """The rows of a whole file but the names, the cells as they are shown."""
    return islice(csv.reader(StringIO(content.decode(), newline="")), 1, None)


def split(content: bytes) -> list[tuple[str, bytes]]:
    """The rows of a file, each with its first cell, which is a code or number.

    A row begins where nothing within a cell can look so: there, a quotation mark stands twice.
    """
    starts = list(_START.finditer(content))
    cuts = [*(start.start() + 2 for start in starts), len(content)]
    return [
        (start[1].decode(), content[begin:end])
        for start, (begin, end) in zip(starts, pairwise(cuts), strict=True)
    ]


def shown(cell: Cell) -> str:
    """A cell as text: days in ISO form, true and false in words, "" where there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return str(cell)
