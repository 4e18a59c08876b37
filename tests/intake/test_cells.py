from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.intake import cells
from scoring.refusal import Refusal

MARCH = date(2026, 3, 1)
ANYTHING = st.one_of(
    st.text(max_size=50), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()
)
TYPES = [getattr(cells, name) for name in cells.__all__ if name.isupper() and name != "BLANKS"]


def refused(cell, raw):
    return isinstance(cell.read(raw), Refusal)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-03-01",
        "2026.3.1",
        "2026/3/1",
        "2026年3月1日",
        "20260301",
        "２０２６年３月１日",
        " 2026 年 3 月 1 日 ",
        "2026-03-01 00:00:00",
        20260301,
        20260301.0,
        46082,
        46082.0,
        MARCH,
        datetime(2026, 3, 1, 9, 30),
    ],
)
def test_a_day_is_read_however_an_office_writes_it(typed):
    assert cells.DAY.read(typed) == MARCH


@pytest.mark.parametrize(
    "typed",
    [
        "2025-13-09",
        "2025-02-29",
        "2026.3",
        "长期",
        "26-3-1",
        "1026-03-01",
        "八月",
        True,
        3.5,
        1e300,
    ],
)
def test_what_is_no_day_is_refused(typed):
    assert refused(cells.DAY, typed)
    assert cells.DAY.read(typed).expected == "形如 2026-03-01"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2023年6月", date(2023, 6, 30)),
        ("2023.6", date(2023, 6, 30)),
        ("2023-06", date(2023, 6, 30)),
        ("2024年2月", date(2024, 2, 29)),
        ("202306", date(2023, 6, 30)),
        (202306.0, date(2023, 6, 30)),
        ("2023-06-01", date(2023, 6, 1)),
    ],
)
def test_a_month_alone_is_its_last_day(typed, day):
    assert cells.MONTH_OR_DAY.read(typed) == day


@pytest.mark.parametrize("typed", ["2023", "2023年13月", 2023.0, 2023.1, float("nan")])
def test_a_month_that_cannot_be_told_is_refused(typed):
    assert refused(cells.MONTH_OR_DAY, typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("85", "85"),
        ("７１", "71"),
        ("８９．５分", "89.5"),
        (85.0, "85"),
        (89.99, "89.99"),
        (0.1, "0.1"),
        ("66.0", "66"),
        ("89.50", "89.5"),
        (101, "101"),
        ("-3", "-3"),
        ("30,000", "30000"),
        ("100", "100"),
    ],
)
@pytest.mark.rule("D-1")
def test_a_score_is_the_decimal_that_was_written(typed, number):
    read = cells.SCORE.read(typed)
    assert isinstance(read, Decimal)
    assert str(read) == number


@pytest.mark.parametrize(
    "typed", ["八十五", "85%", "1e5", "", float("nan"), float("inf"), True, MARCH]
)
@pytest.mark.rule("D-1")
def test_what_is_no_number_is_refused(typed):
    assert refused(cells.SCORE, typed)
    assert cells.SCORE.read(typed).rule == "D-1"


@pytest.mark.parametrize(
    ("typed", "grade"),
    [("AA级", "AA"), ("ＡＡＡ", "AAA"), (" bbb ", "BBB"), ("A级信用企业", "A"), ("五星", "五星")],
)
def test_a_grade_is_its_name_without_the_word(typed, grade):
    assert cells.GRADE.read(typed) == grade


@pytest.mark.parametrize("typed", ["", 3.0, "85", "这是一段很长的文字而不是等级"])
def test_what_is_no_grade_is_refused(typed):
    assert refused(cells.GRADE, typed)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("秦建国、吕俊杰", ("秦建国", "吕俊杰")),
        ("秦建国，吕俊杰", ("秦建国", "吕俊杰")),
        ("秦建国;吕俊杰；秦建国", ("秦建国", "吕俊杰")),
        ("秦建国 吕俊杰", ("秦建国", "吕俊杰")),
        ("张 三、李四", ("张三", "李四")),
        ("张 三", ("张三",)),
    ],
)
def test_several_names_stand_in_one_cell(typed, names):
    assert cells.NAMES.read(typed) == names


