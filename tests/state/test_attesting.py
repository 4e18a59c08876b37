"""Scans attested by two clerks: what is recorded, and every refusal (R-51)."""

from datetime import date

import pytest
from msgspec.structs import replace

from registry.intake.drafts import Draft
from registry.seal.verdict import Verdict
from registry.state.due import Due, dues
from registry.state.fold import fold_company
from tests.state.desk import RULES, Desk, company_code, draft

CODE, OTHER = company_code(1), company_code(2)
SCAN = Verdict(status="attested_once", received=date(2026, 5, 20), digest="a" * 64)
FILE = ("R-51", ("扫描件文件",))
CLERK = ("R-51", ("核对人",))
SIGNED = ("R-51", ("签署日期",))
PAPER = {
    "code": CODE,
    "name": "西安甲有限公司",
    "commitment_title": "守信承诺",
    "text": "本企业承诺守信。",
    "signed": "2026-05-01",
    "signatory": "赵一",
    "office": "董事长",
    "day": "2026-05-08",
}


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.take(draft("commitment", **PAPER))
    return made


def word(clerk: str = "张三", day: str = "2026-05-20", **changes: str) -> Draft:
    """A clerk's word to have seen the paper."""
    values = {"code": CODE, "signed": "2026-05-01", "original": "承诺书.png", "kept": "一号柜"}
    return draft("scan_attestation", **(values | {"clerk": clerk, "day": day} | changes))


def seen(desk: Desk, as_of: str) -> str:
    """The verdict as of a day."""
    entries = [item.entry for item in desk.ledger.entries(subjects=[CODE])]
    state = fold_company(entries, date.fromisoformat(as_of))
    assert state is not None
    found = state.commitments[0].verification
    return found.status if found else ""


def waiting(desk: Desk, as_of: str) -> list[Due]:
    """What is due for commitments on a day."""
    found = dues(desk.ledger, RULES, date.fromisoformat(as_of), 0)
    return [one for one in found if one.kind in ("commitment", "attestation")]


@pytest.mark.rule("R-51")
def test_two_clerks_attest_one_scan(desk: Desk) -> None:
    desk.take(word(), verdict=SCAN, clerk="张三")
    desk.take(word("李四", "2026-05-25"), verdict=SCAN, clerk="李四")
    days = ("2026-05-19", "2026-05-20", "2026-05-24", "2026-05-25")
    verdicts = ["", "attested_once", "attested_once", "attested"]
    assert [seen(desk, day) for day in days] == verdicts


@pytest.mark.rule("R-51")
def test_the_second_word_counts_from_when_both_have_seen_the_paper(desk: Desk) -> None:
    desk.take(word(), verdict=SCAN, clerk="张三")
    desk.take(word("李四", "2026-05-10"), verdict=SCAN, clerk="李四")
    assert [seen(desk, day) for day in ("2026-05-19", "2026-05-20")] == ["", "attested"]
    acts = [item.entry for item in desk.ledger.entries(acts=["commitment_verification"])]
    told = [(act.clerk, act.seen, act.kept) for act in acts]
    assert told == [
        ("张三", date(2026, 5, 20), "一号柜"),
        ("李四", date(2026, 5, 10), "一号柜"),
    ]


@pytest.mark.rule("R-51")
@pytest.mark.parametrize("again", ["张三", "张　三", " 张三 "])
def test_the_same_clerk_twice_is_refused(desk: Desk, again: str) -> None:
    desk.take(word(), verdict=SCAN, clerk="张三")
    refused = desk.refused(word(again, "2026-05-21"), verdict=SCAN, clerk=again)
    assert refused == [CLERK]


@pytest.mark.rule("R-51")
def test_nobody_attests_for_another_not_even_within_one_filing(desk: Desk) -> None:
    assert desk.refused(word(), verdict=SCAN, clerk="李四") == [CLERK]
    assert desk.refused(word(), verdict=SCAN, clerk="") == [CLERK]
    both = word(), word("李四")
    assert desk.refused(*both, verdict=SCAN, clerk="张三") == [CLERK]
    assert desk.refused(word(), word(), verdict=SCAN, clerk="张三") == [CLERK]


@pytest.mark.rule("R-51")
def test_another_file_than_the_first_clerks_is_refused(desk: Desk) -> None:
    desk.take(word(), verdict=SCAN, clerk="张三")
    other = replace(SCAN, digest="b" * 64)
    assert desk.refused(word("李四"), verdict=other, clerk="李四") == [FILE]


