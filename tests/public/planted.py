"""A register with a marked value in every private place, each mark found nowhere else."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from registry.intake.drafts import KINDS, Draft, columns
from registry.seal.verdict import Verdict
from tests.state.desk import (
    AGENCY,
    PEOPLE,
    Desk,
    company_code,
    draft,
    licensed,
    result,
)

NAMED, UNNAMED, CONTESTED, REFUSED, BANNED, SCORED = map(company_code, range(1, 7))
#: Private values of other types than text, each unlike anything else in the register.
SCORE, DEPOSIT = Decimal("57.31"), Decimal("7.7731")
DAYS = ("2026-02-13", "2026-02-17")


def mark(name: str) -> str:
    """The mark planted in a field."""
    return f"MIMI{name.upper().replace('_', '')}"


def private_columns() -> Iterator[tuple[str, str]]:
    """Every column that the filing kinds declare private, but yes-or-no and number cells."""
    for kind in KINDS:
        for name, column in columns(kind).items():
            if column.private:
                yield kind.kind, name


def with_marks(row: Draft) -> Draft:
    """The same row with its private text columns marked."""
    declared = columns(type(row))
    marks: dict[str, Any] = {
        name: mark(f"{row.kind}{name}")
        for name, column in declared.items()
        if column.private and isinstance(getattr(row, name), str)
    }
    return replace(row, **marks)


def company(code: str) -> Draft:
    return with_marks(
        draft(
            "company",
            name=f"西安私{code[-4:]}有限公司",
            code=code,
            address="西安市新城区一路1号",
            registration_status=mark("status"),
        )
    )


def application(code: str, applied: str) -> Draft:
    return with_marks(draft("application", code=code, applied=applied))


def evaluation(code: str, score: Decimal, grade: str, day: str) -> Draft:
    values = {"agency": AGENCY, "evaluators": PEOPLE[1:2], "score": score, "grade": grade}
    return draft("evaluation", code=code, evaluated=day, **values)


def evidence(indicator: str, reference: str, *, public: bool = True) -> Draft:
    values = {"agency": AGENCY, "evaluators": PEOPLE[1:2], "evaluated": "2026-01-20"}
    return draft(
        "evidence",
        code=SCORED,
        indicator=indicator,
        record=mark(f"record{reference}") if not public else f"记录{reference}",
        reference=mark(reference) if not public or reference == "repaired" else reference,
        public=public,
        ruleset="casmes-2019",
        **values,
    )


def plant() -> Desk:
    """The register."""
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    new = {"day": "2025-06-02", "agency": "陕西乙信用评估有限公司"}
    people = [
        with_marks(draft("practitioner_licence", name=f"乙{n}", number=f"乙字第{n}号", **new))
        for n in range(5)
    ]
    agency = draft(
        "agency_licence",
        name=new["agency"],
        code=company_code(90),
        number="乙机字第1号",
        legal_representative="乙0",
        day=new["day"],
        deposit=DEPOSIT,
    )
    desk.take(with_marks(agency), *people)
    desk.take(with_marks(result(NAMED, "85", "AA", "2025-10-01")))
    codes = (UNNAMED, CONTESTED, REFUSED, BANNED)
    for code in codes:
        desk.take(company(code), draft("qualification", code=code, qualified="2020-02-02"))
    desk.take(*(application(code, "2026-01-05") for code in codes[:2]))
    desk.take(
        evaluation(UNNAMED, SCORE, "BB", DAYS[0]),
        evaluation(CONTESTED, Decimal("93.17"), "AAA", DAYS[0]),
    )
    desk.take(draft("decision", code=UNNAMED, grade="BB", decided=DAYS[1]))
    desk.take(draft("decision", code=CONTESTED, grade="AAA", decided=DAYS[1], received=DAYS[1]))
    desk.take(
        draft("reevaluation_request", code=CONTESTED, day="2026-02-25", reason=mark("contest"))
    )
    desk.take(
        draft("refused", code=REFUSED, agency=AGENCY, day="2026-02-25", reason=mark("refused"))
    )
    desk.take(draft("ban", code=BANNED, day="2026-02-25", reason=mark("ban")))
    desk.take(replace(company(SCORED), registration_status="存续"))
    desk.take(
        evidence("高新技术企业情况", "gongkai"),
        evidence("纳税资格情况", "own", public=False),
        evidence("经营异常名录情况", "repaired"),
    )
    score = next(
        item.entry.grade for item in desk.ledger.entries(subjects=[SCORED], acts=["evaluation"])
    )
    casmes = {"ruleset": "casmes-2019", "grade": score}
    desk.take(draft("decision", code=SCORED, decided="2026-01-25", **casmes))
    desk.take(
        draft(
            "announcement", code=SCORED, announced="2026-02-01", certificate="ZX20260077", **casmes
        )
    )
    basis = {"day": "2026-03-02", "basis": mark("basis")}
    desk.take(draft("repair", code=SCORED, reference=mark("repaired"), **basis))
    promised = {
        "code": NAMED,
        "name": f"西安甲{NAMED[-4:]}有限公司",
        "text": "本企业承诺守信。",
        "signatory": "赵一",
        "office": "董事长",
        "day": "2026-03-08",
    }
    signed = draft("commitment", commitment_title="守信承诺", signed="2026-03-01", **promised)
    desk.take(with_marks(signed), verdict=verdict())
    paper = draft("commitment", commitment_title="纸质承诺", signed="2026-03-02", **promised)
    desk.take(with_marks(paper))
    scan = {"code": NAMED, "signed": "2026-03-02", "day": "2026-03-09"}
    attested = with_marks(draft("scan_attestation", clerk="", original="", **scan))
    desk.take(
        replace(attested, clerk="MIMICLERK"),
        verdict=Verdict(status="attested_once", received=date(2026, 3, 9), digest="8" * 64),
    )
    named = {"code": NAMED, "name": f"西安甲{NAMED[-4:]}有限公司", "day": "2026-03-10"}
    unnamed = {"code": UNNAMED, "name": f"西安私{UNNAMED[-4:]}有限公司", "day": "2026-03-10"}
    for consenting in (named, unnamed):
        desk.take(with_marks(draft("referral_consent", basis="", **consenting)))
    withdrawn = {"code": SCORED, "name": f"西安私{SCORED[-4:]}有限公司", "day": "2026-03-10"}
    for kind in ("referral_consent", "referral_withdrawal"):
        desk.take(with_marks(draft(kind, basis="", **withdrawn)))
    contest(desk)
    return desk


def contest(desk: Desk) -> None:
    """Objections: one decided, one marked, one received and nothing more."""
    named = {"code": NAMED, "name": f"西安甲{NAMED[-4:]}有限公司"}
    for about, marked in (("grade", "2026-02-16"), ("particulars", "2026-02-16")):
        days = {"received": DAYS[0], "day": marked}
        desk.take(with_marks(draft("objection", about=about, reason="", **days, **named)))
    decided = {"about": "grade", "day": "2026-02-26", "outcome": "withdrawn"}
    desk.take(with_marks(draft("objection_decision", basis="", **decided, **named)))
    unmarked = {"about": "commitment", "signed": "2026-03-01", "received": "2026-04-17"}
    desk.take(draft("objection", reason=mark("unmarked"), **unmarked, **named))


def verdict() -> Verdict:
    """A verdict with a mark in whatever of it is text and not public."""
    return Verdict(
        status="valid",
        received=date(2026, 3, 7),
        digest="9" * 64,
        found=mark("found"),
        signer=mark("signer"),
        signature=mark("signature"),
        signed=date(2026, 2, 13),
        chain=(mark("chain"),),
        lists=(mark("list"),),
        trust=mark("trust"),
        personal=True,
    )


def secrets() -> list[str]:
    """Everything that must be found nowhere in the output."""
    unlisted = (UNNAMED, CONTESTED, REFUSED, BANNED)
    names = [f"西安私{code[-4:]}有限公司" for code in unlisted]
    days = [*DAYS, "2026年2月13日", "2026年2月17日", "2026-04-17", "2026年4月17日"]
    return ["MIMI", str(SCORE), "93.17", str(DEPOSIT), "77731", "77,731", *unlisted, *names, *days]
