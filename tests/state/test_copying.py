"""Public copies: consent, a person's look, the very original; and every refusal (P-4)."""

from datetime import date

import pytest
from msgspec.structs import replace

from registry.intake.drafts import Draft
from registry.seal.verdict import Verdict
from registry.state.fold import fold_company
from tests.state.desk import Desk, draft
from tests.state.test_attesting import CODE, PAPER

DRAWN = Verdict(status="unverified", received=date(2026, 6, 1), digest="a" * 64, copy="c" * 64)
FOUND = Verdict(status="valid", received=date(2026, 5, 7), digest="a" * 64)
ORIGINAL, COPY = ("P-4", ("原件文件",)), ("P-4", ("副本摘要",))


def published(**changes: object) -> Desk:
    """A register with a commitment whose original was found so."""
    made = Desk()
    made.take(draft("commitment", **PAPER, original="x"), verdict=replace(FOUND, **changes))
    return made


def copy(**changes: object) -> Draft:
    """A row that shows a copy."""
    values = {
        "code": CODE,
        "signed": "2026-05-01",
        "day": "2026-06-01",
        "original": "承诺书.pdf",
        "consent": "2026-05-25",
        "basis": "同意书",
        "clerk": "张三",
        "screened": True,
        "copy": "c" * 64,
    }
    return draft("public_copy", **(values | changes))


def end(day: str = "2026-06-20") -> Draft:
    """A row that ends the consent."""
    values = {"code": CODE, "signed": "2026-05-01", "basis": "撤回书"}
    return draft("copy_withdrawal", day=day, **values)


def shown(desk: Desk, as_of: str) -> str:
    """The digest of the copy as of a day."""
    entries = [item.entry for item in desk.ledger.entries(subjects=[CODE])]
    state = fold_company(entries, date.fromisoformat(as_of))
    found = state.commitments[0].copy if state else None
    return found.copy if found else ""


@pytest.mark.rule("P-4")
def test_a_copy_is_shown_until_the_consent_is_withdrawn() -> None:
    desk = published()
    desk.take(copy(), verdict=DRAWN, clerk="张三")
    desk.take(end())
    days = ("2026-05-31", "2026-06-01", "2026-06-19", "2026-06-20")
    assert [shown(desk, day) for day in days] == ["", "c" * 64, "c" * 64, ""]
    again = replace(DRAWN, copy="d" * 64)
    desk.take(copy(day="2026-07-01", copy="d" * 64), verdict=again, clerk="张三")
    assert shown(desk, "2026-07-01") == "d" * 64


@pytest.mark.rule("P-4")
@pytest.mark.parametrize(
    ("row", "found", "clerk", "place"),
    [
        ({"screened": False}, DRAWN, "张三", ("P-4", ("副本已无个人信息",))),
        ({}, DRAWN, "李四", ("R-51", ("核对人",))),
        ({"copy": "d" * 64}, DRAWN, "张三", COPY),
        ({}, None, "张三", COPY),
        ({}, replace(DRAWN, digest="b" * 64), "张三", ORIGINAL),
        ({"consent": "2026-06-02"}, DRAWN, "张三", ("P-4", ("企业同意日期", "副本公示日期"))),
        ({"consent": "2026-04-30"}, DRAWN, "张三", ("P-4", ("签署日期", "企业同意日期"))),
        ({"signed": "2026-05-02"}, DRAWN, "张三", ("R-51", ("签署日期",))),
    ],
)
def test_refused(
    row: dict[str, object], found: Verdict | None, clerk: str, place: tuple[str, tuple[str, ...]]
) -> None:
    assert published().refused(copy(**row), verdict=found, clerk=clerk) == [place]


@pytest.mark.rule("P-4")
def test_a_copy_that_cannot_be_drawn_is_refused() -> None:
    found = replace(DRAWN, status="failed", reason="readable", copy="")
    assert published().refused(copy(), verdict=found, clerk="张三") == [COPY]


@pytest.mark.rule("P-4")
@pytest.mark.parametrize(
    "changes", [{"status": "unverified", "reason": "no_root"}, {"personal": True}]
)
def test_an_original_that_does_not_hold_or_bears_an_identity_number_has_no_copy(
    changes: dict[str, object],
) -> None:
    assert published(**changes).refused(copy(), verdict=DRAWN, clerk="张三") == [ORIGINAL]


@pytest.mark.rule("P-4")
def test_only_a_copy_that_is_shown_is_taken_away() -> None:
    desk = published()
    place = ("P-4", ("撤回同意日期",))
    assert desk.refused(end()) == [place]
    desk.take(copy(), verdict=DRAWN, clerk="张三")
    assert desk.refused(end("2026-05-31")) == [place]
