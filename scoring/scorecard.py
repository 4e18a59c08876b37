"""A scorecard: evidence in, an explained score out (R-6, D-3, D-4)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property

from scoring.formula import ZERO, Line, Scored, check_points, signed, total
from scoring.refusal import Refusal
from scoring.sections import Formula, IndicatorData, ScorecardData

Indicator = IndicatorData


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record that counts under one indicator.

    `points` is the agency's own weight (R-6), never negative; None takes the scorecard's.
    `public` is False for the company's own material.
    """

    indicator: str
    record: str
    reference: str = ""
    points: Decimal | None = None
    public: bool = True


@dataclass(frozen=True)
class Scorecard:
    """One version of a scorecard, with the formula that it feeds.

    `example_weights` tells that its points are examples, to be shown as such (D-3).
    """

    version: str
    first_day: date
    example_weights: bool
    indicators: tuple[Indicator, ...]
    formula: Formula
    places: int
    source: ScorecardData
    by_name: dict[str, Indicator] = field(repr=False)

    @classmethod
    def of(cls, data: ScorecardData, formula: Formula, places: int) -> "Scorecard":
        """The scorecard of a rule-set file under the formula in force."""
        return cls(
            version=data.version,
            first_day=data.first_day,
            example_weights=data.example_weights,
            indicators=data.indicators,
            formula=formula,
            places=places,
            source=data,
            by_name={key(indicator.name): indicator for indicator in data.indicators},
        )

    @cached_property
    def groups(self) -> dict[str, str]:
        """The group of each indicator, by the indicator's name."""
        return {indicator.name: indicator.group for indicator in self.indicators}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The groups in the order in which the scorecard names them, each with its place."""
        return {group: rank for rank, group in enumerate(dict.fromkeys(self.groups.values()))}

    def score(self, evidence: Sequence[Evidence]) -> Scored | Refusal:
        """Score evidence; the first piece that cannot count refuses the whole."""
        lines = []
        for piece in evidence:
            line = self.line(piece)
            if isinstance(line, Refusal):
                return line
            lines.append(line)
        sums = {group: ZERO for side in self.formula.sides for group in side.groups}
        for line in lines:
            sums[line.group] += line.points
        return total(self.formula, sums, lines)

    def line(self, piece: Evidence) -> Line | Refusal:
        """The points of one piece of evidence, or why it cannot count (R-6, D-1)."""
        indicator = self.by_name.get(key(piece.indicator))
        if indicator is None:
            return self._unknown(piece.indicator)
        points = indicator.points if piece.points is None else piece.points
        if refusal := check_points(self.formula, points, self.places, f"“{indicator.name}”"):
            return refusal
        return Line(
            indicator=indicator.name,
            group=indicator.group,
            points=signed(self.formula, indicator.group, points),
            record=piece.record,
            reference=piece.reference,
            public=piece.public,
        )

    def _unknown(self, name: str) -> Refusal:
        near = get_close_matches(key(name), self.by_name, n=3, cutoff=0.4)
        return self.source.refuse(
            f"评分卡（{self.version}）没有指标“{name}”。",
            f"The scorecard {self.version} has no indicator {name!r}.",
            found=name,
            expected="、".join(self.by_name[one].name for one in near),
        )


def key(name: str) -> str:
    """An indicator's name for look-up: spaces and line breaks of a table do not count."""
    return "".join(name.split())
