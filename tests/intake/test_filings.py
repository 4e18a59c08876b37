from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from registry.intake.read import read
from registry.intake.sheets.delimited import decode
from tests.intake.books import filed, sample


def test_01_gives_two_agencies_and_twelve_practitioners():
    reading = filed("01")
    assert reading.problems == ()
    assert reading.kinds == ("agency_licence", "practitioner_licence")
    assert Counter(one.draft.kind for one in reading.filed) == {
        "agency_licence": 2,
        "practitioner_licence": 12,
    }
    agency, person = reading.filed[0].draft, reading.filed[2].draft
    assert agency.code == "91610113MAJG7LCM85"
    assert agency.valid_until == date(2027, 3, 14)
    assert agency.inspections == ((date(2025, 3, 10), True), (date(2026, 3, 12), True))
    assert agency.deposit == Decimal(3)
    assert (person.name, person.number) == ("魏伟民", "陕信评字第0001号")
    assert (person.day, person.telephone) == (date(2024, 3, 15), "14400009128")


def test_02_gives_48_results_under_one_notice_number():
    reading = filed("02")
    assert reading.problems == ()
    assert len(reading.filed) == 48
    assert {one.draft.number for one in reading.filed} == {"陕信协〔2025〕18号"}
    assert {one.draft.qualified for one in reading.filed} == {date(2023, 6, 30)}
    assert {one.draft.code[:2] for one in reading.filed} == {"91"}
    assert Counter(one.draft.grade for one in reading.filed)["BBB"] == sum(
        one.draft.named == date(2025, 9, 18) and one.draft.announced is None
        for one in reading.filed
    )
    assert [one.origin.row for one in reading.filed][:2] == [5, 6]
    assert reading.filed[-1].origin.row == 54
    assert reading.filed[0].cells["score"] == "K"
    assert "得分" in reading.filed[0].headers


def test_03_gives_30_results_from_gb18030():
    reading = filed("03")
    assert reading.problems == ()
    assert len(reading.filed) == 30
    first = reading.filed[0]
    assert first.draft.name == "延安沣沅生态农业股份有限公司"
    assert (first.draft.score, first.draft.compliance) == (Decimal(868), Decimal(25))
    assert first.draft.region == "延安市宝塔区"
    assert "公共信用积分" in first.headers
    with pytest.raises(UnicodeDecodeError):
        sample("03").read_bytes().decode()


def test_04_is_told_of_every_cell_that_cannot_be_read():
    reading = filed("04")
    places = [(p.row, p.letters, p.headers) for p in reading.problems]
    assert places == [
        (3, ("B",), ("统一社会信用代码",)),
        (11, ("L",), ("公告日期",)),
        (12, ("A",), ("企业名称",)),
        (15, ("H",), ("得分",)),
    ]
    assert [p.refusal.rule for p in reading.problems] == ["P-10", "R-20", "", "D-1"]


def test_04_rows_with_unreadable_cells_are_filed_all_the_same():
    reading = filed("04")
    assert [one.origin.row for one in reading.filed] == list(range(2, 17))
    unread = {one.origin.row: one.unread for one in reading.filed if one.unread}
    assert unread == {3: {"code"}, 11: {"announced"}, 12: {"name"}, 15: {"score"}}
    assert reading.filed[1].draft.code is None
    assert reading.filed[1].draft.score == Decimal(85)


def test_a_problem_is_one_line_in_each_language():
    problem = filed("04").problems[0]
    assert problem.zh_line() == (
        "04-有错的评价结果.xlsx · 评价结果 · 第 3 行 · B 列“统一社会信用代码”："
        "统一社会信用代码校验位不符，代码有误。（依据 P-10，GB 32100-2015）"
    )
    assert problem.en_line().endswith(
        "row 3 · column B 统一社会信用代码: The check character of the unified social credit code"
        " is wrong. (P-10, GB 32100-2015)"
    )


def test_the_same_file_in_utf8_reads_the_same(tmp_path):
    text = decode(sample("03").read_bytes())
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = tmp_path / sample("03").name
        path.write_bytes(text.encode(encoding))
        assert read(path).filed == filed("03").filed
