"""What the public is told of a grade from a past list: that it is one, and what is not known."""

import csv
import io
from datetime import date

import pytest

from registry.cli.explaining.sentences import sentence
from registry.data import delimited
from registry.data.register import REGISTER
from registry.ledger.entries import PastGrade
from tests.public.viewing import CODE, company, notices, revoke
from tests.state.desk import Desk, draft
from tests.theme.test_templates import Reader, rendered

NAME = "西安旧名单有限公司"
LIST = "2025年度信用企业名单"


def imported(desk: Desk, **changes: object) -> None:
    row = {"name": NAME, "code": CODE, "grade": "AA", "announced": "2025-05-01", "remark": "MIMIX"}
    desk.take(draft("past_grade", **{**row, **changes}))


@pytest.mark.rule("P-1")
@pytest.mark.rule("R-20")
def test_what_is_not_known_is_not_told_and_said_to_be_unknown(desk: Desk) -> None:
    imported(desk, source=LIST)
    shown = company(desk, "2026-11-22")
    assert shown is not None
    (grade,) = shown.grades
    assert (grade.basis, grade.announced, grade.notice) == ("history", False, None)
    assert (grade.score, grade.score_view, grade.agency, grade.evaluators) == (None, None, None, ())
    assert grade.past is not None
    assert (grade.past.source, grade.past.reckoned) == (LIST, True)
    assert [(event.kind, event.notice) for event in shown.events] == [("past_grade", None)]
    assert notices(desk, "2026-11-22", "grade") == []
    page = rendered("company", company=shown)
    said = Reader(page).text
    for words in ("历史导入", "评价分数、评价机构未登记", LIST, "按评价办法的有效期推算"):
        assert words in said
    assert "score and agency not recorded" in said
    assert "评定委员会" not in said
    assert "MIMIX" not in page
    assert said.count("未登记 Not recorded") == 2


def test_what_the_list_says_is_not_called_reckoned(desk: Desk) -> None:
    imported(desk, until="2026-12-31")
    shown = company(desk, "2026-11-22")
    assert shown is not None
    said = Reader(rendered("company", company=shown)).text
    assert "推算" not in said
    assert "来源未载明" in said


def test_the_open_data_have_it(desk: Desk) -> None:
    imported(desk, source=LIST)
    shown = company(desk, "2026-11-22")
    assert shown is not None
    text = delimited.encoded(REGISTER.columns, REGISTER.rows(shown)).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["basis"], row["past_source"], row["past_reckoned"]) == ("history", LIST, "true")
    assert (row["score"], row["agency"], row["notice"]) == ("", "", "")


def test_the_desk_is_told_what_was_not_checked() -> None:
    entry = PastGrade(
        day=date(2025, 5, 1),
        company=CODE,
        ruleset="shaanxi-2006",
        grade="AA",
        valid_until=date(2027, 4, 30),
        reckoned=True,
    )
    said = sentence(entry, str)
    for words in ("历史导入", "推算", "来源未载明", "未登记", "未按 R-13、R-14、R-23 核对"):
        assert words in said


@pytest.mark.rule("R-30")
def test_it_is_shown_as_revoked(desk: Desk) -> None:
    imported(desk, grade="AAA")
    revoke(desk, "72", "A", "202600100100009")
    shown = company(desk, "2026-11-22")
    assert shown is not None
    assert [(one.grade, one.status, bool(one.past)) for one in shown.grades] == [
        ("A", "valid", False),
        ("AAA", "revoked", True),
    ]
    (event,) = [one for one in shown.events if one.kind == "revocation"]
    assert (event.was, event.becomes) == ("AAA", "A")