@pytest.mark.rule("R-51")
def test_another_file_than_was_published_is_refused() -> None:
    desk = Desk()
    desk.take(draft("commitment", **PAPER, digest="b" * 64))
    assert desk.refused(word(), verdict=SCAN, clerk="张三") == [FILE]


@pytest.mark.rule("R-51")
def test_without_such_a_commitment_there_is_nothing_to_attest(desk: Desk) -> None:
    other = word(signed="2026-05-02")
    assert desk.refused(other, verdict=SCAN, clerk="张三") == [SIGNED]
    titled = word(commitment_title="另一承诺")
    assert desk.refused(titled, verdict=SCAN, clerk="张三") == [SIGNED]
    unknown = desk.refused(word(code=OTHER), verdict=SCAN, clerk="张三")
    assert [place for _, place in unknown] == [("统一社会信用代码",)]
    desk.take(
        draft("commitment_withdrawal", code=CODE, signed="2026-05-01", day="2026-05-19"),
        draft("company", code=OTHER, name="西安乙有限公司"),
    )
    assert desk.refused(word(), verdict=SCAN, clerk="张三") == [SIGNED]
    assert desk.refused(word(code=OTHER), verdict=SCAN, clerk="张三") == [SIGNED]


@pytest.mark.rule("R-51")
@pytest.mark.parametrize(
    "found",
    [
        replace(SCAN, status="valid"),
        replace(SCAN, status="failed", reason="active"),
        replace(SCAN, status="failed", reason="modified"),
        replace(SCAN, status="unverified", reason="no_root"),
        None,
    ],
)
def test_what_is_signed_or_not_sound_is_no_scan(desk: Desk, found: Verdict | None) -> None:
    assert desk.refused(word(), verdict=found, clerk="张三") == [FILE]


@pytest.mark.rule("R-13")
def test_a_paper_is_not_seen_before_it_is_signed(desk: Desk) -> None:
    refused = desk.refused(word(day="2026-04-30"), verdict=SCAN, clerk="张三")
    assert refused == [("R-13", ("签署日期", "核对日期"))]


@pytest.mark.rule("R-51")
def test_what_holds_already_is_not_attested_again(desk: Desk) -> None:
    desk.take(word(), verdict=SCAN, clerk="张三")
    desk.take(word("李四"), verdict=SCAN, clerk="李四")
    assert desk.refused(word("王五"), verdict=SCAN, clerk="王五") == [SIGNED]
    later = {"code": CODE, "signed": "2026-05-01", "day": "2026-06-01", "original": "别的.pdf"}
    valid = replace(SCAN, status="valid", digest="b" * 64)
    assert desk.refused(draft("commitment_verification", **later), verdict=valid) == [
        ("R-51", ("原件文件",))
    ]


@pytest.mark.rule("R-51")
def test_two_new_looks_are_needed_after_something_else_was_found(desk: Desk) -> None:
    desk.take(word(), verdict=SCAN, clerk="张三")
    later = {"code": CODE, "signed": "2026-05-01", "day": "2026-05-22", "original": "承诺书.pdf"}
    failed = replace(SCAN, status="failed", reason="modified", digest="b" * 64)
    desk.take(draft("commitment_verification", **later), verdict=failed)
    desk.take(word("李四", "2026-05-23"), verdict=SCAN, clerk="李四")
    assert seen(desk, "2026-05-23") == "attested_once"


@pytest.mark.rule("R-51")
def test_what_awaits_a_second_clerk_is_due_until_there_is_one(desk: Desk) -> None:
    assert [(one.kind, one.name) for one in waiting(desk, "2026-05-19")] == [
        ("commitment", "信用承诺书 1 份")
    ]
    desk.take(word(), verdict=SCAN, clerk="张三")
    (one,) = waiting(desk, "2026-05-20")
    assert (one.kind, one.subject, one.name) == ("attestation", CODE, "西安甲有限公司")
    assert "已由张三于 2026-05-20 核对，待另一名经办人核对" in one.text
    assert [one.kind for one in waiting(desk, "2026-05-19")] == ["commitment"]
    desk.take(word("李四", "2026-05-25"), verdict=SCAN, clerk="李四")
    assert waiting(desk, "2026-05-25") == []
