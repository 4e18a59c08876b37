"""The files of one part of a table, from the views in it: each format tells the same rows."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from registry.data import columnar, delimited
from registry.data.changes import CHANGES
from registry.data.columns import Table
from registry.data.notices import NOTICES
from registry.data.referral import REFERRAL
from registry.data.register import REGISTER
from registry.data.updates import UPDATES
from registry.data.yearends import YEAR_ENDS
from registry.public.views import CompanyView, NoticeView, View

_EVERY = (REGISTER, NOTICES, REFERRAL, UPDATES, CHANGES, YEAR_ENDS)
TABLES = {table.name: table for table in _EVERY}
Format = Literal["csv", "jsonl.gz", "parquet"]
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
_GZIP = 31


@dataclass(frozen=True)
class Part:
    """The files of a part by format, and how many rows and how many views are in them."""

    files: dict[Format, bytes]
    rows: int
    views: int


def made(table: str, twins: Sequence[bytes], formats: Sequence[Format]) -> Part:
    """A part of a table from the JSON twins of what is in it, in their order.

    CSV and Parquet have the table's rows; in JSON Lines, each line is a whole twin.
    """
    shape: Table = TABLES[table]
    views = [msgspec.json.decode(twin, type=_TYPES[table]) for twin in twins]
    rows = [row for view in views for row in shape.rows(view)]
    files: dict[Format, bytes] = {}
    for one in formats:
        match one:
            case "csv":
                files[one] = delimited.encoded(shape.columns, rows)
            case "jsonl.gz":
                files[one] = _lines(twins)
            case "parquet":
                files[one] = columnar.encoded(shape.columns, rows)
    return Part(files, len(rows), len(views))


def _lines(twins: Sequence[bytes]) -> bytes:
    """A twin a line, deflated; no name and no time in the head of the file."""
    content = b"".join(msgspec.json.format(twin, indent=-1) + b"\n" for twin in twins)
    packer = zlib.compressobj(level=6, wbits=_GZIP)
    return packer.compress(content) + packer.flush()
