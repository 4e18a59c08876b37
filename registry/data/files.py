"""The files of one part of a table, from the views in it: each format tells the same rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from registry.data import columnar, delimited, packing
from registry.data.changes import CHANGES
from registry.data.columns import Format, Row, Table
from registry.data.earlier import Earlier, Rows
from registry.data.notices import NOTICES
from registry.data.referral import REFERRAL
from registry.data.register import REGISTER
from registry.data.updates import UPDATES
from registry.data.yearends import YEAR_ENDS
from registry.public.views import CompanyView, NoticeView, View

_EVERY = (REGISTER, NOTICES, REFERRAL, UPDATES, CHANGES, YEAR_ENDS)
TABLES = {table.name: table for table in _EVERY}
#: What is always offered, and what only where it is asked for.
FORMATS: tuple[Format, ...] = ("csv", "jsonl.gz")
ALL_FORMATS: tuple[Format, ...] = (*FORMATS, "parquet")

#: Tables of which there is CSV alone: what they tell is in the JSON files.
SHEETS = ("updates", "changes", "year-ends")

_TYPES: dict[str, type[View]] = {
    "register": CompanyView,
    "notices": NoticeView,
    "referral": CompanyView,
    "updates": CompanyView,
}


@dataclass(frozen=True)
class Part:
    """The files of a part by format, and how many rows and how many views are in them."""

    files: dict[Format, bytes]
    rows: int
    views: int


def made(
    table: str,
    subjects: Sequence[str],
    twins: Mapping[str, bytes],
    formats: Sequence[Format],
    earlier: Earlier,
) -> Part:
    """A part of a table: what the JSON twins tell of its subjects, in their order.

    CSV and Parquet have the table's rows; in JSON Lines, each line is a whole twin. Who has no
    twin here is told of as in the `earlier` files.
    """
    shape: Table = TABLES[table]
    views = {of: msgspec.json.decode(twin, type=_TYPES[table]) for of, twin in twins.items()}
    rows = {of: list(shape.rows(view)) for of, view in views.items()}
    told = {of: _told(rows[of]) if of in rows else earlier.rows[of] for of in subjects}
    files: dict[Format, bytes] = {}
    for one in formats:
        match one:
            case "csv":
                body = b"".join(content for content, _ in told.values())
                files[one] = delimited.head(shape.columns) + body
            case "jsonl.gz":
                lines = {of: _line(twins[of]) if of in twins else earlier.lines[of] for of in told}
                files[one] = packing.packed(lines, earlier.pieces)
            case "parquet":
                every = [row for of in subjects for row in rows[of]]
                files[one] = columnar.encoded(shape.columns, every)
    return Part(files, sum(number for _, number in told.values()), len(told))


def _told(rows: Sequence[Row]) -> Rows:
    return delimited.lines(rows), len(rows)


def _line(twin: bytes) -> bytes:
    return msgspec.json.format(twin, indent=-1) + b"\n"
