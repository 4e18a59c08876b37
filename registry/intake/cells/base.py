"""What a cell type is, and the plain text of a cell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from registry.identity.text import compact
from scoring.refusal import Refusal

#: What people put into a cell to say that there is nothing.
BLANKS = frozenset({"", "-", "--", "—", "——", "/", "\\", "N/A", "无", "空"})


@dataclass(frozen=True, slots=True)
class CellType:
    """A type of cell: its name in Chinese, an example, and its reader.

    `read` takes what the sheet holds (str, float, int, bool, datetime, date; never empty) and
    gives the typed value or a Refusal. `blanks` are the words that stand for an empty cell,
    `choices` the words that a drop-down offers; the reader may take others too.
    """

    name: str
    example: str
    read: Callable[[Any], Any | Refusal]
    blanks: frozenset[str] = BLANKS
    choices: tuple[str, ...] = ()


def text_of(raw: Any) -> str:
    """What the cell shows: whole numbers without a point, days as 2026-03-01."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 2**53:
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def shown(raw: Any) -> str:
    """The cell's text on one line, cut to fit a report."""
    text = " ".join(text_of(raw).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def refuse(raw: Any, what: str, example: str, english: str, rule: str = "") -> Refusal:
    """The cell is not `what`; `example` shows one that would be."""
    found = shown(raw)
    return Refusal(
        rule, "", f"“{found}”不是{what}。", f'"{found}" is not {english}.', found, f"形如 {example}"
    )


def choice(name: str, english: str, words: dict[Any, str]) -> CellType:
    """A cell that takes one of a few words: for each value the words that mean it, by spaces."""
    meanings = {word: value for value, listed in words.items() for word in listed.split()}
    firsts = [listed.split()[0] for listed in words.values()]

    def read(raw: Any) -> Any | Refusal:
        typed = compact(text_of(raw)).upper().rstrip("。")
        if typed in meanings:
            return meanings[typed]
        return refuse(raw, name, "／".join(firsts), english)

    return CellType(name, firsts[0], read, BLANKS - meanings.keys(), tuple(firsts))
