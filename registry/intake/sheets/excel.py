"""Workbooks (.xlsx): through the gate, then their cells."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import python_calamine
from defusedxml import ElementTree

from registry.intake.problems import Problem
from registry.intake.sheets.base import Opened, Row, Sheet, refused, too_long
from registry.intake.sheets.gate import Passed, admit
from registry.intake.sheets.parts import HostileError
from scoring.refusal import Refusal

_FORMULA = Refusal(
    "",
    "",
    "单元格是公式：请以“选择性粘贴→数值”改为固定的值。",
    "The cell is a formula: paste it as a value.",
)
_ERROR = Refusal("", "", "单元格是错误值。", "The cell holds an error value.")
_REFERENCE = re.compile(r"([A-Z]*)(\d+)")


def open_workbook(name: str, content: bytes) -> Opened:
    """The sheets of a workbook, hidden ones marked; formulas and error values as problems."""
    try:
        passed = admit(content)
        parts = _sheet_parts(passed)
    except HostileError as hostile:
        return refused(name, f"{hostile.zh}。", f"Refused: {hostile.en}.")
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(passed.content))
        sheets = tuple(_sheets(workbook))
    except BaseException as error:
        # The reader is compiled code; where it trips over damage it panics outside Exception.
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        return refused(name, "工作簿已损坏，无法读取。", "The workbook is damaged.")
    problems = [*_cells(name, passed.formulas, parts, _FORMULA)]
    problems += _cells(name, passed.errors, parts, _ERROR)
    problems += [problem for sheet in sheets for problem in too_long(name, sheet)]
    return Opened(sheets, tuple(problems))


def _sheets(workbook: Any) -> Iterator[Sheet]:
    worksheet, visible = (
        python_calamine.SheetTypeEnum.WorkSheet,
        python_calamine.SheetVisibleEnum.Visible,
    )
    for data in workbook.sheets_metadata:
        if data.typ == worksheet:
            sheet = workbook.get_sheet_by_name(data.name)
            first = sheet.start[1] if sheet.start else 0
            rows = [Row(n, cells) for n, cells in enumerate(sheet.iter_rows(), 1) if any(cells)]
            yield Sheet(data.name, rows, first, hidden=data.visible != visible)


def _sheet_parts(passed: Passed) -> Mapping[str, str]:
    """The name of the sheet that each worksheet part holds; raises HostileError."""
    with zipfile.ZipFile(io.BytesIO(passed.content)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        try:
            book = ElementTree.fromstring(archive.read(names["xl/workbook.xml"]))
            links = ElementTree.fromstring(archive.read(names["xl/_rels/workbook.xml.rels"]))
        except (KeyError, ElementTree.ParseError) as error:
            raise HostileError("不是电子表格工作簿", "not a spreadsheet workbook") from error
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            link = next((v for k, v in sheet.items() if k.endswith("}id")), "")
            path = targets.get(link, "").lstrip("/")
            found[path if path.startswith("xl/") else f"xl/{path}"] = sheet.get("name", "")
    return found


def _cells(
    name: str, noted: Mapping[str, list[str]], parts: Mapping[str, str], refusal: Refusal
) -> Iterator[Problem]:
    for part, references in noted.items():
        for reference in references:
            match = _REFERENCE.fullmatch(reference)
            column, row = match.groups() if match else ("", "0")
            yield Problem(name, refusal, parts.get(part, ""), int(row), (column,))
