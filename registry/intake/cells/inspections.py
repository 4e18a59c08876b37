"""Yearly inspections listed in one cell (R-41)."""

import re
from datetime import date
from typing import Any

from registry.identity.text import narrow
from registry.intake.cells.base import CellType, refuse
from registry.intake.cells.days import parse_day
from scoring.refusal import Refusal

_DAY = r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?|\d{8}"
_OUTCOME = r"年?检?(?P<no>不合格|未通过|不通过|未合格)|年?检?(?:合格|通过)"
_ITEM = re.compile(
    rf"[\s;,、。/]*(?P<day>{_DAY})[\s:,(]*(?:{_OUTCOME})[\s)]*[\s;,、。/]*", re.ASCII
)


def read_inspections(raw: Any) -> tuple[tuple[date, bool], ...] | Refusal:
    """Days with their outcomes, in the order of days: 2025.3.10合格；2026年3月12日 合格."""
    text = narrow(raw) if isinstance(raw, str) else ""
    found: list[tuple[date, bool]] = []
    at = 0
    while at < len(text):
        match = _ITEM.match(text, at)
        day = parse_day(match.group("day")) if match else None
        if match is None or day is None:
            break
        found.append((day, match.group("no") is None))
        at = match.end()
    if not found or at < len(text):
        return refuse(raw, "年检记录", INSPECTIONS.example, "a list of inspections", "R-41")
    return tuple(sorted(set(found)))


INSPECTIONS = CellType("年检记录", "2025-03-10合格；2026-03-12合格", read_inspections)
