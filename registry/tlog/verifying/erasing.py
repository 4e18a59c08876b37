"""Checks that nothing was removed but by an erasure that the log has (P-5)."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from registry.tlog import leaf

_NOTICE, _ERASE = "notice", "erase"


class Report(Protocol):
    """What this needs of a report: the paths of what erasures left, and where faults go."""

    erased: set[str]

    def fault(self, zh: str, en: str) -> None:
        """Note a fault."""


def check(
    report: Report, leaves: Sequence[bytes], kinds: Sequence[str], found: Mapping[int, str]
) -> None:
    """Each notice is opened, or named by a later leaf that tells what remains of it; never both."""
    named = _named(report, leaves, kinds)
    for number, kind in enumerate(kinds):
        if kind not in (_NOTICE, _ERASE):
            continue
        path = found.get(number)
        if path is None and number not in named:
            _lost(report, number, kind)
        elif path is not None and number in named:
            report.fault(
                f"日志第 {number} 条已由第 {named[number]} 条撤下，{path} 却仍与之相符。",
                f"Leaf {number} was erased by leaf {named[number]}, and {path} still opens it.",
            )
        elif path is not None and (kind == _ERASE) != (path in report.erased):
            _unlike(report, number, kind, path)


def _named(report: Report, leaves: Sequence[bytes], kinds: Sequence[str]) -> dict[int, int]:
    """The leaves that were erased, each with the leaf that says so."""
    named: dict[int, int] = {}
    for number, kind in enumerate(kinds):
        ref = leaf.ref(leaves[number]) if kind == _ERASE else None
        if ref is None:
            continue
        if not 0 <= ref < number or kinds[ref] not in (_NOTICE, _ERASE) or ref in named:
            report.fault(
                f"日志第 {number} 条撤下的第 {ref} 条不是在它之前、尚未撤下的公告。",
                f"Leaf {number} erases leaf {ref}, which is no notice before it that stood.",
            )
            continue
        named[ref] = number
    return named


def _lost(report: Report, number: int, kind: str) -> None:
    if kind == _NOTICE:
        report.fault(
            f"日志第 {number} 条是公告，却找不到其公告文件，也没有撤下的记载。",
            f"Leaf {number} is a notice, and no published notice opens it.",
        )
    else:
        report.fault(
            f"日志第 {number} 条是撤下的记载，却找不到其存根。",
            f"Leaf {number} is an erasure, and no stub opens it.",
        )


def _unlike(report: Report, number: int, kind: str, path: str) -> None:
    if kind == _ERASE:
        report.fault(
            f"日志第 {number} 条是撤下的记载，{path} 却不是存根。",
            f"Leaf {number} is an erasure, and {path} does not say so.",
        )
    else:
        report.fault(
            f"{path} 是存根，日志第 {number} 条却没有撤下的记载。",
            f"{path} is a stub, and leaf {number} is no erasure.",
        )
