"""Grades as a reader sees them: bounds, meaning, what a company of that grade gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.decimals import plain
from scoring.sections import Values


@dataclass(frozen=True, slots=True)
class Band:
    """One named grade (R-2).

    `lower` is included; `upper` is not, except in the best grade, whose upper bound is the
    scale's own end (D-1). `meaning` and `record` are the source's words (R-3). `listed` tells
    whether the public finds the company (R-18), `announced` whether the grade is announced (R-17).
    """

    grade: str
    label: str
    tier: str
    lower: Decimal
    upper: Decimal
    best: bool
    meaning: str
    record: str
    listed: bool
    announced: bool
    honours: tuple[str, ...]
    article: str

    @property
    def bounds(self) -> str:
        """The bounds in words: "90 分至 100 分" or "80 分以上（含），不足 90 分"."""
        lower, upper = plain(self.lower), plain(self.upper)
        return f"{lower} 分至 {upper} 分" if self.best else f"{lower} 分以上（含），不足 {upper} 分"

    def holds(self, score: Decimal) -> bool:
        """Whether this score gives this grade."""
        return self.lower <= score and (score < self.upper or (self.best and score == self.upper))


def bands(values: Values) -> tuple[Band, ...]:
    """The named grades of the values in force, best first."""
    steps = values.grades.steps
    uppers = (values.scale.maximum, *(step.lower for step in steps))
    return tuple(
        Band(
            grade=step.grade,
            label=step.label,
            tier=step.tier,
            lower=step.lower,
            upper=upper,
            best=step is steps[0],
            meaning=values.meanings.meaning[step.grade],
            record=values.meanings.record.get(step.grade, ""),
            listed=step.grade in values.listing.grades,
            announced=step.grade in values.announcing.grades,
            honours=values.honours.honours.get(step.grade, ()),
            article=values.grades.article,
        )
        for step, upper in zip(steps, uppers, strict=False)
    )


def band_of(bands: Sequence[Band], score: Decimal) -> Band | None:
    """The grade that a score gives; None below the lowest named grade or off the scale (R-4)."""
    return next((band for band in bands if band.holds(score)), None)
