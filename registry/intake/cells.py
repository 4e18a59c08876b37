"""What may stand in a cell, and how it is read: each type turns a cell into a value or a Refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scoring.refusal import Refusal


@dataclass(frozen=True, slots=True)
class CellType:
    """A type of cell: its name in Chinese, an example, and its reader.

    `read` takes what the sheet holds (str, float, int, bool, datetime, date; never empty) and
    gives the typed value or a Refusal.
    """

    name: str
    example: str
    read: Callable[[Any], Any | Refusal]
