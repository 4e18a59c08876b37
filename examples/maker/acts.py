"""What happens to a grade after it began: reviews, revocations, voidings, corrections."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from maker.cast import firm, name_on
from maker.licences import agency
from maker.results import casmes_grade, shaanxi_grade
from maker.sheets import Row

CASMES = "casmes-2019"
SHAANXI = "shaanxi-2006"


def kept(members: Sequence[int], day: date) -> list[Row]:
    """Reviews that were passed and changed nothing."""
    return [
        {"code": firm(n).code, "day": day, "passed": "合格", "ruleset": CASMES} for n in members
    ]


def changed(
    number: int, day: date, score: str, certificate: str, notice: str, *, passed: bool
) -> Row:
    """A review that raised the grade, or lowered it; with a new certificate or the old one."""
    row: Row = {
        "code": firm(number).code,
        "day": day,
        "passed": "合格" if passed else "不合格",
        "score": Decimal(score),
        "grade": casmes_grade(Decimal(score)),
        "number": notice,
        "ruleset": CASMES,
    }
    return row | ({"certificate": certificate} if certificate else {})


def revocation(  # noqa: PLR0913 - a row of a sheet has as many columns as it has
    number: int,
    days: tuple[date, date, date],
    score: str,
    reason: str,
    rater: str,
    notice: str,
    *,
    certificate: str = "",
    ruleset: str = "",
) -> Row:
    """A revocation with its new grade; days of evaluation, decision and announcement."""
    value = Decimal(score)
    row: Row = {
        "code": firm(number).code,
        "day": days[2],
        "reason": reason,
        "agency": agency(rater).name,
        "evaluators": agency(rater).evaluators(number),
        "score": value,
        "grade": casmes_grade(value) if ruleset == CASMES else shaanxi_grade(value),
        "evaluated": days[0],
        "decided": days[1],
        "number": notice,
    }
    given = {"certificate": certificate, "ruleset": ruleset}
    return row | {name: value for name, value in given.items() if value}


def voiding(number: int, day: date, reason: str, notice: str, ruleset: str = "") -> Row:
    """A grade declared void."""
    row: Row = {
        "code": firm(number).code,
        "day": day,
        "reason": reason,
        "number": notice,
    }
    return row | ({"ruleset": ruleset} if ruleset else {})


def renamed(number: int, day: date, before: str) -> Row:
    """A change of name."""
    return {
        "code": firm(number).code,
        "previous": before,
        "name": name_on(number, day),
        "day": day,
    }
