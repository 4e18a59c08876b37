"""JSON Lines (.jsonl): one object a line, keys are headers or field names, "kind" optional."""

from collections.abc import Hashable
from typing import Any

import msgspec

from registry.intake.problems import Problem
from registry.intake.sheets.base import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_PROBLEM_CELLS,
    MAX_ROWS,
    Opened,
    Row,
    Sheet,
    refused,
)
from registry.intake.sheets.delimited import decode
from scoring.refusal import Refusal

#: Lines without "kind" are told apart by their keys; so many sets of keys no honest file has.
MAX_SHAPES = 100

#: Decimals stay the text that was written (D-1).
_DECODER = msgspec.json.Decoder(dict[str, Any], float_hook=str)


def open_lines(name: str, content: bytes) -> Opened:
    """One sheet for each kind named, and one for each set of keys where none is."""
    text = decode(content)
    if text is None:
        return refused(name, "不是 UTF-8 文本。", "Not text in UTF-8.")
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > MAX_ROWS:
        return refused(name, f"超过 {MAX_ROWS} 行，请拆分。", f"More than {MAX_ROWS} lines.")
    problems: list[Problem] = []
    shapes: dict[Hashable, list[tuple[int, dict[str, Any]]]] = {}
    for number, line in lines:
        found = _object(line)
        if isinstance(found, Refusal):
            problems.append(Problem(name, found, row=number))
        else:
            shapes.setdefault(found.get("kind") or tuple(found), []).append((number, found))
    if len(shapes) > MAX_SHAPES:
        return refused(name, "各行的键差异过多，请注明 kind。", "Too many different sets of keys.")
    sheets = tuple(_sheet(shape) for shape in shapes.values())
    return Opened(sheets, tuple(problems[:MAX_PROBLEM_CELLS]))


def _object(line: str) -> dict[str, Any] | Refusal:
    try:
        found = _DECODER.decode(line)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return Refusal("", "", "不是一个 JSON 对象。", "Not a JSON object.", line[:40])
    values = {key: _cell(value) for key, value in found.items()}
    fits = len(values) <= MAX_COLUMNS and all(
        not isinstance(value, dict | list)
        and (not isinstance(value, str) or len(value) <= MAX_CELL)
        for value in values.values()
    )
    if not fits or not isinstance(values.get("kind", ""), str):
        return Refusal(
            "",
            "",
            "各键的值应为文字、数字、是否或其列表，且不得过长过多。",
            "Values are texts, numbers, booleans or lists of them, not too long nor too many.",
        )
    return values


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(v, str | int) for v in value):
        return "；".join(map(str, value))
    return value


def _sheet(shape: list[tuple[int, dict[str, Any]]]) -> Sheet:
    keys = list(dict.fromkeys(key for _, found in shape for key in found if key != "kind"))
    rows = [Row(0, keys)]
    rows += [Row(number, [found.get(key) for key in keys]) for number, found in shape]
    return Sheet("", rows, lettered=False, kind=shape[0][1].get("kind") or "")
