"""Finished results under both rule sets: who was evaluated in which batch, with which result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from maker import dice, people
from maker.cast import Firm, firm, name_on
from maker.certificates import Certificates
from maker.licences import agency
from maker.sheets import Row

PAYERS = ("申报企业", "申报企业", "申报企业", "本企业", "秦岭示例银行（虚构）")
FULLER = ("applied", "payer", "industry")
STATUSES = ("存续", "在业", "存续（在营、开业、在册）", "开业")


@dataclass(frozen=True)
class Days:
    """The days of one batch, in the order in which they come."""

    applied: date
    evaluated: date
    endorsed: date
    decided: date
    announced: date


@dataclass(frozen=True)
class Batch:
    """One batch: days, agencies, companies, and the scores that the story needs."""

    days: Days
    agencies: Sequence[str]
    members: Sequence[int]
    scores: Mapping[int, str] = field(default_factory=dict)

    def agency(self, number: int) -> str:
        """The key of the agency that evaluates the company."""
        return dice.pick(self.agencies, "agency of", number, self.days.evaluated)


def shaanxi_grade(score: Decimal) -> str:
    """The grade of a score from 0 to 100 (第九条)."""
    for grade, lower in (("AAA", 90), ("AA", 80), ("A", 70), ("BBB", 60)):
        if score >= lower:
            return grade
    return "BB"


def casmes_grade(score: Decimal) -> str:
    """The grade of a score from 500 to 1000 (6.2)."""
    for grade, lower in (("AAA", 830), ("AA", 810), ("A", 800), ("B", 790)):
        if score >= lower:
            return grade
    return "C"


def shaanxi_score(batch: Batch, number: int) -> Decimal:
    """The story's score, else one between 61 and 98.75, some with decimals."""
    if number in batch.scores:
        return Decimal(batch.scores[number])
    key = ("score", number, batch.days.announced)
    fraction = dice.pick(("0", "0", "0", "0.5", "0.25", "0.7", "0.75"), "fraction", *key)
    return Decimal(61 + dice.below(38, *key)) + Decimal(fraction)


def shaanxi_rows(
    batch: Batch, certificates: Certificates, *, document: str = "", contacts: bool = True
) -> list[Row]:
    """Rows of a sheet of finished results under the Shaanxi measures.

    BBB is named by `document`, or in words among the remarks where there is none.
    """
    return [
        _shaanxi_row(batch, firm(number), certificates, document, contacts)
        for number in batch.members
    ]


def _shaanxi_row(
    batch: Batch, one: Firm, certificates: Certificates, document: str, contacts: bool
) -> Row:
    days, score = batch.days, shaanxi_score(batch, one.number)
    grade, rater = shaanxi_grade(score), agency(batch.agency(one.number))
    row: Row = {
        "name": name_on(one.number, days.announced),
        "code": one.code,
        "score": score,
        "grade": grade,
        "agency": rater.name,
        "evaluators": rater.evaluators(one.number),
        "evaluated": days.evaluated,
        "decided": days.decided,
        "endorsed": days.endorsed,
        "applied": days.applied,
        "qualified": qualified(one.number, days.applied),
        "payer": dice.pick(PAYERS, "payer", one.number),
        "address": one.address,
        "industry": one.industry,
        "legal_representative": one.person,
    }
    if contacts:
        row |= contact(one)
    if grade == "BBB":
        named = {"named": days.announced, "document": document}
        return row | (named if document else {"remark": f"命名文件 {days.announced}"})
    return row | {
        "announced": days.announced,
        "certificate": certificates.shaanxi(days.announced.year, grade),
    }


def qualified(number: int, applied: date) -> str:
    """The month in which the qualification was granted, more than a year before."""
    months = applied.year * 12 + applied.month - 15 - dice.below(20, "qualified", number)
    year, month = divmod(months, 12)
    return f"{year}年{month + 1}月"


def contact(one: Firm) -> Row:
    """What the association keeps to itself."""
    return {
        "telephone": people.telephone(one.number),
        "email": people.email(one.number),
        "contact": people.name(1200 + one.number),
        "id_number": people.id_number(one.number),
    }


def casmes_rows(batch: Batch, certificates: Certificates, *, short: bool = False) -> list[Row]:
    """Rows of a sheet of finished results under T/CASMES: `scores` are 守信/失信/增信.

    A `short` sheet says neither when and for whose money the evaluation took place, nor of which
    industry the company is.
    """
    left = FULLER if short else ()
    return [
        {k: v for k, v in row.items() if k not in left}
        for row in (_casmes_row(batch, firm(number), certificates) for number in batch.members)
    ]


def _casmes_row(batch: Batch, one: Firm, certificates: Certificates) -> Row:
    days, rater = batch.days, agency(batch.agency(one.number))
    compliance, breach, credit = groups(batch, one.number)
    score = 800 + min(Decimal(200), compliance + credit) - min(Decimal(300), breach)
    return {
        "name": name_on(one.number, days.announced),
        "code": one.code,
        "registration_status": dice.pick(STATUSES, "status", one.number),
        "region": f"{one.place.city}{one.place.county}",
        "applied": days.applied,
        "payer": dice.pick(PAYERS, "payer", one.number),
        "industry": one.industry,
        "compliance": compliance,
        "breach": breach,
        "credit": credit,
        "score": score,
        "grade": casmes_grade(score),
        "agency": rater.name,
        "evaluators": rater.evaluators(one.number)[:1],
        "evaluated": days.evaluated,
        "decided": days.decided,
        "announced": days.announced,
        "certificate": certificates.casmes(days.announced.year),
    }


def groups(batch: Batch, number: int) -> tuple[Decimal, Decimal, Decimal]:
    """Points of 守信, 失信 and 增信."""
    if number in batch.scores:
        compliance, breach, credit = map(Decimal, batch.scores[number].split("/"))
        return compliance, breach, credit
    key = (number, batch.days.announced)
    return (
        Decimal(dice.below(45, "compliance", *key)),
        Decimal(dice.pick((0, 0, 0, 5, 10, 20, 45), "breach", *key)),
        Decimal(dice.below(50, "credit", *key)),
    )


def days_before(announced: date, applied: int, evaluated: int, endorsed: int, decided: int) -> Days:
    """The days of a batch, given how many days before the announcement each lies."""
    spans = (applied, evaluated, endorsed, decided)
    first, second, third, fourth = (announced - timedelta(span) for span in spans)
    return Days(first, second, third, fourth, announced)
