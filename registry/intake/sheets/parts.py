"""The XML parts of a workbook, looked at before anything reads them for real.

Expat walks a part as it is unpacked: no DTD, no entity, no more rows, columns and cells than the
limits allow. Formulas and error values are noted with their cells; they are refused one by one.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from registry.intake.sheets.base import MAX_COLUMNS, MAX_PROBLEM_CELLS, MAX_ROWS, letters

#: The reader lays a sheet out from A1 to its last cell: this bounds what that takes.
MAX_AREA = 2_000_000

_DIGITS = "0123456789"
_LETTERS = re.compile("[A-Z]{1,3}")
_NUMBER = re.compile("[1-9][0-9]{0,6}")


class HostileError(Exception):
    """The part is refused: what was found, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


class Part:
    """Any XML part: fed in pieces, raises HostileError as soon as something is wrong."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _refuse_dtd
        self._parser.EntityDeclHandler = _refuse_dtd

    def feed(self, data: bytes, final: bool = False) -> None:
        """Takes the next piece; raises HostileError."""
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            raise _damaged() from error
        except ValueError as error:
            raise HostileError("工作簿的字符编码无法识别", "unknown character encoding") from error


class WorksheetPart(Part):
    """A worksheet: counts rows and cells, finds its extent, notes formulas and error values."""

    def __init__(self) -> None:
        super().__init__()
        self.formulas: list[str] = []
        self.errors: list[str] = []
        self._rows = self._cells = 0
        self._row = self._column = 0
        self._last_row = self._last_column = 0
        self._handlers: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "row": self._start_row,
            "f": self._formula,
        }
        self._parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        handler = self._handlers.get(tag) or self._handlers.get(tag.rpartition(":")[2])
        if handler is not None:
            handler(attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._rows += 1
        if self._rows > MAX_ROWS:
            raise HostileError(
                f"行数超过 {MAX_ROWS}（含空行）：请删去空行，或拆分为几个文件",
                f"more than {MAX_ROWS} rows, empty ones included",
            )
        given = attributes.get("r", "")
        self._row = _row(given) if given else self._row + 1
        self._column = 0

    def _cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > MAX_AREA:
            raise HostileError("单元格过多，请拆分为几个文件", "too many cells")
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            named = reference.rstrip(_DIGITS)
            self._column = _column(named)
            self._row = _row(reference[len(named) :])
        if attributes.get("t") == "e" and len(self.errors) < MAX_PROBLEM_CELLS:
            self.errors.append(self._reference())

    def _value(self, _attributes: dict[str, str]) -> None:
        if self._row > self._last_row or self._column > self._last_column:
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
            if self._last_column > MAX_COLUMNS or self._last_row * self._last_column > MAX_AREA:
                raise HostileError(
                    f"单元格 {self._reference()} 离表格太远：请清除多余的行列，或拆分为几个文件",
                    f"cell {self._reference()} lies too far out",
                )

    def _formula(self, _attributes: dict[str, str]) -> None:
        if len(self.formulas) < MAX_PROBLEM_CELLS:
            self.formulas.append(self._reference())

    def _reference(self) -> str:
        return f"{letters(self._column - 1)}{self._row}"


@lru_cache(maxsize=1024)
def _column(named: str) -> int:
    if not _LETTERS.fullmatch(named):
        raise _damaged()
    number = 0
    for letter in named:
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=1024)
def _row(digits: str) -> int:
    if not _NUMBER.fullmatch(digits):
        raise _damaged()
    return int(digits)


def _damaged() -> HostileError:
    return HostileError("工作簿内容已损坏", "the workbook is damaged")


def _refuse_dtd(*_: object) -> None:
    raise HostileError("工作簿中含有文档类型声明（DTD），不予读取", "the workbook declares a DTD")
