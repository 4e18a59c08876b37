"""What tables are made of: columns with a type, and one line of cells for each fact."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["string", "date", "number", "integer", "boolean"]
Cell = str | date | Decimal | int | bool | None
Row = tuple[Cell, ...]
#: What a table is written as.
Format = Literal["csv", "jsonl.gz", "parquet"]

#: Between several values in one cell.
JOIN = "；"


@dataclass(frozen=True)
class Column:
    """A column: its name, the same in every format, and the type of its cells."""

    name: str
    kind: Kind = "string"


@dataclass(frozen=True)
class Table:
    """A table: its name, its columns, and the rows that one view has in it."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Any], Iterable[Row]]


def joined(texts: Iterable[str]) -> str:
    """Several values as one cell."""
    return JOIN.join(texts)


def named(kind: Kind, *names: str) -> tuple[Column, ...]:
    """Columns of one type."""
    return tuple(Column(name, kind) for name in names)
