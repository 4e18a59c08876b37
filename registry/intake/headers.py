"""Which row of a sheet is its header, what kind of filing it heads, and which column is which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from registry.identity.text import compact, level_brackets
from registry.intake.drafts import BY_KIND, Column, Draft, columns, required
from registry.intake.drafts.company import CompanyDraft
from registry.intake.sheets import Row

#: A header stands near the top, below a title and a few lines about who files what.
ROWS_TO_SEARCH = 30
#: Columns beyond the nearly complete kind's that make the complete one doubtful.
_DOUBT = 2


@dataclass(frozen=True, slots=True)
class Header:
    """A header row read as one kind: `at` is its place among the rows, `fields` maps to cells."""

    kind: type[Draft]
    at: int
    fields: Mapping[str, int]
    texts: tuple[str, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        """The required columns that the row lacks, in the template's order."""
        declared = columns(self.kind)
        return tuple(declared[f] for f in declared if f in self._required - self.fields.keys())

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headers that this kind has no use for, serial numbers apart."""
        used = set(self.fields.values())
        return tuple(
            text
            for at, text in enumerate(self.texts)
            if text and at not in used and text not in _SERIAL
        )

    @property
    def doubled(self) -> tuple[str, ...]:
        """Headers in use that stand there twice."""
        return tuple(
            self.texts[at] for at in self.fields.values() if self.texts.count(self.texts[at]) > 1
        )

    @property
    def _required(self) -> frozenset[str]:
        return required(self.kind)

    @property
    def weight(self) -> int:
        """How much speaks for the kind: columns of its own, a company's particulars not counted."""
        return len(self.fields.keys() - _particulars(self.kind))

    @property
    def exact(self) -> int:
        """How many columns bear the template's own header."""
        declared = columns(self.kind)
        return sum(
            _plain(self.texts[at]) == _plain(declared[f].header) for f, at in self.fields.items()
        )


_SERIAL = frozenset({"序号", "编号", "行号", "No.", "No", "NO", "NO."})


def find(rows: Sequence[Row], kind: str, hints: str) -> list[Header]:
    """The header of a sheet: one element where it is clear, several where kinds tie.

    `kind` forces a kind ("" does not); `hints` is what names the sheet (title, sheet, file) and
    settles ties. A single header may lack required columns: then it is the closest there is. No
    element: no row looks like a header at all.
    """
    if not kind:
        for each in BY_KIND.values():
            if each.by_name and each.title in hints and _complete(each, rows):
                return find(rows, each.kind, hints)
    kinds = [BY_KIND[kind]] if kind else [one for one in BY_KIND.values() if not one.by_name]
    closest: list[Header] = []
    for at, row in enumerate(rows[:ROWS_TO_SEARCH]):
        found = [header for each in kinds if (header := read_as(each, at, row.cells))]
        complete = _best(header for header in found if not header.missing)
        if complete and not (nearly := _doubt(complete[0], found)):
            return _settle(complete, hints)
        closest += [nearly] if complete and nearly else _nearest(found)
    return _nearest(closest)


def _complete(kind: type[Draft], rows: Sequence[Row]) -> bool:
    """Whether the rows have a header with all that the kind requires."""
    found = (read_as(kind, at, row.cells) for at, row in enumerate(rows[:ROWS_TO_SEARCH]))
    return any(header is not None and not header.missing for header in found)


def read_as(kind: type[Draft], at: int, cells: Sequence[Any]) -> Header | None:
    """The row as a header of `kind`, or None where fewer than two of its cells are known."""
    texts = tuple(compact(cell) if isinstance(cell, str) else "" for cell in cells)
    names = _names(kind)
    fields: dict[str, int] = {}
    for index, text in enumerate(texts):
        field = names.get(_plain(text)) or names.get(_plain(text).partition("(")[0])
        if field and (field not in fields or _plain(columns(kind)[field].header) == _plain(text)):
            fields[field] = index
    known = len(fields) > 1 or (fields and len(required(kind)) == 1)
    return Header(kind, at, fields, texts) if known else None


def _best(headers: Iterable[Header]) -> list[Header]:
    """Those that nothing tells apart at the top, by columns of their own, then by exact headers."""
    ranked = sorted(headers, key=_rank, reverse=True)
    return [header for header in ranked if _rank(header) == _rank(ranked[0])]


def _rank(header: Header) -> tuple[int, int, int]:
    return header.weight, header.exact, len(header.fields)


def _doubt(complete: Header, found: list[Header]) -> Header | None:
    """A richer kind that lacks a single column: the sheet is more likely that, and incomplete."""
    richer = [h for h in found if len(h.missing) == 1 and h.weight >= complete.weight + _DOUBT]
    return max(richer, key=_rank, default=None)


def _nearest(headers: list[Header]) -> list[Header]:
    def closeness(header: Header) -> tuple[int, float]:
        return header.weight, -len(header.missing) / len(required(header.kind))

    return [max(headers, key=closeness)] if headers else []


def _settle(tied: list[Header], hints: str) -> list[Header]:
    named = [header for header in tied if header.kind.title in hints]
    return named if len(tied) > 1 and len(named) == 1 else tied


@cache
def _names_of(kind: str) -> Mapping[str, str]:
    declared = columns(BY_KIND[kind])
    names: dict[str, str] = {}
    for field, column in declared.items():
        names.setdefault(_plain(column.header), field)
    for field in declared:
        names.setdefault(_plain(field), field)
    for field, column in declared.items():
        for alias in column.aliases:
            names.setdefault(_plain(alias), field)
    return names


def _names(kind: type[Draft]) -> Mapping[str, str]:
    return _names_of(kind.kind)


def _particulars(kind: type[Draft]) -> frozenset[str]:
    """Columns that any sheet may carry for the reader's sake."""
    return frozenset() if kind is CompanyDraft else frozenset(columns(CompanyDraft))


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """A header as compared: no spaces, one width, no marks for required columns."""
    return level_brackets(compact(text)).strip("*:#.").casefold()
