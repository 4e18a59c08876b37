"""What may be erased, on which grounds, and what that takes along."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from registry.intake.drafts import Draft
from registry.ledger.entries import CompanyErasure, NoticeErasure
from tests.state.desk import AGENCY, AGENCY_CODE, Desk, company_code, draft, result
from tests.state.rows import CODE, OTHER, steps

BASIS = "陕西省信用修复决定书（2026）第9号"


def erasure(**changes: object) -> Draft:
    values: dict[str, object] = {"day": "2026-05-20", "ground": "repair", "basis": BASIS}
    return draft("erasure", **{**values, **changes})


def pledge(**changes: object) -> Draft:
    values: dict[str, object] = {
        "code": CODE,
        "name": f"西安甲{CODE[-4:]}有限公司",
        "commitment_title": "守信承诺",
        "text": "本企业承诺守信。",
        "signed": "2026-03-01",
        "signatory": "赵一",
        "office": "董事长",
        "day": "2026-03-08",
    }
    return draft("commitment", **{**values, **changes})


def notice_of(desk: Desk, kind: str) -> str:
    found = (item.entry for item in desk.ledger.entries(acts=["notice"]))
    return next(entry.id for entry in found if entry.kind == kind)


def erased(entries: Iterable[object]) -> list[str]:
    return [entry.notice for entry in entries if isinstance(entry, NoticeErasure)]


@pytest.fixture
def graded(desk: Desk) -> Desk:
    """One company graded, the notice of it corrected; another in the same notice."""
    rows = (
        result(code, "85", "AA", "2026-03-01", number="陕信协〔2026〕7号") for code in (CODE, OTHER)
    )
    desk.take(*rows)
    desk.take(draft("correction", corrected="陕信协〔2026〕7号", text="误", day="2026-03-09"))
    return desk


@pytest.mark.rule("P-5")
def test_a_notice_goes_with_its_corrections(graded: Desk) -> None:
    taken = graded.take(erasure(erased="陕信协〔2026〕7号"))
    both = [notice_of(graded, "grade"), notice_of(graded, "correction")]
    assert erased(entry for entry, _ in taken.entries) == both
    assert graded.refused(erasure(erased=both[0])) == [("P-5", ("撤下公告",))]
    again = draft("correction", corrected=both[0], text="又误", day="2026-06-01")
    assert ("P-5", ("被更正公告",)) in graded.refused(again)


@pytest.mark.rule("P-5")
def test_a_correction_alone_may_go_and_then_its_notice(graded: Desk) -> None:
    mended, mending = notice_of(graded, "grade"), notice_of(graded, "correction")
    graded.take(erasure(erased=mending))
    taken = graded.take(erasure(erased=mended))
    assert erased(entry for entry, _ in taken.entries) == [mended]


@pytest.mark.rule("P-5")
def test_a_commitment_goes_with_its_withdrawal(desk: Desk) -> None:
    desk.take(pledge())
    desk.take(draft("commitment_withdrawal", code=CODE, signed="2026-03-01", day="2026-04-01"))
    taken = desk.take(erasure(erased=notice_of(desk, "commitment"), ground="personal"))
    assert len(erased(entry for entry, _ in taken.entries)) == 2


@pytest.mark.rule("P-5")
def test_what_was_erased_is_not_told_again(desk: Desk) -> None:
    desk.take(pledge())
    desk.take(erasure(erased=notice_of(desk, "commitment"), ground="personal"))
    withdrawal = draft("commitment_withdrawal", code=CODE, signed="2026-03-01", day="2026-06-01")
    assert ("R-51", ("签署日期",)) in desk.refused(withdrawal)
    assert ("R-51", ("签署日期",)) in desk.refused(pledge(day="2026-06-01"))


@pytest.mark.rule("P-5")
@pytest.mark.parametrize(
    ("changes", "header"),
    [
        ({"erased": ""}, "撤下公告"),
        ({"code": CODE}, "撤下公告"),
        ({"erased": "陕信协〔2026〕8号"}, "撤下公告"),
        ({"day": "2026-03-08", "ground": "court"}, "撤下日期"),
        ({"day": "2026-03-20"}, "撤下情形"),
        ({"basis": "关于陕信协（2026）7号的决定"}, "撤下依据"),
        ({"basis": "关于陕信协〔2026〕7号的决定"}, "撤下依据"),
        ({"basis": f"关于{CODE}的决定"}, "撤下依据"),
        ({"basis": f"关于西安甲{OTHER[-4:]}有限公司的决定"}, "撤下依据"),
    ],
)
def test_refusals(graded: Desk, changes: dict[str, object], header: str) -> None:
    refused = graded.refused(erasure(**{"erased": "陕信协〔2026〕7号", **changes}))
    assert {rule for rule, _ in refused} == {"P-5"}
    assert header in {name for _, names in refused for name in names}


@pytest.mark.rule("P-5")
@pytest.mark.rule("R-42")
def test_a_notice_about_licences_stays(desk: Desk) -> None:
    assert desk.refused(erasure(erased=notice_of(desk, "licence"))) == [("P-5", ("撤下公告",))]


@pytest.mark.rule("P-5")
def test_two_rows_do_not_erase_the_same(graded: Desk) -> None:
    rows = [erasure(erased=notice_of(graded, kind)) for kind in ("grade", "correction")]
    assert graded.refused(*rows) == [("P-5", ("撤下公告",))]


@pytest.mark.rule("P-5")
def test_a_company_leaves_the_notices_that_name_it(graded: Desk) -> None:
    taken = graded.take(erasure(code=CODE, ground="court"))
    (entry,) = (entry for entry, _ in taken.entries)
    assert isinstance(entry, CompanyErasure)
    mended = notice_of(graded, "grade")
    assert entry.notices == (mended, notice_of(graded, "correction"))
    assert entry.retitled == entry.silent == (mended,)
    assert graded.refused(erasure(code=CODE, ground="court")) == [("P-5", ("撤下企业代码",))]


@pytest.mark.rule("P-5")
def test_nothing_more_is_taken_about_a_company_that_was_erased(graded: Desk) -> None:
    graded.take(erasure(code=CODE, ground="court"))
    assert ("P-5", ("统一社会信用代码",)) in graded.refused(pledge(day="2026-06-01"))
    graded.take(pledge(code=OTHER, name=f"西安甲{OTHER[-4:]}有限公司"))


@pytest.mark.rule("P-5")
@pytest.mark.rule("R-19")
def test_a_company_that_is_not_listed_is_not_published(desk: Desk) -> None:
    """Nor does the refusal tell whether it was evaluated."""
    desk.take(*steps("evaluation", score=Decimal(55), grade="BB"))
    unknown = desk.file(erasure(code=company_code(77))).problems[0].refusal
    known = desk.file(erasure(code=CODE)).problems[0].refusal
    assert unknown.zh.replace(company_code(77), CODE) == known.zh


@pytest.mark.rule("P-5")
def test_an_agency_stays(desk: Desk) -> None:
    desk.take(pledge(code=AGENCY_CODE, name=AGENCY, signatory="周一"))
    assert desk.refused(erasure(code=AGENCY_CODE)) == [("P-5", ("撤下企业代码",))]
