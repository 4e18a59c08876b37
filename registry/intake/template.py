"""The sheet to fill for a filing kind: what this writes, `read` reads.

Headers are locked and say in a note what belongs below them; choices drop down; codes and numbers
stay text, days are days. The example stands in a sheet of its own, one column of the filing a
line, so that no reader can take it for a row, whatever the sheet is called.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from registry.intake.cells import CODE, DAY, GRADE, POINTS, RULESET, SCORE, TEXT, CellType
from registry.intake.copies import settled
from registry.intake.document import example
from registry.intake.drafts import Column, Draft, columns, required
from registry.intake.sheets.base import MAX_ROWS

#: For people: `read` passes over a sheet of this name that is no filing.
GUIDE = "填写说明"
#: What the application itself allows in a list that stands in a cell's rule.
_LONGEST_LIST = 255
_NEEDED = PatternFill("solid", fgColor="FFFFE699")
_OTHER = PatternFill("solid", fgColor="FFD9E1F2")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_HEAD = Alignment(wrap_text=True, vertical="center", horizontal="center")
_GUIDE_WIDTHS = {"列标题": 24, "必填": 8, "怎样填": 44, "例如": 40, "公开": 10, "依据": 26}


@dataclass(frozen=True)
class Terms:
    """What a sheet says of the association's own rules.

    `grades` and `rulesets` fill drop-downs; `cite` gives a rule number's article, "" for none.
    """

    grades: Sequence[str]
    rulesets: Sequence[str]
    cite: Callable[[str], str]


def workbook(kinds: Sequence[type[Draft]], terms: Terms) -> bytes:
    """An .xlsx with a sheet to fill for each kind, and the guide; same inputs, same bytes.

    Several kinds share a workbook where one notice publishes them: a filing is taken whole.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for kind in kinds:
        sheet = book.create_sheet(kind.title)
        for at, (name, column) in enumerate(columns(kind).items(), 1):
            _column(sheet, at, column, name in required(kind), terms)
        _settle(sheet)
    _guide(book.create_sheet(GUIDE), kinds, terms)
    book.properties.title, book.properties.creator = "、".join(k.title for k in kinds), ""
    return settled(book)


def _column(sheet: Worksheet, at: int, column: Column, needed: bool, terms: Terms) -> None:
    letter = get_column_letter(at)
    head = sheet.cell(1, at, column.header)
    head.font, head.alignment = Font(bold=True), _HEAD
    head.fill = _NEEDED if needed else _OTHER
    head.comment = Comment(_note(column, needed, terms), GUIDE, height=130, width=320)
    below = sheet.column_dimensions[letter]
    below.width = max(12, min(40, max(map(_wide, (column.header, example(column)))) + 4))
    below.number_format = _format(column.cell)
    below.protection = Protection(locked=False)
    for rule in _validations(column, terms):
        rule.add(f"{letter}2:{letter}{MAX_ROWS}")
        sheet.add_data_validation(rule)


def _wide(text: str) -> int:
    """How many letters wide a text is shown."""
    return sum(2 if ord(char) > 255 else 1 for char in text)


def _format(cell: CellType) -> str:
    """Days as days, points as numbers, anything else as text: a code keeps all its digits."""
    if cell is DAY:
        return "yyyy-mm-dd"
    return "General" if cell in (SCORE, POINTS) else "@"


def _validations(column: Column, terms: Terms) -> Iterator[DataValidation]:
    choices = _choices(column.cell, terms)
    listed = ",".join(choices)
    if choices and len(listed) <= _LONGEST_LIST:
        strict = bool(column.cell.choices)
        yield DataValidation(
            type="list",
            formula1=f'"{listed}"',
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop" if strict else "warning",
            errorTitle=column.header,
            error=f"请从下拉列表中选择：{'、'.join(choices)}"[:_LONGEST_LIST],
        )
    if column.cell is CODE:
        yield DataValidation(
            type="textLength",
            operator="equal",
            formula1="18",
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",
            errorTitle=column.header,
            error="统一社会信用代码为十八位。",
        )


def _choices(cell: CellType, terms: Terms) -> Sequence[str]:
    if cell is GRADE:
        return terms.grades
    return terms.rulesets if cell is RULESET else cell.choices


def _settle(sheet: Worksheet) -> None:
    """Locks the headers and nothing else; without a password, as it guards against slips only."""
    sheet.row_dimensions[1].height = 36
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    guard = sheet.protection
    guard.sheet = True
    guard.formatCells = guard.formatColumns = guard.formatRows = False
    guard.insertRows = guard.deleteRows = guard.sort = guard.autoFilter = False


def _note(column: Column, needed: bool, terms: Terms) -> str:
    """What belongs below a header, on what it rests, and whether the public sees it."""
    said = [
        "必填" if needed else "可不填",
        *(["不公开"] if column.private else []),
        f"内容：{_content(column, terms)}",
        f"例如：{example(column)}",
        *([f"依据：{_rests(column, terms)}"] if column.rule else []),
    ]
    return "\n".join(said)


def _content(column: Column, terms: Terms) -> str:
    choices = _choices(column.cell, terms)
    said = "文字" if column.cell is TEXT else column.cell.name
    told = column.cell in (GRADE, RULESET) or all(word in said for word in choices)
    listed = "" if told else f"（{'／'.join(choices)}）"
    return "；".join(part for part in (f"{said}{listed}", column.note) if part)


def _rests(column: Column, terms: Terms) -> str:
    return f"{column.rule} {terms.cite(column.rule)}".strip()


def _guide(sheet: Worksheet, kinds: Sequence[type[Draft]], terms: Terms) -> None:
    """For each kind what it is for, then a line for each of its columns with an example."""
    for at, width in enumerate(_GUIDE_WIDTHS.values(), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    lines: list[tuple[str, ...]] = [
        ("每行一件，表头不改；黄色列每行都要填。本页不读取，例子不会被收取。",)
    ]
    lines += [line for kind in kinds for line in _explained(kind, terms)]
    for down, line in enumerate(lines, 1):
        for across, text in enumerate(line, 1):
            cell = sheet.cell(down, across, text)
            if len(line) > 1:
                cell.alignment = _WRAPPED
            if line == tuple(_GUIDE_WIDTHS) or down == 1:
                cell.font = Font(bold=True)
    sheet.protection.sheet = True


def _explained(kind: type[Draft], terms: Terms) -> Iterator[tuple[str, ...]]:
    rests = "、".join(f"{rule} {terms.cite(rule)}".strip() for rule in kind.rules)
    yield ()
    yield (f"{kind.title}（{kind.kind}）：{kind.purpose}",)
    if rests:
        yield (f"依据：{rests}",)
    yield tuple(_GUIDE_WIDTHS)
    for name, column in columns(kind).items():
        yield (
            column.header,
            "必填" if name in required(kind) else "",
            _content(column, terms),
            example(column),
            "不公开" if column.private else "",
            _rests(column, terms) if column.rule else "",
        )
