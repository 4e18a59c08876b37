"""What the template writes, the intake reads: every kind, whatever program saved it."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from html import escape, unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook

from registry.intake.drafts import BY_KIND, KINDS, columns, required
from registry.intake.read import read_bytes
from registry.intake.template import GUIDE, Terms, workbook
from scoring.refusal import Refusal
from tests.intake.books import WORKSHEET, repacked
from tests.intake.books import workbook as other_workbook

TERMS = Terms(
    grades=("AAA", "AA", "A", "BBB"),
    rulesets=("shaanxi-2006", "casmes-2019"),
    cite=lambda rule: "第十二条" if rule == "R-20" else "",
)
EVERY = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


def examples(book) -> dict[str, str]:
    """The example of each column, as the guide shows it."""
    return {row[0].value: row[3].value for row in book[GUIDE].iter_rows()}


def filled(kind, **cells) -> bytes:
    """A template with one row: the guide's examples, some cells changed by field."""
    book = load_workbook(io.BytesIO(workbook([kind], TERMS)))
    sheet, shown = book.worksheets[0], examples(book)
    by_header = {columns(kind)[name].header: value for name, value in cells.items()}
    for head in sheet[1]:
        sheet.cell(2, head.column, by_header.get(head.value, shown[head.value]))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@EVERY
def test_the_examples_filled_in_are_read_as_one_row_of_that_kind(kind):
    reading = read_bytes("表.xlsx", filled(kind))
    assert reading.problems == ()
    assert reading.kinds == (kind.kind,)
    (row,) = reading.filed
    unlike = {name for name in columns(kind) if getattr(row.draft, name) in ("", None, ())}
    assert unlike == set(), "a column of the template that the reader did not find"


@EVERY
def test_an_example_is_never_taken(kind):
    """Not as it stands, and not when the sheet to fill is deleted and the guide renamed."""
    empty = workbook([kind], TERMS)
    reading = read_bytes("表.xlsx", empty)
    assert reading.filed == ()
    assert [note.sheet for note in reading.notes] == [GUIDE]
    book = load_workbook(io.BytesIO(empty))
    del book[kind.title]
    book[GUIDE].title = "表"
    out = io.BytesIO()
    book.save(out)
    assert read_bytes("表.xlsx", out.getvalue()).filed == ()


@EVERY
def test_headers_are_locked_and_say_what_belongs_below(kind):
    sheet = load_workbook(io.BytesIO(workbook([kind], TERMS))).worksheets[0]
    assert sheet.protection.sheet
    declared = columns(kind)
    assert [cell.value for cell in sheet[1]] == [column.header for column in declared.values()]
    for cell, (name, column) in zip(sheet[1], declared.items(), strict=True):
        assert cell.protection.locked
        assert not sheet.column_dimensions[cell.column_letter].protection.locked
        first, *rest = cell.comment.text.splitlines()
        assert first == ("必填" if name in required(kind) else "可不填")
        assert ("不公开" in rest) == column.private
        assert any(line.startswith(f"依据：{column.rule}") for line in rest) == bool(column.rule)


def test_choices_drop_down_and_formats_keep_digits():
    sheet = load_workbook(io.BytesIO(workbook([BY_KIND["results"]], TERMS))).worksheets[0]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    lists = {
        str(rule.sqref).partition("2:")[0]: rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert lists[letters["信用等级"]] == '"AAA,AA,A,BBB"'
    assert "制造业" in lists[letters["所属行业"]]
    formats = {head: sheet.column_dimensions[at].number_format for head, at in letters.items()}
    assert formats["统一社会信用代码"] == formats["证书编号"] == "@"
    assert formats["信用企业资质取得时间"] == "@", "a month typed there must not become its first"
    assert formats["公告日期"] == "yyyy-mm-dd"
    assert formats["得分"] == "General"
    note = sheet[f"{letters['公告日期']}1"].comment.text
    assert "依据：R-20 第十二条" in note


def test_the_words_of_a_choice_are_said_once():
    for kind, said in (("review", "内容：“合格”或“不合格”\n"), ("evidence", "内容：“是”或“否”\n")):
        sheet = load_workbook(io.BytesIO(workbook([BY_KIND[kind]], TERMS))).worksheets[0]
        assert any(said in cell.comment.text for cell in sheet[1]), kind
    sheet = load_workbook(io.BytesIO(workbook([BY_KIND["application"]], TERMS))).worksheets[0]
    assert any("申请类型（首次／晋级／到期重评）" in cell.comment.text for cell in sheet[1])


def test_every_word_of_a_drop_down_is_read():
    cells = {column.cell.name: column.cell for kind in KINDS for column in columns(kind).values()}
    offered = [(cell, word) for cell in cells.values() for word in cell.choices]
    assert len(offered) > 20
    assert [word for cell, word in offered if isinstance(cell.read(word), Refusal)] == []


PARTS = (
    "xl/styles.xml",
    WORKSHEET,
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
)
INLINE = re.compile(r't="inlineStr"><is><t>([^<]*)</t></is></c>')


def shared(parts: dict[str, str]) -> dict[str, str]:
    """The parts with the sheet's texts in a shared table, each in two runs with its reading."""
    texts = [unescape(text) for text in INLINE.findall(parts[WORKSHEET])]
    assert texts
    numbers = iter(range(len(texts)))
    reading = '<phoneticPr fontId="1" type="noConversion"/>'
    items = "".join(
        f"<si><r><t>{escape(text[:1])}</t></r><r><rPr><b/></rPr><t>{escape(text[1:])}</t></r>{reading}</si>"
        for text in texts
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    table = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    sheet = INLINE.sub(lambda _: f't="s"><v>{next(numbers)}</v></c>', parts[WORKSHEET])
    types = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{table}"/></Types>'
    )
    links = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rIdS" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
    )
    return parts | {
        WORKSHEET: sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{items}</sst>',
        "[Content_Types].xml": types,
        "xl/_rels/workbook.xml.rels": links,
    }


