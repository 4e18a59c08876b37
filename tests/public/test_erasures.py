"""What the public still sees once something was erased (P-5), and what nobody can read from it."""

from datetime import date
from random import Random

import pytest

from registry.public.views import CompanyStub, RedactedNotice
from tests.public.test_disclosures import agrees, one
from tests.public.viewing import CODE, company, revoke, view
from tests.state.desk import Desk, company_code, draft, licensed, result

OTHER = company_code(2)


@pytest.fixture
def desk() -> Desk:
    """Two companies graded by one notice; the grade of the first revoked and given anew later."""
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    graded = (result(code, "92", "AAA", "2025-06-01", number="一号") for code in (CODE, OTHER))
    desk.take(*graded)
    revoke(desk, "75", "A", "202600100100077")
    return desk


def erase(desk: Desk, day: str = "2026-05-20", **what: str) -> None:
    desk.take(draft("erasure", day=day, ground="court", basis="判决书", **what))


def revocation(desk: Desk) -> str:
    found = (item.entry for item in desk.ledger.entries(acts=["notice"]))
    return next(entry.id for entry in found if entry.kind == "revocation")


@pytest.mark.rule("P-5")
def test_what_an_erased_notice_ended_is_not_shown_as_in_force(desk: Desk) -> None:
    """Neither as ended: that is what the notice told."""
    erase(desk, erased=revocation(desk))
    assert company(desk, "2026-05-20") is None
    told = one(desk, CODE, date(2026, 5, 20))
    assert told.view is None and isinstance(told.stub, CompanyStub) and told.erased
    (notice,) = (n for n in view(desk, "2026-05-20").notices() if n.kind == "grade")
    assert [item.company.code for item in notice.items] == [OTHER]


@pytest.mark.rule("P-5")
def test_until_its_day_nothing_is_erased(desk: Desk) -> None:
    erase(desk, erased=revocation(desk))
    shown = company(desk, "2026-05-19")
    assert shown is not None and [grade.status for grade in shown.grades] == ["valid", "revoked"]
    assert one(desk, CODE, date(2026, 5, 19)).stub is None


@pytest.mark.rule("P-5")
def test_another_companys_grade_stands(desk: Desk) -> None:
    erase(desk, erased=revocation(desk))
    told = one(desk, OTHER, date(2026, 5, 20))
    assert told.view is not None and not told.erased and told.stub is None


@pytest.mark.rule("P-5")
def test_a_new_grade_after_an_erasure_is_shown_alone(desk: Desk) -> None:
    erase(desk, erased=revocation(desk))
    new = {"evaluated": "2028-02-20", "decided": "2028-02-21", "applied": "2028-02-12"}
    licensed_on = {"agency": "陕西丙信用评估有限公司", "evaluators": ("丙1", "丙2")}
    people = [
        draft(
            "practitioner_licence",
            name=f"丙{n}",
            number=f"丙字第{n}号",
            agency=licensed_on["agency"],
            day="2028-01-05",
        )
        for n in range(5)
    ]
    agency = draft(
        "agency_licence",
        name=licensed_on["agency"],
        code=company_code(91),
        number="丙机字第1号",
        legal_representative="丙0",
        day="2028-01-05",
        deposit=3,
    )
    desk.take(agency, *people)
    desk.take(
        result(CODE, "85", "AA", "2028-03-01", certificate="202800101100123", **new, **licensed_on)
    )
    shown = company(desk, "2028-03-01")
    assert shown is not None and [grade.grade for grade in shown.grades] == ["AA"]
    assert [(event.kind, event.was) for event in shown.events] == [("grade", "")]


@pytest.mark.rule("P-5")
def test_a_company_leaves_a_notice_and_its_title(desk: Desk) -> None:
    erase(desk, code=CODE)
    name = f"西安甲{CODE[-4:]}有限公司"
    notices = list(view(desk, "2026-05-20").notices())
    assert not [n for n in notices if name in n.title + n.text + repr(n.items)]
    redacted = [n for n in notices if isinstance(n, RedactedNotice)]
    assert {n.kind for n in redacted} == {"grade", "revocation"}
    assert all(n.title.startswith(("关于公布部分企业", "关于撤销部分企业")) for n in redacted)
    beside = one(desk, OTHER, date(2026, 5, 20)).view
    assert beside is not None and beside.grades[0].notice is not None
    assert name not in repr(beside)


@pytest.mark.rule("P-5")
@pytest.mark.parametrize("as_of", ["2026-05-19", "2026-05-20", "2027-01-01"])
def test_disclosures_make_up_the_register(desk: Desk, as_of: str) -> None:
    erase(desk, erased=revocation(desk))
    erase(desk, code=OTHER)
    agrees(view(desk, as_of), Random(as_of))
