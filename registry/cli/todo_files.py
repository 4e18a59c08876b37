"""What is due, in words: as lines, as a workbook, as a calendar."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from urllib.parse import urlsplit

from icalendar import Calendar, Event
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from registry.intake.copies import settled
from registry.public.views import Association
from registry.state.company import ONE_DAY
from registry.state.due import Due

#: The kinds of due things, in words.
KINDS = {
    "review": "年审",
    "lapse": "等级届满",
    "request": "复评申请期",
    "conclusion": "复评结论",
    "inspection": "资格证年检",
    "licence": "资格证届满",
    "ban": "禁止申请期满",
    "agency_ban": "机构禁业期满",
    "commitment": "承诺书核验",
    "attestation": "扫描件核对",
    "objection_mark": "异议标注",
    "objection_decision": "异议处理",
    "draft": "公告稿待发布",
    "approval": "报送待核准",
}
HEADERS = ("日期 day", "剩余 left", "事项 what", "名称 name", "代码或编号", "说明", "依据 rule")
_WIDTHS = (12, 16, 14, 34, 22, 56, 30)


def line(due: Due, as_of: date) -> tuple[str, ...]:
    """One due thing as cells, in the order of HEADERS."""
    return (
        due.day.isoformat(),
        left(due, as_of),
        KINDS[due.kind],
        due.name,
        due.subject,
        described(due),
        rests(due),
    )


def left(due: Due, as_of: date) -> str:
    """How long there is: working days where the deadline counts them, else days."""
    days = (due.day - as_of).days
    if due.overdue:
        return f"逾期 {-days} 天"
    if days == 0:
        return "今日"
    return f"{days} 天" if due.working_days is None else f"{due.working_days} 个工作日"


def described(due: Due) -> str:
    """What is to be done, which holidays do not count, whether the day is provisional (P-11)."""
    holidays = f"（{'、'.join(due.holidays)} 不计）" if due.holidays else ""
    provisional = "（暂定：节假日安排尚未公布）" if due.provisional else ""
    return f"{due.text}{holidays}{provisional}"


def rests(due: Due) -> str:
    """Rule, article and rule set."""
    return " ".join(part for part in (due.rule, due.article, due.ruleset) if part)


def workbook(found: Sequence[Due], as_of: date) -> bytes:
    """The list as an .xlsx with days as days; same inputs, same bytes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(f"待办 {as_of}")
    sheet.freeze_panes = "A2"
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(65 + at)].width = width
    heads = [WriteOnlyCell(sheet, head) for head in HEADERS]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for due in found:
        cells = [WriteOnlyCell(sheet, text) for text in line(due, as_of)]
        for cell in cells:
            cell.data_type = "s"
        cells[0] = WriteOnlyCell(sheet, datetime.combine(due.day, time()))
        cells[0].number_format = "yyyy-mm-dd"
        sheet.append(cells)
    return settled(book)


def calendar(found: Sequence[Due], as_of: date, association: Association) -> bytes:
    """The list as iCalendar (RFC 5545), a whole day each; what is overdue stands on `as_of`.

    An event keeps its UID from one list to the next, so that a calendar that takes both has it
    once. The stamp is the day of the list: same inputs, same bytes.
    """
    book = Calendar()
    book.add("prodid", "-//Enterprise Credit Register//registry todo//ZH")
    book.add("version", "2.0")
    book.add("x-wr-calname", f"{association.name}待办".strip())
    host = urlsplit(association.url).hostname or "register"
    stamp = datetime.combine(as_of, time(), UTC)
    for due in found:
        key = f"{due.kind}\0{due.subject}\0{due.ruleset}"
        key += "" if due.kind in ("commitment", "attestation") else f"\0{due.day}"
        # A company may contest several entries on one day.
        key += due.text.removesuffix("，已逾期") if due.rule == "P-6" else ""
        day = as_of if due.overdue else due.day
        event = Event()
        event.add("uid", f"{sha256(key.encode()).hexdigest()[:32]}@{host}")
        event.add("dtstamp", stamp)
        event.add("dtstart", day)
        event.add("dtend", day + ONE_DAY)
        event.add("summary", f"{'逾期 ' if due.overdue else ''}{KINDS[due.kind]}：{due.name}")
        event.add("description", f"{described(due)}\n{due.subject} {due.day}\n{rests(due)}".strip())
        event.add("transp", "TRANSPARENT")
        book.add_component(event)
    return bytes(book.to_ical())
