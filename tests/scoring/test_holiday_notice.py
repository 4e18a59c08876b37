"""The State Council's notice, read from its own words (D-15)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import overlay
from scoring.holiday_notice import parse
from scoring.overlay import Holiday, Overlay, flaws
from scoring.workdays import Calendar

NOTICE = """国务院办公厅关于2026年
部分节假日安排的通知

国办发明电〔2025〕7号

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。

三、清明节：4月4日（周六）至6日（周一）放假，共3天。

四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。

五、端午节：6月19日（周五）至21日（周日）放假，共3天。

六、中秋节：9月25日（周五）至27日（周日）放假，共3天。

七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""
FIRST = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"


def read(text: str) -> Overlay:
    found = parse(text)
    assert isinstance(found, Overlay), found
    return found


@pytest.mark.rule("D-15")
def test_a_notice_sets_the_calendar_that_everybody_knows() -> None:
    found = read(NOTICE)
    assert found.citation == "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）"
    ours, known = Calendar.of([found]), Calendar.standard()
    days = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    assert [ours.day_off(day) for day in days] == [known.day_off(day) for day in days]


@pytest.mark.parametrize(
    ("line", "first", "last", "worked"),
    [
        (
            "一、元旦：2025年12月31日至2026年1月2日放假调休，共3天。",
            date(2025, 12, 31),
            date(2026, 1, 2),
            [],
        ),
        (
            "一、元旦：12月31日至1月1日放假调休，共2天。12月27日（星期六）上班。",
            date(2025, 12, 31),
            date(2026, 1, 1),
            [date(2025, 12, 27)],
        ),
        ("一、元旦: 1月1日放假1天，不调休。", date(2026, 1, 1), date(2026, 1, 1), []),
        (
            "一、元旦：1月1日放假。1月4日、10日、17日上班。",
            date(2026, 1, 1),
            date(2026, 1, 1),
            [date(2026, 1, 4), date(2026, 1, 10), date(2026, 1, 17)],
        ),
        ("一、元旦：1月1日放假，与周末连休。", date(2026, 1, 1), date(2026, 1, 1), []),
    ],
)
def test_other_forms_of_other_years(line: str, first: date, last: date, worked: list[date]) -> None:
    found = read(NOTICE.replace(FIRST, line))
    assert found.holidays[0] == Holiday("元旦", first, last)
    assert [day for day in found.workdays if day < date(2026, 2, 1)] == worked


@pytest.mark.rule("D-15")
@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("关于2026年", "关于明年", "找不到通知的标题"),
        ("1月1日（周四）", "1月1日（周三）", "2026-01-01 是星期四，通知却说星期三"),
        ("1月4日（周日）", "1月5日（周日）", "2026-01-05 是星期一，通知却说星期日"),
        ("5月9日（周六）", "5月8日", "2026-05-08 是平日，调休上班的只能是周末"),
        ("2月28日（周六）", "2月30日", "不是日期"),
        ("共9天", "共8天", "是 9 天，通知却说 8 天"),
        ("六、中秋节", "六、仲秋节", "找不到：中秋节"),
        ("六、中秋节：9月25日", "六、中秋节：十月", "中秋节：读不懂"),
        ("9月25日（周五）至27日（周日）", "10月2日至4日", "2026-10-02 两次列为假日"),
        ("1月4日（周日）上班", "1月4日、1月4日上班", "2026-01-04 两次列为上班"),
        ("1月4日（周日）上班", "1月3日上班", "2026-01-03 既上班又是元旦"),
        ("4月4日（周六）至6日（周一）", "2027年4月4日至6日", "2027-04-04 不属于 2026 年"),
        ("6月19日（周五）至21日（周日）放假，共3天", "6月19日至6月9日放假", "末日"),
    ],
)
def test_a_slip_is_found(was: str, becomes: str, said: str) -> None:
    assert was in NOTICE
    found = parse(NOTICE.replace(was, becomes))
    assert isinstance(found, list)
    assert any(said in one.zh for one in found), [one.zh for one in found]
    assert all(one.en and one.rule == "D-15" for one in found)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    for said in (text, f"国务院办公厅关于2026年部分节假日安排的通知\n一、元旦：{text}"):
        assert isinstance(parse(said), (Overlay, list))


DAYS = st.dates(date(2030, 1, 1), date(2030, 12, 31))


@given(st.lists(st.tuples(st.text('春节元旦"\\\n', min_size=1), DAYS, DAYS)), st.lists(DAYS))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    holidays: list[tuple[str, date, date]],
    workdays: list[date],
) -> None:
    made = Overlay(
        year=2030,
        citation='《通知》"x"',
        holidays=tuple(Holiday(*one) for one in holidays if one[0].strip()),
        workdays=tuple(workdays),
    )
    path: Path = tmp_path_factory.getbasetemp() / "2030.toml"
    path.write_text(overlay.written(made), "utf-8")
    if any(flaws(made)):
        with pytest.raises(overlay.CalendarError):
            overlay.read(path)
    else:
        assert overlay.read(path) == made
