"""The table `changes`: a row for what became of a company on a day, or was published, by day.

What is told of companies is what their own files tell of their history, but what no notice
announces (R-17); a notice that tells of no company has one row, whose `becomes` is its title. A
lapse has no notice (R-21). A month has a file of its own, and CSV alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

from registry.data.columns import Row, Table, named


class Change(NamedTuple):
    """One row, its cells as they stand in the file (`delimited.shown`).

    `kind` is that of the event or the notice, `event` its word.
    """

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


def _rows(change: Change) -> Iterator[Row]:
    yield change


CHANGES = Table(
    "changes",
    (
        *named("date", "day"),
        *named("string", "kind", "event", "code", "name", "ruleset", "was", "becomes"),
        *named("string", "notice", "number"),
    ),
    _rows,
)
