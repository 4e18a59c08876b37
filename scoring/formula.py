"""From points to a score: base, what may be gained and lost, the caps (R-5, D-2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.decimals import places, plain
from scoring.refusal import Refusal
from scoring.sections import Formula, Side, Values

ZERO = Decimal(0)
VERBS = {"gain": "计", "loss": "扣"}


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one piece of evidence, as they count: a loss is negative (D-4)."""

    indicator: str
    group: str
    points: Decimal
    record: str
    reference: str
    public: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """A score explained (D-4).

    `lines` has one line for each piece of evidence, in its order; none where only sums were filed.
    `groups` are the sums per group before any cap, a loss negative. `caps` says in Chinese which
    caps applied.
    """

    total: Decimal
    base: Decimal
    lines: tuple[Line, ...]
    groups: Mapping[str, Decimal]
    caps: tuple[str, ...]


def check_points(formula: Formula, points: Decimal, decimals: int, of: str) -> Refusal | None:
    """Refuse points that are negative, no number, or have too many decimal places (D-1, D-2)."""
    if not points.is_finite() or points < 0:
        return formula.refuse(
            f"{of}的分值应为不小于零的数；失信分值即扣分数，填正数。",
            f"The points of {of} must not be negative; a loss is filed as a positive number.",
            found=str(points),
            expected="不小于 0",
        )
    if places(points) > decimals:
        return formula.refuse(
            f"{of}的分值超过 {decimals} 位小数。",
            f"The points of {of} have more than {decimals} decimal places.",
            found=str(points),
            expected=f"最多 {decimals} 位小数",
            rule="D-1",
        )
    return None


def signed(formula: Formula, group: str, points: Decimal) -> Decimal:
    """Points as they count to the score. Raises KeyError for a group without a side."""
    for side in formula.sides:
        if group in side.groups:
            return points if side.effect == "gain" else ZERO - points
    raise KeyError(group)


def of_sums(
    values: Values, compliance: Decimal, breach: Decimal, credit: Decimal
) -> Scored | Refusal:
    """The score that three filed sums give, or why they give none (R-1, D-1, D-2)."""
    formula = values.formula
    if formula is None or formula.filed is None:
        return values.scale.refuse(
            "本评价办法不以守信、失信、增信分值合计得分。",
            "This rule set does not add up compliance, breach and credit points.",
        )
    names = formula.filed
    filed = {names.compliance: compliance, names.breach: breach, names.credit: credit}
    for group, points in filed.items():
        if refusal := check_points(formula, points, values.scale.places, group):
            return refusal
    return total(formula, {group: signed(formula, group, filed[group]) for group in filed})


def total(formula: Formula, sums: Mapping[str, Decimal], lines: Sequence[Line] = ()) -> Scored:
    """The score that signed sums per group give: base, each side up to its limit (D-2)."""
    score, caps = formula.base, []
    for side in formula.sides:
        raw = abs(sum((sums.get(group, ZERO) for group in side.groups), ZERO))
        counted = min(side.limit, raw)
        score += counted if side.effect == "gain" else -counted
        if raw > side.limit:
            caps.append(_cap(side, raw))
    return Scored(score, formula.base, tuple(lines), dict(sums), tuple(caps))


def _cap(side: Side, raw: Decimal) -> str:
    return f"{side.label}合计 {plain(raw)} 分，{_limit(side)}"


def cap_alone(side: Side) -> str:
    """That a cap applied, without the sum: where points are withheld the sum would tell them."""
    return f"{side.label}合计超过上限，{_limit(side)}"


def _limit(side: Side) -> str:
    return f"按上限{VERBS[side.effect]} {plain(side.limit)} 分"
