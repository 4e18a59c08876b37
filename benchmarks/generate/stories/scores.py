"""Results of evaluations: a score, the grade that it gives, and where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from benchmarks.generate import law
from benchmarks.generate.dice import Dice, Spread
from registry.ledger.entries import ScoreLine
from scoring.formula import Scored
from scoring.scorecard import Evidence

_GRADES = {
    "casmes-2019": Spread(("AAA", "AA", "A", "B", "C"), (350, 250, 220, 110, 70)),
    "shaanxi-2006": Spread(("AAA", "AA", "A"), (250, 400, 350)),
}
#: Points that both sides leave over the base, for each grade (R-2): from, and how many values.
_NET = {"AAA": (30, 171), "AA": (10, 20), "A": (0, 10), "B": (-10, 10), "C": (-120, 110)}
#: Hundredths of points of each Shaanxi grade: from, and how many values.
_HUNDREDTHS = {
    "AAA": (9000, 1001),
    "AA": (8000, 1000),
    "A": (7000, 1000),
    "BBB": (6000, 1000),
    "BB": (4000, 2000),
}


@dataclass(frozen=True)
class Result:
    """A score with its grade; groups, lines, base and caps as an evaluation bears them."""

    score: Decimal
    grade: str
    groups: dict[str, Decimal]
    lines: tuple[ScoreLine, ...] = ()
    base: Decimal | None = None
    caps: tuple[str, ...] = ()


def at_random(ruleset: str, dice: Dice, grades: Sequence[str] = ()) -> Result:
    """A result with one of these grades; without any, one that is announced, by weight."""
    grade = dice.pick(grades) if grades else dice.weigh(_GRADES[ruleset])
    if ruleset == "shaanxi-2006":
        least, values = _HUNDREDTHS[grade]
        return Result(Decimal(least + dice.below(values)) / 100, grade, {})
    least, values = _NET[grade]
    net = least + dice.below(values)
    breach = max(0, -net) + (dice.below(4) * 5 if net < _NET["AAA"][0] + 100 else 0)
    gained = net + breach
    compliance = dice.below(gained + 1)
    return _result(ruleset, law.by_groups(ruleset, compliance, breach, gained - compliance))


def from_records(ruleset: str, dice: Dice, day: date, *, negative: bool) -> Result:
    """A result with a line for each record, one of them against the company if `negative`."""
    card = law.rules(ruleset).scorecard_on(day)
    indicators = card.indicators if card else ()
    losses = [each.name for each in indicators if each.group == "失信信息"]
    gains = [each.name for each in indicators if each.group != "失信信息"]
    chosen = sorted({dice.pick(gains) for _ in range(3 + dice.below(6))}, key=gains.index)
    if negative:
        chosen.append(dice.pick(losses))
    evidence = [_record(name, name in losses, dice, day) for name in chosen]
    scored = law.by_evidence(ruleset, day, evidence)
    lines = tuple(
        ScoreLine(line.indicator, line.points, line.record, line.reference, line.public)
        for line in scored.lines
    )
    return _result(ruleset, scored, lines)


def _record(indicator: str, against: bool, dice: Dice, day: date) -> Evidence:
    number = dice.below(90_000) + 10_000
    word = "罚" if against else "证"
    return Evidence(
        indicator=indicator,
        record=f"{indicator.removesuffix('情况')}记录",
        reference=f"（{day.year}）信{word}字第{number}号",
        public=against or dice.chance(800),
    )


def _result(ruleset: str, scored: Scored, lines: tuple[ScoreLine, ...] = ()) -> Result:
    grade = law.grade_of(ruleset, scored.total)
    return Result(scored.total, grade, dict(scored.groups), lines, scored.base, scored.caps)
