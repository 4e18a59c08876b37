"""What the public is shown of a register, on which day."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from registry.seal.verdict import Verdict
from tests.public.viewing import CODE, company, notices, revoke, view
from tests.state.desk import (
    AGENCY,
    AGENCY_CODE,
    PEOPLE,
    Desk,
    draft,
    licensed,
    result,
)


@pytest.mark.rule("E-3")
@pytest.mark.rule("R-18")
def test_bbb_has_a_page_and_no_notice(desk: Desk) -> None:
    named = {"announced": None, "named": "2026-05-10", "certificate": "", "decided": "2026-05-09"}
    evaluated = {"evaluated": "2026-05-01", "applied": "2026-04-01"}
    desk.take(result(CODE, "65", "BBB", "2026-05-10", **named, **evaluated))
    assert company(desk, "2026-05-09") is None
    shown = company(desk, "2026-05-10")
    assert shown is not None
    grade = shown.grades[0]
    assert (grade.grade, grade.announced, grade.notice) == ("BBB", False, None)
    assert grade.valid_until == date(2028, 5, 9)
    assert [event.kind for event in shown.events] == ["naming"]
    assert [notice.kind for notice in view(desk, "2026-12-31").notices()] == ["licence"]


@pytest.mark.rule("R-19")
def test_an_unnamed_company_has_no_page(desk: Desk) -> None:
    desk.take(
        draft("company", name="西安甲有限公司", code=CODE, address="西安市新城区一路1号"),
        draft("qualification", code=CODE, qualified="2024-01-01"),
        draft("application", code=CODE, applied="2026-02-01"),
        draft(
            "evaluation",
            code=CODE,
            agency=AGENCY,
            evaluators=PEOPLE[1:2],
            score=Decimal(55),
            grade="BB",
            evaluated="2026-03-01",
        ),
        draft("decision", code=CODE, grade="BB", decided="2026-03-10"),
    )
    assert company(desk, "2026-12-31") is None


@pytest.mark.rule("E-6")
@pytest.mark.rule("D-31")
def test_void_is_seen_from_the_day_it_was_declared(desk: Desk) -> None:
    desk.take(result(CODE, "75", "A", "2025-06-01"))
    desk.take(draft("voiding", code=CODE, day="2026-03-01", reason="提供虚假材料"))
    before, after = company(desk, "2026-02-28"), company(desk, "2026-03-01")
    assert before is not None
    assert after is not None
    assert (before.grades[0].status, before.next_change) == ("valid", date(2027, 6, 1))
    assert (after.grades[0].status, after.grades[0].void_since) == ("void", date(2025, 6, 1))
    item = notices(desk, "2026-03-01", "voiding")[0].items[0]
    assert (item.was, item.ban_until) == ("A", date(2029, 2, 28))
    assert not notices(desk, "2026-02-28", "voiding")


@pytest.mark.rule("R-30")
def test_one_notice_revokes_and_gives_the_new_grade(desk: Desk) -> None:
    desk.take(result(CODE, "95", "AAA", "2025-06-01"))
    revoke(desk, "72", "A", "202600100100009")
    (notice,) = notices(desk, "2026-02-10", "revocation")
    (item,) = notice.items
    assert (item.was, item.grade, item.valid_until) == ("AAA", "A", date(2028, 2, 9))
    assert item.reason == "资信状况发生重大变化"
    assert "撤销" in notice.title


@pytest.mark.rule("D-30")
@pytest.mark.parametrize(("score", "grade", "named"), [("65", "BBB", "BBB"), ("40", "BB", "")])
def test_a_revocation_names_bbb_and_says_no_more_below_it(
    desk: Desk, score: str, grade: str, named: str
) -> None:
    desk.take(result(CODE, "95", "AAA", "2025-06-01"))
    revoke(desk, score, grade)
    (item,) = notices(desk, "2026-02-10", "revocation")[0].items
    assert (item.was, item.grade) == ("AAA", named)
    shown = company(desk, "2026-02-10")
    assert shown is not None
    assert [each.grade for each in shown.grades] == ([named, "AAA"] if named else ["AAA"])
    if not named:
        assert item.score is None
        assert score not in str(shown)
        assert "BB" not in str(shown)


@pytest.mark.rule("R-51")
def test_a_commitment_alone_makes_a_page_without_a_grade(desk: Desk) -> None:
    desk.take(
        draft(
            "commitment",
            code=CODE,
            name="西安甲有限公司",
            commitment_title="守信承诺",
            text="……",
            signed="2026-05-01",
            signatory="赵一",
            office="经理",
            day="2026-05-08",
        )
    )
    desk.take(draft("commitment_withdrawal", code=CODE, signed="2026-05-01", day="2026-06-01"))
    shown = company(desk, "2026-05-31")
    assert shown is not None
    assert shown.grades == ()
    assert shown.commitments[0].withdrawn_on is None
    later = company(desk, "2026-06-01")
    assert later is not None
    assert later.commitments[0].withdrawn_on == date(2026, 6, 1)
    assert later.commitments[0].notice.kind == "commitment"


@pytest.mark.rule("R-32")
def test_a_notice_stays_as_published_and_points_to_its_correction(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2026-05-01", number="示信协〔2026〕1号"))
    becomes = "202600101100099"
    number = next(item.entry.certificate for item in desk.ledger.entries(acts=["grade"]))
    fields = {"field": "证书编号", "was": number, "becomes": becomes, "code": CODE}
    text = {"text": "证书编号有误，现予更正。", "day": "2026-06-01"}
    desk.take(draft("correction", corrected="示信协〔2026〕1号", **fields, **text))
    (first,) = notices(desk, "2026-06-01", "grade")
    (second,) = notices(desk, "2026-06-01", "correction")
    assert first.items[0].certificate == number
    assert [ref.id for ref in first.corrected_by] == [second.id]
    assert second.corrects is not None
    assert second.corrects.id == first.id
    shown = company(desk, "2026-06-01")
    assert shown is not None
    assert shown.grades[0].certificate == becomes
    assert not notices(desk, "2026-05-31", "grade")[0].corrected_by


def test_a_name_is_shown_as_borne_on_the_day(desk: Desk) -> None:
    desk.take(result(CODE, "85", "AA", "2025-06-01"))
    old = f"西安甲{CODE[-4:]}有限公司"
    change = {"previous": old, "name": "西安新有限公司", "day": "2026-01-05"}
    desk.take(draft("name_change", code=CODE, **change))
    shown = company(desk, "2026-06-01")
    assert shown is not None
    assert (shown.name, shown.former_names[0].name) == ("西安新有限公司", old)
    assert shown.former_names[0].until == date(2026, 1, 4)
    assert notices(desk, "2026-06-01", "grade")[0].items[0].company.name == old
    before = company(desk, "2026-01-04")
    assert before is not None
    assert before.name == old


@pytest.mark.rule("R-42")
@pytest.mark.rule("R-43")
@pytest.mark.rule("R-44")
def test_licences_are_announced_and_their_end_too(desk: Desk) -> None:
    (granted,) = notices(desk, "2024-03-15", "licence")
    assert len(granted.licences) == 6
    number = "陕信评机字第001号"
    desk.take(draft("agency_ban", number=number, day="2026-04-01", reason="违反纪律"))
    (agency,) = view(desk, "2026-04-01").agencies()
    assert (agency.code, agency.licences[0].status) == (AGENCY_CODE, "barred")
    assert agency.licences[0].barred_until == date(2029, 3, 31)
    desk.take(draft("cancellation", number=number, day="2026-05-01", reason="违反纪律"))
    (cancelled,) = notices(desk, "2026-05-01", "cancellation")
    assert cancelled.days == (date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3))
    (agency,) = view(desk, "2026-05-01").agencies()
    assert agency.licences[0].status == "cancelled"


@pytest.mark.rule("R-41")
def test_a_licence_without_inspection_awaits_it(desk: Desk) -> None:
    (agency,) = view(desk, "2026-03-16").agencies()
    assert agency.licences[0].status == "valid"
    late = Desk()
    licensed(late, "2024-03-15", ("2025-03-10",))
    (agency,) = view(late, "2026-03-16").agencies()
    assert agency.licences[0].status == "awaiting_inspection"
    assert agency.licences[0].inspection_due == date(2026, 3, 15)


@pytest.mark.rule("R-51")
@pytest.mark.rule("R-32")
def test_a_later_verification_shows_on_the_page_and_leaves_the_notice(desk: Desk) -> None:
    whole = {
        "code": CODE,
        "name": "西安甲有限公司",
        "commitment_title": "守信承诺",
        "text": "本企业承诺守信。",
        "signed": "2026-05-01",
        "signatory": "赵一",
        "office": "董事长",
        "day": "2026-05-08",
        "original": "承诺书.pdf",
    }
    first = Verdict(
        status="unverified", reason="no_root", received=date(2026, 5, 7), digest="a" * 64
    )
    desk.take(draft("commitment", **whole), verdict=first)
    later = {"code": CODE, "signed": "2026-05-01", "day": "2026-06-01", "original": "承诺书.pdf"}
    valid = replace(first, status="valid", reason="", received=date(2026, 5, 31))
    desk.take(draft("commitment_verification", **later), verdict=valid)
    for day, verdict in (("2026-05-31", "unverified"), ("2026-06-01", "valid")):
        page = company(desk, day)
        assert page is not None
        (shown,) = page.commitments
        assert (shown.verdict, shown.digest) == (verdict, "a" * 64)
        (notice,) = notices(desk, day, "commitment")
        assert [item.verdict for item in notice.commitments] == ["unverified"]
