"""Objections: what is contested, in which order, one at a time; and what is due for them (P-6)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from registry.intake.drafts import Draft, Filed, Origin
from registry.ledger.entries import Objection
from registry.state.admit import admit
from registry.state.company import ObjectionState
from registry.state.due import Due, dues
from registry.state.fold import fold_company
from registry.state.standing import ObjectionStanding
from tests.state.desk import AGENCY, PEOPLE, RULES, Desk, company_code, draft, licensed, result
from tests.state.rows import steps

CODE, OTHER = company_code(1), company_code(2)
NAME = f"西安甲{CODE[-4:]}有限公司"
NUMBER, PROMISED, MENDED = "陕信协〔2026〕3号", "陕信协〔2026〕4号", "陕信协〔2026〕5号"

SUBJECT, DAY = ("异议事项", "异议收到日期"), ("异议收到日期",)
#: A new grade, on a day on which the old one may be contested (R-30): no objection holds it up.
REVOCATION = draft(
    "revocation",
    code=CODE,
    day="2026-05-15",
    reason="资信状况发生重大变化",
    agency=AGENCY,
    evaluators=PEOPLE[1:3],
    score=Decimal(75),
    grade="A",
    evaluated="2026-05-13",
    decided="2026-05-14",
    certificate="202600100100001",
)


@pytest.fixture
def desk() -> Desk:
    """A company with an AA of 2026-03-02 and a commitment of 2026-04-01, each by a notice."""
    made = Desk()
    licensed(made, "2024-03-15", ("2025-03-10", "2026-03-10"))
    made.take(result(CODE, "85", "AA", "2026-03-02", number=NUMBER))
    made.take(
        draft(
            "commitment",
            code=CODE,
            name=NAME,
            commitment_title="守信承诺",
            text="本企业承诺守信。",
            signed="2026-03-20",
            signatory="赵一",
            office="董事长",
            day="2026-04-01",
            number=PROMISED,
        )
    )
    return made


def objection(about: str = "grade", received: str = "2026-05-11", **changes: Any) -> Draft:
    """An objection to the grade, marked on the next day."""
    values = {"code": CODE, "name": NAME, "day": "2026-05-12", "reason": "得分有误", **changes}
    return draft("objection", about=about, received=received, **values)


def decision(
    about: str = "grade", day: str = "2026-05-20", outcome: str = "upheld", **changes: Any
) -> Draft:
    values = {"code": CODE, "name": NAME, "basis": "核查记录", **changes}
    return draft("objection_decision", about=about, day=day, outcome=outcome, **values)


def correction(day: str = "2026-05-18", corrected: str = NUMBER, **changes: Any) -> Draft:
    values = {"code": CODE, "field": "得分", "was": "85", "becomes": "86", "number": MENDED}
    values["text"] = "得分印错。"
    return draft("correction", corrected=corrected, day=day, **{**values, **changes})


def objections(desk: Desk, as_of: str | None = None) -> tuple[ObjectionState, ...]:
    entries = [item.entry for item in desk.ledger.entries(subjects=[CODE])]
    state = fold_company(entries, date.fromisoformat(as_of) if as_of else None)
    return state.objections if state else ()


def told(desk: Desk, as_of: str) -> list[ObjectionStanding]:
    return list(desk.standing(CODE, as_of).objections)


@pytest.mark.rule("P-6")
def test_received_marked_and_decided_each_on_its_day(desk: Desk) -> None:
    desk.take(objection())
    desk.take(decision())
    days = ("2026-05-10", "2026-05-11", "2026-05-12", "2026-05-19", "2026-05-20")
    found = [told(desk, day) for day in days]
    assert [[(bool(o.marked_on), o.outcome) for o in one] for one in found] == [
        [],
        [(False, "")],
        [(True, "")],
        [(True, "")],
        [(True, "upheld")],
    ]
    # Monday 05-11: seven working days, the day of receipt not counted.
    assert found[1][0].decide_by == date(2026, 5, 20) and not found[1][0].provisional
    assert found[1][0].about == "信用等级（shaanxi-2006，2026-03-02 起）"


@pytest.mark.rule("P-6")
def test_one_that_was_only_received_is_marked_by_the_same_row_with_the_day(desk: Desk) -> None:
    desk.take(objection(day=None))
    (one,) = objections(desk)
    assert one.mark is None and one.entry.reason == "得分有误"
    desk.take(objection())
    (marked,) = objections(desk)
    assert marked.entry is not None and marked.mark is not None
    assert marked.mark.day == date(2026, 5, 12)


@pytest.mark.rule("P-6")
def test_different_entries_are_contested_at_once(desk: Desk) -> None:
    desk.take(
        objection("particulars"),
        objection(),
        objection("notice", contested=NUMBER),
        objection("commitment", signed="2026-03-20"),
    )
    abouts = {one.entry.contested.about for one in objections(desk)}
    assert abouts == {"particulars", "grade", "notice", "commitment"}
    desk.take(decision("notice", contested=NUMBER))
    still = {one.entry.contested.about for one in objections(desk) if one.decision is None}
    assert still == abouts - {"notice"}


@pytest.mark.rule("P-6")
def test_an_objection_stays_with_its_grade(desk: Desk) -> None:
    """A newer grade is another entry; one on the same rule set waits until this is decided."""
    desk.take(objection())
    desk.take(REVOCATION)
    assert desk.refused(objection(received="2026-05-18", day=None)) == [("P-6", DAY)]
    desk.take(decision(day="2026-05-18"), objection(received="2026-05-19", day="2026-05-19"))
    contested = [one.entry.contested.since for one in objections(desk)]
    assert contested == [date(2026, 3, 2), date(2026, 5, 15)]


@pytest.mark.rule("R-32")
def test_a_correction_may_come_in_the_same_filing(desk: Desk) -> None:
    desk.take(objection())
    desk.take(correction(), decision(outcome="corrected", correction=MENDED))
    (one,) = objections(desk)
    assert one.decision is not None and one.decision.correction.startswith("2026-")


@pytest.mark.rule("R-32")
def test_what_no_notice_told_is_corrected_without_one(desk: Desk) -> None:
    desk.take(objection("particulars"))
    assert desk.refused(decision("particulars", outcome="corrected", correction=NUMBER)) == [
        ("R-32", ("更正公告文号",))
    ]
    desk.take(decision("particulars", outcome="corrected"))


@pytest.mark.rule("P-6")
@pytest.mark.parametrize(
    ("row", "place"),
    [
        (objection(name="西安乙有限公司"), ("R-10", ("企业名称",))),
        (objection(ruleset="无此办法"), ("R-1", ("评价办法",))),
        (objection(ruleset="casmes-2019"), ("P-6", SUBJECT)),
        (objection("notice", contested="陕信协〔2026〕9号"), ("P-6", SUBJECT)),
        (objection("notice"), ("P-6", ("异议事项",))),
        (objection(contested=NUMBER), ("P-6", ("异议事项",))),
        (objection("commitment"), ("P-6", ("异议事项",))),
        (objection("notice", contested=NUMBER, signed="2026-03-20"), ("P-6", ("异议事项",))),
        (objection("commitment", signed="2026-03-21"), ("P-6", SUBJECT)),
        (objection(received="2026-03-01"), ("P-6", SUBJECT)),
        (objection("particulars", received="2026-03-01"), ("P-6", SUBJECT)),
        (objection("commitment", received="2026-03-31", signed="2026-03-20"), ("P-6", SUBJECT)),
        (objection("notice", received="2026-03-01", contested=NUMBER), ("P-6", SUBJECT)),
        (objection(day="2026-05-10"), ("P-6", ("标注日期",))),
        (decision(), ("P-6", ("异议事项",))),
        (decision("notice", contested="无此公告"), ("P-6", ("异议事项",))),
    ],
)
def test_refused(desk: Desk, row: Draft, place: tuple[str, tuple[str, ...]]) -> None:
    assert desk.refused(row) == [place]


@pytest.mark.rule("P-6")
@pytest.mark.parametrize(
    ("before", "row", "place"),
    [
        ([objection()], objection(), ("P-6", DAY)),
        ([objection()], objection(received="2026-05-13", day="2026-05-13"), ("P-6", DAY)),
        ([objection(day=None)], objection(day=None), ("P-6", DAY)),
        ([objection(day=None)], objection(received="2026-05-12"), ("P-6", DAY)),
        (
            [objection(), decision()],
            objection(received="2026-05-20", day="2026-05-20"),
            ("P-6", DAY),
        ),
        ([objection(), decision()], decision(day="2026-05-21"), ("P-6", ("异议事项",))),
        ([objection(day=None)], decision(day="2026-05-10"), ("P-6", ("处理日期",))),
        ([objection()], decision(day="2026-05-11"), ("P-6", ("处理日期",))),
        ([objection()], decision(outcome="corrected"), ("R-32", ("更正公告文号",))),
        (
            [objection()],
            decision(outcome="corrected", correction="陕信协〔2026〕9号"),
            ("R-32", ("更正公告文号",)),
        ),
        (
            [objection()],
            decision(outcome="corrected", correction=NUMBER),
            ("R-32", ("更正公告文号",)),
        ),
        (
            [objection("commitment", signed="2026-03-20"), correction()],
            decision("commitment", signed="2026-03-20", outcome="corrected", correction=MENDED),
            ("R-32", ("更正公告文号",)),
        ),
        (
            [correction(day="2026-05-10"), objection()],
            decision(outcome="corrected", correction=MENDED),
            ("P-6", ("更正公告文号",)),
        ),
        (
            [objection(), correction(day="2026-05-21")],
            decision(outcome="corrected", correction=MENDED),
            ("P-6", ("更正公告文号",)),
        ),
        (
            [objection(), correction()],
            decision(correction=MENDED),
            ("R-32", ("更正公告文号",)),
        ),
    ],
)
def test_refused_after(
    desk: Desk, before: list[Draft], row: Draft, place: tuple[str, tuple[str, ...]]
) -> None:
    for one in before:
        desk.take(one)
    assert desk.refused(row) == [place]


@pytest.mark.rule("R-10")
@pytest.mark.parametrize("row", [objection(), decision()])
def test_a_company_that_is_not_registered_is_refused(row: Draft) -> None:
    assert Desk().refused(row) == [("R-10", ("统一社会信用代码",))]


@pytest.mark.rule("R-19")
def test_what_is_not_public_is_not_contested(desk: Desk) -> None:
    """A decision in hand and one below BBB: the same words as for what is not there at all."""
    desk.take(*(structs.replace(one, code=OTHER) for one in steps()))
    named = {"code": OTHER, "name": "西安甲有限公司"}
    for about in ("grade", "particulars"):
        assert desk.refused(objection(about, **named)) == [("P-6", SUBJECT)]


@pytest.mark.rule("R-19")
def test_another_company_s_notice_is_not_contested(desk: Desk) -> None:
    desk.take(result(OTHER, "85", "AA", "2026-04-20", number="陕信协〔2026〕8号"))
    row = objection("notice", contested="陕信协〔2026〕8号")
    assert desk.refused(row) == [("P-6", SUBJECT)]


@pytest.mark.rule("P-5")
def test_what_is_erased_is_not_contested(desk: Desk) -> None:
    erased = {"day": "2026-04-10", "ground": "mistake", "basis": "会议纪要"}
    desk.take(draft("erasure", erased=NUMBER, **erased))
    for row in (objection(), objection("notice", contested=NUMBER)):
        assert desk.refused(row) == [("P-6", SUBJECT)]
    desk.take(draft("erasure", code=CODE, **{**erased, "day": "2026-04-11"}))
    assert ("P-5", ("统一社会信用代码",)) in desk.refused(objection("particulars"))


@pytest.mark.rule("P-6")
def test_a_refusal_says_where_and_why_in_both_languages(desk: Desk) -> None:
    admission = desk.file(objection("notice", contested="陕信协〔2026〕9号"))
    (problem,) = admission.problems
    assert (problem.row, problem.refusal.rule) == (2, "P-6")
    assert problem.file.endswith(".xlsx") and problem.refusal.found == "陕信协〔2026〕9号"
    assert "不予登记异议" in problem.refusal.zh and "not public" in problem.refusal.en


def due(desk: Desk, as_of: str, within: int = 30) -> list[tuple[str, str, bool]]:
    found = dues(desk.ledger, RULES, date.fromisoformat(as_of), within)
    return [(one.kind, one.day.isoformat(), one.overdue) for one in found if _objected(one)]


def _objected(one: Due) -> bool:
    return one.kind.startswith("objection")


@pytest.mark.rule("P-6")
def test_the_mark_is_due_in_a_working_day_and_the_decision_in_seven(desk: Desk) -> None:
    """Received on a Friday: the mark by Monday."""
    desk.take(objection(received="2026-05-15", day=None))
    mark, decide = ("objection_mark", "2026-05-18"), ("objection_decision", "2026-05-26")
    assert due(desk, "2026-05-14") == []
    assert due(desk, "2026-05-15") == [(*mark, False), (*decide, False)]
    assert due(desk, "2026-05-15", within=3) == [(*mark, False)]
    assert due(desk, "2026-05-19") == [(*mark, True), (*decide, False)]
    desk.take(objection(received="2026-05-15", day="2026-05-19"))
    assert due(desk, "2026-05-18") == [(*mark, False), (*decide, False)], "marked tomorrow"
    assert due(desk, "2026-05-19") == [(*decide, False)]
    assert due(desk, "2026-05-27") == [(*decide, True)]
    desk.take(decision(day="2026-05-27", outcome="withdrawn"))
    assert due(desk, "2026-05-27") == []


@pytest.mark.rule("P-11")
def test_a_decision_in_a_year_without_a_calendar_is_provisional(desk: Desk) -> None:
    desk.take(objection(received="2026-12-28", day=None))
    found = dues(desk.ledger, RULES, date(2026, 12, 28), 30)
    assert [one.provisional for one in found if _objected(one)] == [False, True]


@pytest.mark.rule("P-6")
def test_the_days_are_the_association_s_and_stay_as_they_were_told(desk: Desk) -> None:
    """The setting is another when the objection comes; a later change moves nothing."""
    row = Filed(objection(), Origin("a.xlsx", "Sheet1", 2))
    with desk.ledger.transaction() as transaction:
        taken = admit([row], transaction, replace(RULES, objection_days=5), date(2026, 5, 12))
    (found,) = [one for one, _ in taken.entries if isinstance(one, Objection)]
    assert (found.within, found.decide_by.day) == (5, date(2026, 5, 18))
