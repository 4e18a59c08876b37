"""What a sheet says outside its cells' own columns: numbers in its title, days in its remarks."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from registry.identity.text import narrow
from registry.intake.cells import DOCUMENT
from registry.intake.cells.days import parse_day
from registry.intake.drafts import Draft, columns
from registry.intake.sheets import Row
from scoring.refusal import Refusal

_NUMBER = r"\s*:\s*(\S{2,50}?号)(?=$|[\s,;。、)])"
_NAMING = re.compile(r"命名文件\s*:?\s*(\S+〔\d{4}〕\S*?号)?\s*,?\s*(\d{4}\D{0,2}\d+\D{0,2}\d+日?)")


def title(rows: Iterable[Row]) -> str:
    """The text above the header, a line a row."""
    texts = ("  ".join(cell for cell in row.cells if isinstance(cell, str)) for row in rows)
    return "\n".join(narrow(text) for text in texts if text)


def documents(kind: type[Draft], heading: str) -> dict[str, str]:
    """Document numbers in the title by field: "公告文号：陕信协〔2025〕18号" (R-32)."""
    found = {}
    for field, column in columns(kind).items():
        if column.cell is DOCUMENT:
            labels = "|".join(map(re.escape, (column.header, *column.aliases)))
            match = re.search(rf"(?:^|[\s,;。(])(?:{labels}){_NUMBER}", heading, re.MULTILINE)
            number = DOCUMENT.read(match.group(1)) if match else None
            if number is not None and not isinstance(number, Refusal):
                found[field] = number
    return found


def naming(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a remark like "命名文件 2025-09-18" adds: the naming day, its document (R-16)."""
    remark = values.get("remark")
    match = _NAMING.search(narrow(remark)) if isinstance(remark, str) else None
    if match is None:
        return {}
    day: date | None = parse_day(match.group(2))
    number = DOCUMENT.read(match.group(1)) if match.group(1) else None
    added = {"named": day, "document": number}
    return {
        field: value
        for field, value in added.items()
        if value is not None and not isinstance(value, Refusal) and field not in values
    }
