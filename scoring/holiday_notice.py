"""The State Council's notice of a year's holidays, read from its own words (D-15).

Its form has been the same for twenty years: a numbered line for each holiday, with its days, their
weekdays, how many there are, and the weekend days that are worked instead. What it says twice (a
day and its weekday, a span and its length) is compared, so that a slip of the pen or of the mouse
is found before anything rests on it.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from scoring.overlay import Holiday, Overlay, flaws
from scoring.refusal import Refusal

#: Without one of these the text is not the whole notice.
NAMES = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_YEAR = re.compile(r"关于(\d{4})年部分节假日安排的通知")
_NUMBER = re.compile(r"国办发\w*[\[(〔](\d{4})[\])〕]\d+号")
_LINE = re.compile(r"[一二三四五六七八九十]+、([^:]+):(.+)")
_WEEKDAY = r"\((?:[^()]*[、,])?(?:星期|周)(?P<{0}w>[一二三四五六日天])\)|\([^()]*\)"
_DAY = r"(?:(?P<{0}y>\d{{4}})年)?(?:(?P<{0}m>\d{{1,2}})月)?(?P<{0}d>\d{{1,2}})日(?:{1})?"
_SPAN = re.compile(
    _DAY.format("a", _WEEKDAY.format("a"))
    + "(?:至"
    + _DAY.format("b", _WEEKDAY.format("b"))
    + ")?放假(?:(?P<n>\\d+)天)?"
)
_COUNT = re.compile(r"共(\d+)天")
_WORKED = re.compile(_DAY.format("a", _WEEKDAY.format("a")))
_WEEKDAYS = "一二三四五六日"


def parse(text: str) -> Overlay | list[Refusal]:
    """The calendar that a notice sets, or everything that keeps it from being understood."""
    lines = ["".join(unicodedata.normalize("NFKC", line).split()) for line in text.splitlines()]
    whole = "".join(lines)
    titled = _YEAR.search(whole)
    if titled is None:
        return [
            _refusal(
                "找不到通知的标题“国务院办公厅关于…年部分节假日安排的通知”，不知道是哪一年。",
                "The title of the notice is missing, so its year is not known.",
            )
        ]
    year = int(titled[1])
    found: list[Holiday | date | Refusal] = []
    for line in lines:
        if numbered := _LINE.fullmatch(line):
            found += _holiday(numbered[1], numbered[2], year)
    number = _NUMBER.search(whole)
    overlay = Overlay(
        year=year,
        citation=f"国务院办公厅{titled[0]}" + (f"（{number[0]}）" if number else ""),
        holidays=tuple(one for one in found if isinstance(one, Holiday)),
        workdays=tuple(sorted(one for one in found if isinstance(one, date))),
    )
    wrong = [one for one in found if isinstance(one, Refusal)]
    if not wrong:
        wrong = [*_left_out(overlay), *flaws(overlay)]
    return wrong or overlay


def _holiday(name: str, said: str, year: int) -> Iterator[Holiday | date | Refusal]:
    """What a line says: the days of the holiday, and the days worked instead."""
    span = _SPAN.match(said)
    if span is None:
        yield _refusal(
            f"{name}：读不懂“{said}”，应如“1月1日(周四)至3日(周六)放假调休，共3天。”",
            f"The days of {name} are not understood.",
        )
        return
    first = _day(span, "a", name, year, None)
    if isinstance(first, Refusal):
        yield first
        return
    last = _day(span, "b", name, year, first) if span["bd"] else first
    if isinstance(last, Refusal):
        yield last
        return
    days = (last - first).days + 1
    counted = _COUNT.search(said)
    stated = span["n"] or (counted[1] if counted else "")
    if stated and int(stated) != days:
        yield _refusal(
            f"{name}：{first} 至 {last} 是 {days} 天，通知却说 {stated} 天。",
            f"{name} has {days} days and is said to have {stated}.",
        )
    yield Holiday(name=name, first=first, last=last)
    worked = [part for part in re.split("[。;]", said[span.end() :]) if "上班" in part]
    before = first
    for match in (match for part in worked for match in _WORKED.finditer(part)):
        day = _day(match, "a", name, year, before)
        before = day if isinstance(day, date) else before
        yield day


def _day(
    match: re.Match[str], which: str, name: str, year: int, before: date | None
) -> date | Refusal:
    """A day as written; year and month, where left out, are those of the day before it."""
    month = int(match[f"{which}m"] or (before.month if before else 0))
    # New Year's holiday may begin in December, and days worked for it may lie there.
    usual = year - 1 if name == "元旦" and month == 12 else year
    if before and not match[f"{which}m"]:
        usual = before.year
    try:
        day = date(int(match[f"{which}y"] or usual), month, int(match[f"{which}d"]))
    except ValueError:
        return _refusal(f"{name}：“{match[0]}”不是日期。", f"{match[0]} is no day.")
    weekday = match[f"{which}w"]
    if weekday and _WEEKDAYS.index(weekday.replace("天", "日")) != day.weekday():
        real = _WEEKDAYS[day.weekday()]
        return _refusal(
            f"{name}：{day} 是星期{real}，通知却说星期{weekday}。",
            f"{day} is not the weekday that the text gives it.",
        )
    return day


def _left_out(overlay: Overlay) -> Iterator[Refusal]:
    told = "、".join(holiday.name for holiday in overlay.holidays)
    missing = [name for name in NAMES if name not in told]
    if missing:
        yield _refusal(
            f"通知中找不到：{'、'.join(missing)}；请粘贴全文。",
            "Holidays are missing: paste the whole text.",
        )


def _refusal(zh: str, en: str) -> Refusal:
    return Refusal("D-15", "", zh, en)