@pytest.mark.parametrize("typed", ["、", 3.0, "甲\u202e某"])
def test_what_names_nobody_is_refused(typed):
    assert refused(cells.NAMES, typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2025.3.10合格；2026年3月12日 合格", [(2025, 3, 10, True), (2026, 3, 12, True)]),
        ("2025-03-10合格,2026-03-12不合格", [(2025, 3, 10, True), (2026, 3, 12, False)]),
        ("2026.3.12（合格） 2025.3.10（合格）。", [(2025, 3, 10, True), (2026, 3, 12, True)]),
    ],
)
def test_inspections_are_read_in_the_order_of_days(typed, found):
    assert cells.INSPECTIONS.read(typed) == tuple((date(*day), ok) for *day, ok in found)


@pytest.mark.parametrize(
    "typed", ["合格", "2025.3.10", "2025.13.1合格", "2025.3.10合格，待定", 1.0]
)
def test_an_inspection_without_day_or_outcome_is_refused(typed):
    assert refused(cells.INSPECTIONS, typed)


def test_long_numbers_must_be_text():
    assert cells.CERTIFICATE.read("２０２５ 00100100001") == "202500100100001"
    assert cells.CERTIFICATE.read(202500100100001.0) == "202500100100001"
    assert "十五位" in cells.CERTIFICATE.read(2025001001000012.0).zh
    assert "十五位" in cells.CODE.read(9.135e17).zh
    assert refused(cells.CERTIFICATE, "……")


def test_document_numbers_have_one_form():
    assert cells.DOCUMENT.read("陕信协[2025] 18号") == "陕信协〔2025〕18号"
    assert cells.DOCUMENT.read("陕信协（2025）18号") == "陕信协〔2025〕18号"
    assert refused(cells.DOCUMENT, "号" * 61)


def test_text_loses_what_copying_left_and_keeps_its_lines():
    assert cells.TEXT.read("一\u200b二\r\n三 ") == "一二\n三"
    assert cells.TEXT.read(3.0) == "3"
    assert cells.TEXT.read(MARCH) == "2026-03-01"
    assert refused(cells.TEXT, "一\u202e二")
    assert refused(cells.TEXT, "一\ue000二")


@pytest.mark.parametrize(
    ("cell", "typed", "value"),
    [
        (cells.YES_NO, "是", True),
        (cells.YES_NO, "无", False),
        (cells.YES_NO, "√", True),
        (cells.OUTCOME, "合格", True),
        (cells.OUTCOME, "不合格", False),
        (cells.PUBLIC_RECORD, "公共记录", True),
        (cells.PUBLIC_RECORD, "企业提供", False),
        (cells.PURPOSE, "首次申请", "first"),
        (cells.PURPOSE, "晋级", "upgrade"),
        (cells.PURPOSE, "到期重评", "renewal"),
        (cells.INDUSTRY, 39.0, "C"),
        (cells.DIGEST, "SHA256:" + "AB" * 32, "ab" * 32),
        (cells.NAME, "ＡＢ 公司", "ＡＢ公司"),
    ],
)
def test_a_few_words_mean_one_value(cell, typed, value):
    assert cell.read(typed) == value


@pytest.mark.parametrize(
    "cell", [cells.YES_NO, cells.OUTCOME, cells.PUBLIC_RECORD, cells.PURPOSE, cells.DIGEST]
)
def test_other_words_are_refused_with_those_that_are_taken(cell):
    refusal = cell.read("也许")
    assert "“也许”不是" in refusal.zh
    assert refusal.expected.startswith("形如")


def test_a_name_is_text():
    assert refused(cells.NAME, 12.0)


@pytest.mark.parametrize("cell", TYPES, ids=lambda cell: cell.name)
def test_each_type_takes_its_own_example(cell):
    assert not refused(cell, cell.example)


@given(ANYTHING)
def test_no_cell_makes_a_reader_raise(raw):
    for cell in TYPES:
        cell.read(raw)


FORMS = [
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}{0.month:02}{0.day:02}",
]


@given(st.dates(date(1949, 1, 1), date(2199, 12, 31)), st.sampled_from(FORMS))
def test_every_day_reads_back_from_every_form(day, form):
    assert cells.DAY.read(form.format(day)) == day


@given(st.decimals(-1000, 1000, places=2))
@pytest.mark.rule("D-1")
def test_every_score_reads_back_from_text_and_from_a_float(number):
    assert cells.SCORE.read(str(number)) == number
    assert cells.SCORE.read(float(number)) == number
