"""What changed between two grades of a company under one rule set, side by side.

A company is set beside itself and nobody else: nothing is ranked (P-2). Only what both views show
is compared (R-50).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from registry.public.views import GradeView

Points = dict[str, Decimal]


class Change(NamedTuple):
    """An indicator, or a group where only sums were filed, whose points are not the same.

    `before` and `after` are None where the period shows no record.
    """

    name: str
    before: Decimal | None
    after: Decimal | None


class Periods(NamedTuple):
    """Two grades that follow each other, what changed, and how many indicators did not.

    `alike` tells that both were scored by one version of the scorecard.
    """

    before: GradeView
    after: GradeView
    changes: tuple[Change, ...]
    unchanged: int
    alike: bool


def periods(grades: Iterable[GradeView]) -> Iterator[Periods]:
    """Of each rule set the newest grade beside the one before, where both scores are explained.

    `grades` stand newest first. A void grade never was in force and is left out (R-31).
    """
    scored: dict[str, list[GradeView]] = {}
    for grade in grades:
        if grade.status != "void":
            scored.setdefault(grade.ruleset, []).append(grade)
    for after, *earlier in scored.values():
        if earlier and after.score_view and earlier[0].score_view:
            yield _beside(earlier[0], after)


def _beside(before: GradeView, after: GradeView) -> Periods:
    first, second = _points(before), _points(after)
    names = [*second, *(name for name in first if name not in second)]
    changes = tuple(
        Change(name, first.get(name), second.get(name))
        for name in names
        if first.get(name) != second.get(name)
    )
    cards = {grade.score_view and grade.score_view.scorecard for grade in (before, after)}
    return Periods(before, after, changes, len(names) - len(changes), len(cards) == 1)


def _points(grade: GradeView) -> Points:
    """The points of each indicator, of all its records together."""
    found: Points = {}
    for part in grade.score_view.parts if grade.score_view else ():
        name = part.indicator or part.group
        found[name] = found.get(name, Decimal(0)) + part.points
    return found
