"""Companies that go step by step: each step its own filing, as an association does it fully."""

from collections.abc import Mapping, Sequence
from datetime import date

from maker import dice, people
from maker.acts import SHAANXI
from maker.cast import firm, name_on
from maker.certificates import DIGITS, Certificates
from maker.licences import agency
from maker.results import Batch, contact, qualified, shaanxi_grade, shaanxi_score
from maker.sheets import Row

MATERIALS = ("licence", "qualification", "agreement", "accounts", "evidence")


def particulars(members: Sequence[int], day: date) -> list[Row]:
    """What the association's card of each company says."""
    return [_card(number, day) for number in members]


def _card(number: int, day: date) -> Row:
    one = firm(number)
    row: Row = {
        "name": name_on(number, day),
        "code": one.code,
        "address": one.address,
        "region": f"{one.place.city}{one.place.county}",
        "industry": one.industry,
        "legal_representative": one.person,
        "registration_status": "存续",
        "as_of": day,
        **contact(one),
        "fax": people.landline("fax", number),
    }
    if one.english:
        row["english_name"] = one.english
    if dice.below(5, "remark", number) == 0:
        row["remark"] = "会员单位，材料存放于二号柜（内部）"
    return row


def qualifications(members: Sequence[int], applied: date) -> list[Row]:
    """When each company got its qualification (R-11)."""
    return [
        {
            "code": firm(number).code,
            "qualified": qualified(number, applied),
            "number": f"秦信资字第{2000 + number}号",
        }
        for number in members
    ]


def applications(
    members: Sequence[int], applied: date, purpose: str = "", missing: Sequence[str] = ()
) -> list[Row]:
    """Applications with the digests of the five kinds of material (R-12)."""
    return [
        {"code": firm(number).code, "applied": applied, "payer": "申报企业"}
        | ({"purpose_of": purpose} if purpose else {})
        | {kind: dice.digest(number, kind) for kind in MATERIALS if kind not in missing}
        for number in members
    ]


def evaluations(batch: Batch) -> list[Row]:
    """The agencies' results."""
    return [_evaluation(batch, number) for number in batch.members]


def _evaluation(batch: Batch, number: int) -> Row:
    score, rater = shaanxi_score(batch, number), agency(batch.agency(number))
    return {
        "code": firm(number).code,
        "agency": rater.name,
        "evaluators": rater.evaluators(number),
        "score": score,
        "grade": shaanxi_grade(score),
        "evaluated": batch.days.evaluated,
        "endorsed": batch.days.endorsed,
    }


def decisions(batch: Batch, received: date) -> list[Row]:
    """The committee's decisions; every company got its result on the same day."""
    return [
        {
            "code": firm(number).code,
            "grade": shaanxi_grade(shaanxi_score(batch, number)),
            "decided": batch.days.decided,
            "received": received,
        }
        for number in batch.members
    ]


def announced(
    grades: Mapping[int, str], day: date, number: str, certificates: Certificates, text: str = ""
) -> list[Row]:
    """One announcement of those grades that are announced: company → grade."""
    return [
        {
            "code": firm(member).code,
            "grade": grade,
            "announced": day,
            "certificate": certificates.shaanxi(day.year, grade),
            "number": number,
        }
        | ({"text": text} if text else {})
        for member, grade in grades.items()
        if grade in DIGITS
    ]


def grades(batch: Batch, without: Sequence[int] = ()) -> dict[int, str]:
    """What each company of a batch was given, those left out that are told apart."""
    return {
        number: shaanxi_grade(shaanxi_score(batch, number))
        for number in batch.members
        if number not in without
    }


def named(grades: Mapping[int, str], day: date, document: str) -> list[Row]:
    """The BBB grades among them, by naming document."""
    return [
        {
            "code": firm(number).code,
            "grade": grade,
            "named": day,
            "document": document,
            "ruleset": SHAANXI,
        }
        for number, grade in grades.items()
        if grade == "BBB"
    ]
