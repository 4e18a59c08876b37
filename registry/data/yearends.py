"""The table `year-ends`: the register as it stood on 31 December of each ended year (E-6).

A row for each grade of a company that had begun by then, with its status on that day; one without
a grade for a company that had a commitment alone (R-51). A year is cut by the companies that it
has, and CSV alone. A later act touches no ended year, but where something was filed late or erased.
"""

from collections.abc import Iterator

from registry.data.columns import Row, Table, named
from registry.public.views.held import Held


def _rows(held: Held) -> Iterator[Row]:
    if not held.listed:
        return
    company: Row = (held.day, held.code, held.name)
    for one in held.grades:
        yield (
            *company,
            one.ruleset,
            one.ruleset_title,
            one.grade,
            one.status,
            one.valid_from,
            one.valid_until,
            one.ended_on,
            held.commitments,
        )
    if not held.grades:
        yield (*company, *(None,) * 7, held.commitments)


YEAR_ENDS = Table(
    "year-ends",
    (
        *named("date", "as_of"),
        *named("string", "code", "name", "ruleset", "ruleset_title", "grade", "status"),
        *named("date", "valid_from", "valid_until", "ended_on"),
        *named("integer", "commitments"),
    ),
    _rows,
)
