"""Discloses a grade: what may be told of it, and of how its score came about (RULES 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from registry.ledger.entries import Evaluation, Grade, PastGrade
from registry.public.references import References
from registry.public.views import (
    Distance,
    GradeView,
    PastList,
    ReviewView,
    ScorePart,
    ScoreSum,
    ScoreView,
)
from registry.state.company import CompanyState, GradeState
from registry.state.reviews import anniversaries, outstanding, overdue
from registry.state.rules import Rules
from registry.state.shown import listed
from scoring.formula import ZERO, cap_alone
from scoring.ruleset import RuleSet
from scoring.scorecard import Scorecard
from scoring.sections import Side


@dataclass(frozen=True)
class Discloser:
    """Turns private state into views as of a day."""

    rules: Rules
    references: References
    as_of: date

    def listed(self, grade: GradeState) -> bool:
        """R-18, R-19, D-16: whether the public learns of this grade at all."""
        return listed(grade, self.rules)

    def grade(self, state: CompanyState, grade: GradeState) -> GradeView:
        """The public view of a listed grade."""
        rules, entry, process = self._ruleset(grade), grade.entry, grade.process
        band = rules.band(entry.grade)
        if band is None:
            raise ValueError(f"{entry.grade} is no grade of {rules.id}")
        evaluation, application = process.evaluation, process.application
        status = grade.status(self.as_of)
        ended = grade.ended
        due = anniversaries(grade, self.rules)
        reviewed = [review.day for review in grade.reviews]
        carried = rules.certificate.grade_of(grade.certificate) if grade.certificate else None
        return GradeView(
            ruleset=rules.id,
            ruleset_title=rules.title,
            grade=entry.grade,
            label=band.label,
            meaning=band.meaning,
            score=grade.score,
            scale=rules.scale_words,
            status=status,
            valid_from=entry.day,
            valid_until=entry.valid_until,
            ended_on=grade.last_day if ended else None,
            ended_by=self.references.notice(ended.notice) if ended else None,
            void_since=entry.day if status == "void" else None,
            basis=entry.basis,
            announced=bool(entry.notice),
            certificate=grade.certificate,
            certificate_mismatch=carried is not None and carried != entry.grade,
            notice=self.references.notice(entry.notice),
            document=entry.document,
            agency=self.references.agency(evaluation.agency_name) if evaluation else None,
            evaluators=tuple(person.name for person in evaluation.evaluators) if evaluation else (),
            payer=(application.payer or state.name_on(entry.day)) if application else "",
            applied_on=application.day if application else None,
            evaluated_on=evaluation.day if evaluation else None,
            decided_on=process.decision.day if process.decision else None,
            score_view=self._score(state, grade) if entry.basis != "review" else None,
            reviews=tuple(
                ReviewView(
                    day=review.day,
                    outcome=review.outcome,
                    notice=self.references.notice(review.notice),
                )
                for review in grade.reviews
            ),
            reviews_due=outstanding(due, reviewed) if status == "valid" else (),
            review_overdue=overdue(due, reviewed, self.as_of) if status == "valid" else None,
            past=_past(entry),
        )

    def _ruleset(self, grade: GradeState) -> RuleSet:
        return self.rules.get(grade.entry.ruleset, grade.entry.day)

    def _score(self, state: CompanyState, grade: GradeState) -> ScoreView | None:
        """Points of public records that were not repaired; that others exist is said (R-52)."""
        evaluation = grade.process.evaluation
        if evaluation is None or evaluation.base is None:
            return None
        rules = self.rules.get(evaluation.ruleset, evaluation.day)
        scorecard = rules.scorecard_on(evaluation.day)
        shown = [
            line
            for line in evaluation.lines
            if line.public and line.reference not in state.repaired
        ]
        groups = scorecard.groups if scorecard else {}
        parts = [
            ScorePart(
                group=groups.get(line.indicator, ""),
                indicator=line.indicator,
                points=line.points,
                records=tuple(filter(None, (line.record, line.reference))),
            )
            for line in shown
        ]
        withheld = len(shown) < len(evaluation.lines)
        whole = not withheld and grade.score == evaluation.score
        return ScoreView(
            scorecard=evaluation.scorecard,
            base=evaluation.base,
            parts=tuple(parts) if evaluation.lines else _sums(evaluation, scorecard),
            caps=_caps_alone(evaluation, scorecard) if withheld else evaluation.caps,
            withheld=withheld,
            example_weights=bool(scorecard and scorecard.example_weights and evaluation.lines),
            since=rules.since if scorecard else None,
            sums=tuple(_sides(evaluation, scorecard)) if scorecard and whole else (),
            better=_better(rules, grade),
        )


def _past(entry: Grade) -> PastList | None:
    """Which list an imported grade was in."""
    if not isinstance(entry, PastGrade):
        return None
    return PastList(source=entry.source, reckoned=entry.reckoned)


def _sides(evaluation: Evaluation, scorecard: Scorecard) -> Iterator[ScoreSum]:
    """What each side comes to and how much of it counts (D-2, D-4)."""
    for side in scorecard.formula.sides:
        points = _raw(evaluation, side)
        counted = min(points, side.limit)
        yield ScoreSum(label=side.label, effect=side.effect, points=points, counted=counted)


def _caps_alone(evaluation: Evaluation, scorecard: Scorecard | None) -> tuple[str, ...]:
    """The caps that applied, without sums that withheld points are a part of (R-50, R-52)."""
    sides = scorecard.formula.sides if scorecard else ()
    return tuple(cap_alone(side) for side in sides if _raw(evaluation, side) > side.limit)


def _raw(evaluation: Evaluation, side: Side) -> Decimal:
    """What the groups of a side come to before the cap, positive."""
    return abs(sum((evaluation.groups.get(name, ZERO) for name in side.groups), ZERO))


def _better(rules: RuleSet, grade: GradeState) -> Distance | None:
    """The next better grade by the rules of the evaluation's day; None for the best (R-2)."""
    above = list(takewhile(lambda band: band.grade != grade.entry.grade, rules.bands))
    if grade.score is None or not above or len(above) == len(rules.bands):
        return None
    band = above[-1]
    missing = band.lower - grade.score
    return Distance(grade=band.grade, label=band.label, lower=band.lower, missing=missing)


def _sums(evaluation: Evaluation, scorecard: Scorecard | None) -> tuple[ScorePart, ...]:
    """The sums per group, in the scorecard's order, where nothing finer was filed."""
    rank = scorecard.ranks if scorecard else {}
    sums = sorted(evaluation.groups.items(), key=lambda item: (rank.get(item[0], len(rank)), item))
    return tuple(ScorePart(group=name, indicator="", points=points) for name, points in sums)
