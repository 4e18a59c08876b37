"""What a rule set cannot say: contradictions that the shape of a file does not exclude."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from scoring.decimals import places
from scoring.rulefile import RuleFile, RuleSetError
from scoring.scorecard import key
from scoring.sections import Formula, Scale, Values


def check(file: RuleFile) -> None:
    """Raise RuleSetError for the first contradiction on any day on which a value begins."""
    for day in file.turns:
        for flaw in _flaws(file.values(day)):
            raise RuleSetError(f"{file.head.id}.toml: on {day}: {flaw}")
    for flaw in _scorecards(file):
        raise RuleSetError(f"{file.head.id}.toml: {flaw}")


def _flaws(values: Values) -> Iterator[str]:
    yield from _steps(values)
    yield from _names(values)
    if values.formula:
        yield from _formula(values.formula, values.scale)
    yield from _patterns(values)


def _steps(values: Values) -> Iterator[str]:
    scale, lowers = values.scale, [step.lower for step in values.grades.steps]
    for number in (scale.minimum, scale.maximum, *lowers):
        if not number.is_finite() or places(number) > scale.places:
            yield f"scale, grades: {number} has more than {scale.places} decimal places"
    bounds = [scale.maximum, *lowers, scale.minimum]
    if any(upper < lower for upper, lower in pairwise(bounds)):
        yield "grades: the bounds must fall from the best grade down and lie on the scale"
    if len(set(lowers)) < len(lowers) or scale.minimum >= scale.maximum:
        yield "grades: two grades with one lower bound, or a scale without extent"
    below = lowers[-1] > scale.minimum or values.naming.unnamed
    if below and not (values.naming.refusal and values.naming.refusal_english):
        yield "naming: grades or scores that are not named need the sentence that refuses them"


def _names(values: Values) -> Iterator[str]:
    grades = [step.grade for step in values.grades.steps]
    yield from _repeated("grades", [*grades, *values.naming.unnamed])
    if set(values.meanings.meaning) != set(grades):
        yield f"meanings: every grade needs its meaning, and no other: {'、'.join(grades)}"
    yield from _strangers("meanings.record", values.meanings.record, grades)
    yield from _strangers("honours", values.honours.honours, grades)
    yield from _strangers("listing", values.listing.grades, grades)
    yield from _strangers("announcing", values.announcing.grades, values.listing.grades)


def _formula(formula: Formula, scale: Scale) -> Iterator[str]:
    gains = sum(side.limit for side in formula.sides if side.effect == "gain")
    losses = sum(side.limit for side in formula.sides if side.effect == "loss")
    if formula.base + gains > scale.maximum or formula.base - losses < scale.minimum:
        yield "formula: its limits lead off the scale"
    if any(not side.limit.is_finite() or side.limit < 0 for side in formula.sides):
        yield "formula: a limit must not be negative"
    yield from _repeated("formula", _groups(formula))
    if formula.filed:
        filed = (formula.filed.compliance, formula.filed.breach, formula.filed.credit)
        yield from _repeated("formula.filed", filed)
        yield from _strangers("formula.filed", filed, _groups(formula))


def _patterns(values: Values) -> Iterator[str]:
    certificate = values.certificate
    yield from _repeated("certificate.grade_digits", list(certificate.grade_digits.values()))
    for pattern in certificate.patterns:
        try:
            fits = pattern.match(pattern.example)
        except re.error as error:
            yield f"certificate: {pattern.regex} is no regular expression: {error}"
            return
        if not fits:
            yield f"certificate: the example {pattern.example} does not fit {pattern.regex}"


def _scorecards(file: RuleFile) -> Iterator[str]:
    yield from _repeated("scorecard version", [card.version for card in file.scorecards])
    for card in file.scorecards:
        values = file.values(max(card.first_day, file.head.first_day))
        formula, finest = values.formula, values.scale.places
        if formula is None:
            yield f"scorecard {card.version}: no formula is in force on {card.first_day}"
            return
        place = f"scorecard {card.version}"
        yield from _repeated(place, [key(indicator.name) for indicator in card.indicators])
        for indicator in card.indicators:
            points = indicator.points
            if not points.is_finite() or points < 0 or places(points) > finest:
                yield f"{place}: {indicator.name} cannot give {points} points"
        yield from _strangers(place, (i.group for i in card.indicators), _groups(formula))


def _groups(formula: Formula) -> list[str]:
    return [group for side in formula.sides for group in side.groups]


def _repeated(place: str, names: Sequence[str]) -> Iterator[str]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{place}: {name} stands there twice"


def _strangers(place: str, names: Iterable[str], known: Sequence[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{place}: {name} is not among {'、'.join(known)}"
