"""Rows under a header into drafts: every cell read, everything unreadable told at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from registry.intake import captions
from registry.intake.cells import BLANKS
from registry.intake.drafts import Column, Draft, Filed, Origin, columns, required
from registry.intake.footers import Footers
from registry.intake.headers import Header
from registry.intake.problems import Problem
from registry.intake.sheets import Sheet, letters
from scoring.refusal import Refusal

_BLANK = object()


@dataclass(slots=True)
class _Reader:
    """Reads one column; remembers what the same text gave before."""

    name: str
    at: int
    column: Column
    required: bool
    known: dict[str, Any] = field(default_factory=dict)

    def learn(self, raw: Any) -> Any:
        """The cell's value, a Refusal, or _BLANK; the same text is read once only."""
        if raw is None:
            return _BLANK
        value = self._cell(raw)
        if isinstance(raw, str):
            self.known[raw] = value
        return value

    def _cell(self, raw: Any) -> Any:
        if isinstance(raw, str) and raw.strip().upper() in self.column.cell.blanks:
            return _BLANK
        value = self.column.cell.read(raw)
        if isinstance(value, Refusal) and not value.rule:
            return replace(value, rule=self.column.rule)
        return _BLANK if value == "" else value

    def missing(self) -> Refusal:
        header = self.column.header
        return Refusal(
            self.column.rule, "", f"“{header}”必须填写，单元格为空。", f"{header} is required."
        )


class SheetReader:
    """Reads the rows of one sheet under its header."""

    def __init__(self, file: str, sheet: Sheet, header: Header) -> None:
        self._file = file
        self._sheet = sheet
        self._header = header
        self._kind = header.kind
        self._footers = Footers(header.texts)
        self._captions: Mapping[str, Any] = captions.documents(
            self._kind, captions.title(sheet.rows[: header.at])
        )
        self._headers = frozenset(_in_use(header, sheet))
        needed = required(self._kind)
        self._readers = [
            _Reader(name, header.fields[name], column, name in needed)
            for name, column in columns(self._kind).items()
            if name in header.fields
        ]
        self._letters = {
            reader.name: letters(sheet.first_column + reader.at)
            for reader in self._readers
            if sheet.lettered
        }

    def read(self) -> tuple[list[Filed], list[Problem]]:
        """Every row as a Filed, and the problems of the cells that could not be read."""
        filed: list[Filed] = []
        problems: list[Problem] = []
        for row in self._sheet.rows[self._header.at + 1 :]:
            if self._footers.skips(row.cells):
                continue
            values, refusals = self._values(row.cells)
            if values or refusals:
                draft = self._draft(values, refusals)
                origin = Origin(self._file, self._sheet.name, row.number)
                unread = frozenset(refusals)
                one = Filed(draft, origin, self._letters, unread, self._headers)
                filed.append(one)
                problems += [Problem.at(one, (name,), why) for name, why in refusals.items()]
        return filed, problems

    def _values(self, cells: Sequence[Any]) -> tuple[dict[str, Any], dict[str, Refusal]]:
        values: dict[str, Any] = {}
        refusals: dict[str, Refusal] = {}
        missing: dict[str, Refusal] = {}
        width = len(cells)
        for reader in self._readers:
            raw = cells[reader.at] if reader.at < width else None
            value = reader.known.get(raw) if type(raw) is str else None
            if value is None:
                value = reader.learn(raw)
            if isinstance(value, Refusal):
                refusals[reader.name] = value
            elif value is not _BLANK:
                values[reader.name] = value
            elif reader.required:
                missing[reader.name] = reader.missing()
        return values, refusals | missing if values or refusals else {}

    def _draft(self, values: dict[str, Any], refusals: Mapping[str, Refusal]) -> Draft:
        for name, value in self._captions.items():
            values.setdefault(name, value)
        if "named" in columns(self._kind):
            values.update(captions.naming(values))
        return self._kind(**values, **dict.fromkeys(refusals))


def _in_use(header: Header, sheet: Sheet) -> Iterator[str]:
    """The headers with anything below them: a template has columns that a filing leaves empty."""
    rows = sheet.rows[header.at + 1 :]
    for at, text in enumerate(header.texts):
        if text and any(at < len(row.cells) and _filled(row.cells[at]) for row in rows):
            yield text


def _filled(cell: Any) -> bool:
    return cell is not None and (not isinstance(cell, str) or cell.strip().upper() not in BLANKS)
