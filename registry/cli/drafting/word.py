"""A notice as a Word document to seal, in the form of GB/T 9704-2012.

A4, type area 156 mm × 225 mm, 22 lines a page; title in 小标宋 二号, body in 仿宋 三号, page
numbers in 宋体 四号 between dashes. No font is inside; where one is not installed, the document
names what takes its place.
"""

import io
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from registry.cli.drafting.tables import Table
from registry.cli.drafting.wording import Worded
from registry.intake.copies import timeless

_TITLE, _BODY, _HEAD, _SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
_ALTERNATIVES = {_TITLE: "宋体", _BODY: "仿宋"}
_ERHAO, _SANHAO, _SIHAO, _XIAOWU = Pt(22), Pt(16), Pt(14), Pt(9)
_LINE = Pt(28)
#: The type area's width in mm; from how many columns on room is scarce; how many narrow
#: letters a column has at least room for (a unified social credit code).
_WIDTH, _MANY, _LONGEST = 156, 7, 18
_MARGIN = Mm(0.8)
#: How many mm a narrow letter of 小五 is given where there is room, and where there is little.
_ROOMY, _NARROW = 1.85, 1.59


def document(notice: Worded) -> bytes:
    """The notice as a .docx; same inputs, same bytes."""
    made = Document()
    _page(made.sections[0])
    normal = made.styles["Normal"]
    normal.font.size = _SANHAO
    _fonts(normal.element.get_or_add_rPr(), _BODY)
    head = _paragraph(made, notice.issuer, _TITLE, Pt(36), centred=True)
    head.runs[0].font.color.rgb = RGBColor(0xC0, 0, 0)
    head.paragraph_format.line_spacing = Pt(44)
    _rule(_paragraph(made, notice.number, _BODY, _SANHAO, centred=True))
    _paragraph(made, "", _BODY, _SANHAO)
    _paragraph(made, notice.title, _TITLE, _ERHAO, centred=True)
    _paragraph(made, "", _BODY, _SANHAO)
    for text in notice.before:
        _indented(made, text)
    if notice.table.lines:
        _table(made, notice.table)
    for text in notice.after:
        _indented(made, text)
    _signed(made, notice)
    _alternatives(made)
    made.core_properties.title, made.core_properties.author = notice.title, notice.issuer
    written = io.BytesIO()
    made.save(written)
    return timeless(written.getvalue())


def _page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in (("— ", False), ("PAGE", True), (" —", False)):
        run = foot.add_run("" if field else text)
        run.font.size = _SIHAO
        _fonts(run._element.get_or_add_rPr(), _SONG)
        if field:
            _field(run, text)


def _field(run: Any, name: str) -> None:
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = name
        run._element.append(part)


def _paragraph(made: Any, text: str, font: str, size: Any, *, centred: bool = False) -> Any:
    paragraph = made.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size = size
    _fonts(run._element.get_or_add_rPr(), font)
    return paragraph


def _indented(made: Any, text: str) -> None:
    """A paragraph of the body, its first line two characters in."""
    paragraph = _paragraph(made, text, _BODY, _SANHAO)
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _signed(made: Any, notice: Worded) -> None:
    """The signature and, four characters from the right edge, the day under its middle."""
    _paragraph(made, "", _BODY, _SANHAO)
    wide = len(notice.issuer) * 16
    day = 16 * sum(1 if ord(char) > 255 else 0.5 for char in notice.day)
    for text, right in ((notice.issuer, 64 - (wide - day) / 2), (notice.day, 64.0)):
        paragraph = _paragraph(made, text, _BODY, _SANHAO)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(max(0, right))
        paragraph.paragraph_format.keep_together = True


def _table(made: Any, table: Table) -> None:
    """The table over the whole width, its head on every page, no line cut in two."""
    grid = made.add_table(rows=0, cols=len(table.heads))
    grid.style, grid.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    _margins(grid)
    letter = _ROOMY if len(table.heads) < _MANY else _NARROW
    widths = [Mm(width) for width in _widths(table, letter)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for at, line in enumerate((table.heads, *table.lines)):
        row = grid.add_row()
        properties = row._tr.get_or_add_trPr()
        for mark in ("w:cantSplit", *(("w:tblHeader",) if at == 0 else ())):
            properties.append(OxmlElement(mark))
        for cell, text, width in zip(row.cells, line, widths, strict=True):
            cell.width = width
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            _cell(cell.paragraphs[0], text, _HEAD if at == 0 else _BODY)


def _margins(grid: Any) -> None:
    """Cells with little room beside their text, so that codes and numbers stay on one line."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(_MARGIN.twips))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    properties = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else properties.append(margins)


def _cell(paragraph: Any, text: str, font: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(_broken(text))
    run.font.size = _XIAOWU
    _fonts(run._element.get_or_add_rPr(), font)


def _broken(text: str) -> str:
    """A period in two lines, each day whole."""
    return text.replace("日至", "日至\n")


def _widths(table: Table, letter: float) -> list[float]:
    """The 156 mm in columns: numbers and days as wide as they are, the rest to what is longer.

    `letter` is the width of a narrow letter in mm.
    """
    wide = [
        max(_letters(part) for line in (table.heads, *table.lines) for part in _parts(line[at]))
        for at in range(len(table.heads))
    ]
    needed = [min(one, _LONGEST) * letter + 2 * _MARGIN.mm + 0.5 for one in wide]
    spare = _WIDTH - sum(needed)
    long = [at for at, one in enumerate(wide) if one > _LONGEST] or [1]
    for at in long:
        needed[at] += spare / len(long)
    return needed


def _parts(text: str) -> list[str]:
    return _broken(text).split("\n")


def _letters(text: str) -> int:
    return sum(2 if ord(char) > 255 else 1 for char in text)


def _fonts(properties: Any, font: str) -> None:
    """Names a font for Chinese; digits and letters in 仿宋 and 宋体 take the same one."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), font)


def _alternatives(made: Any) -> None:
    """Names, in the document's table of fonts, what takes the place of one that is not there."""
    listed = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/></w:font>'
        for font, other in _ALTERNATIVES.items()
    )
    for part in made.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = part.blob.replace(b"</w:fonts>", f"{listed}</w:fonts>".encode())


def _rule(paragraph: Any) -> None:
    """The red line under the document number."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "C00000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    # The schema has borders first.
    paragraph._element.get_or_add_pPr().insert(0, borders)