DAY_STYLES = ("31", "58", '[$-804]yyyy"年"m"月"d"日";@', "yyyy/m/d;@", "m/d/yy")


@pytest.mark.parametrize("style", DAY_STYLES)
def test_a_sheet_saved_by_another_program(style):
    """Rich shared strings, days as numbers under the day styles of Chinese offices, no notes."""
    kind = BY_KIND["announcement"]
    content = filled(kind, announced=date(2026, 3, 1))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in PARTS}
    styles = parts["xl/styles.xml"]
    number = re.search(r'numFmtId="(\d+)"[^>]*formatCode="yyyy-mm-dd"', styles)
    number = number or re.search(r'formatCode="yyyy-mm-dd"[^>]*numFmtId="(\d+)"', styles)
    assert number is not None
    if style.isdigit():
        parts["xl/styles.xml"] = styles.replace(f'numFmtId="{number[1]}"', f'numFmtId="{style}"')
    else:
        escaped = style.replace('"', "&quot;")
        parts["xl/styles.xml"] = styles.replace('"yyyy-mm-dd"', f'"{escaped}"')
    assert parts["xl/styles.xml"] != styles
    changed = {name: text.encode() for name, text in shared(parts).items()}
    reading = read_bytes("表.xlsx", repacked(content, changed))
    assert reading.problems == ()
    assert reading.filed[0].draft.announced == date(2026, 3, 1)
    assert reading.filed[0].draft == read_bytes("表.xlsx", content).filed[0].draft


def test_a_template_filled_and_saved_in_libreoffice():
    """libreoffice.xlsx: four kinds filled, days and a score as numbers, and saved by Calc 7.4."""
    content = (Path(__file__).parent / "libreoffice.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"LibreOffice/7.4" in archive.read("docProps/app.xml")
        assert b"shared" in archive.read("[Content_Types].xml")
    reading = read_bytes("表.xlsx", content)
    assert reading.problems == () and [note.sheet for note in reading.notes] == [GUIDE]
    assert reading.kinds == ("company", "evaluation", "announcement", "commitment")
    company, evaluation, announcement, commitment = (row.draft for row in reading.filed)
    assert (company.code, company.as_of) == ("91350100M000100Y43", date(2026, 3, 1))
    assert company.industry == "C" and company.former_names == ("甲某", "乙某")
    assert (evaluation.score, evaluation.grade) == (Decimal("89.5"), "AA")
    assert evaluation.evaluated == date(2026, 1, 20)
    assert announcement.announced == date(2026, 3, 1)
    assert announcement.certificate == "200700101100035", "no digit is lost to a number"
    assert commitment.signed == date(2026, 2, 1) and commitment.original == "承诺书.pdf"


def test_same_inputs_same_bytes():
    assert workbook(KINDS, TERMS) == workbook(KINDS, TERMS)


def test_a_sheet_beside_it_is_still_judged():
    """The guide is passed over for what it is; a further sheet of rows is no guide."""
    rows = [["企业名称", "统一社会信用代码"], ["西安甲有限公司", "91350100M000100Y43"]]
    reading = read_bytes("表.xlsx", other_workbook((GUIDE, rows)))
    assert [one.draft.name for one in reading.filed] == ["西安甲有限公司"]
