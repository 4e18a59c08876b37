"""How a file differs from the one that was taken under the same name."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from registry.intake.cells import shown
from registry.intake.sheets import Row, Sheet, letters, open_sheets

MAX_LINES = 20

_Table = Mapping[int, Sequence[str]]


def between(old: bytes, new: bytes, name: str) -> list[str]:
    """The first differences by sheet, row and column, in Chinese, and how many more there are.

    Never empty: where every cell is the same, the line says that only the file's form differs.
    """
    before, after = open_sheets(name, old), open_sheets(name, new)
    if after.problems or before.problems:
        return [problem.refusal.zh for problem in (*after.problems, *before.problems)][:MAX_LINES]
    lines = list(_sheets(_by_name(before.sheets), _by_name(after.sheets)))
    if not lines:
        return ["各单元格内容相同，只是文件本身不同。"]
    more = len(lines) - MAX_LINES
    return lines[:MAX_LINES] + ([f"另有 {more} 处不同。"] if more > 0 else [])


def _by_name(sheets: Sequence[Sheet]) -> dict[str, list[Sheet]]:
    named: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        named.setdefault(sheet.name, []).append(sheet)
    return named


def _sheets(old: Mapping[str, list[Sheet]], new: Mapping[str, list[Sheet]]) -> Iterator[str]:
    for name in dict.fromkeys([*old, *new]):
        place = f"工作表“{name}”" if name else ""
        if name not in new:
            yield f"{place}已不存在。"
        elif name not in old:
            yield f"{place}为新增。"
        else:
            for before, after in zip_longest(old[name], new[name]):
                yield from _rows(place, before, after)


def _rows(place: str, old: Sheet | None, new: Sheet | None) -> Iterator[str]:
    before, after = _table(old), _table(new)
    shift = len(after) - len(before)
    kept = _common(list(before.values()), list(after.values())) if shift else 0
    for at, (was, now) in enumerate(zip_longest(before.items(), after.items())):
        if shift and at >= kept:
            count = f"，共{'增加' if shift > 0 else '减少'} {abs(shift)} 行"
            number = (now or was or (0, ()))[0]
            yield f"{place}第 {number} 行起不同{count}。"
            return
        yield from _cells(place, was, now)


def _common(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> int:
    """How many rows at the beginning are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _cells(
    place: str, was: tuple[int, Sequence[str]] | None, now: tuple[int, Sequence[str]] | None
) -> Iterator[str]:
    if was is None or now is None or was == now:
        return
    for column, (a, b) in enumerate(zip_longest(was[1], now[1], fillvalue="")):
        if a != b:
            yield f"{place}第 {now[0]} 行 {letters(column)} 列：原为“{a}”，现为“{b}”。"
    if was[0] != now[0] and was[1] == now[1]:
        yield f"{place}第 {was[0]} 行移到第 {now[0]} 行。"


def _table(sheet: Sheet | None) -> _Table:
    if sheet is None:
        return {}
    return {row.number: _texts(row, sheet.first_column) for row in sheet.rows}


def _texts(row: Row, first: int) -> list[str]:
    texts = [""] * first + ["" if cell is None else shown(cell) for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts
