"""The table `changes`: a row for what became of a company on a day, or was published, by day.

What is told of companies is what their own files tell of their history, but what no notice
announces (R-17); a notice that tells of no company has one row, whose `becomes` is its title. A
lapse has no notice (R-21). A month has a file of its own, and CSV alone.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Self

import msgspec

from registry.data import delimited
from registry.data.columns import Row, Table, named


class Change(msgspec.Struct, frozen=True):
    """One row. `kind` is that of the event or the notice, `event` its word."""

    day: date
    kind: str
    event: str
    code: str
    name: str
    ruleset: str
    was: str
    becomes: str
    notice: str
    number: str


class Shown(NamedTuple):
    """A row as it stands in the file."""

    day: str
    kind: str
    event: str
    code: str
    name: str
    ruleset: str
    was: str
    becomes: str
    notice: str
    number: str

    @classmethod
    def of(cls, change: Change) -> Self:
        """The row of a change."""
        return cls(*map(delimited.shown, msgspec.structs.astuple(change)))


def _rows(change: Change) -> Iterator[Row]:
    yield msgspec.structs.astuple(change)


CHANGES = Table(
    "changes",
    (
        *named("date", "day"),
        *named("string", "kind", "event", "code", "name", "ruleset", "was", "becomes"),
        *named("string", "notice", "number"),
    ),
    _rows,
)
