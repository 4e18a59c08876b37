"""Rows of a sheet that are no data: totals, notes, signatures, headers printed again."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from registry.identity.text import compact

_TOTAL = re.compile(r"(?:合计|小计|总计|共计|总数|累计):?(?:共?\d+[家户个名人条项份]?)?")
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|附|注意|填表说明|填报说明)\d*[:.、].*"
    r"|(?:填表|填报|制表|审核|复核|经办|负责|单位负责|联系|报送|统计|打印)"
    r"(?:人员?|单位|日期|时间|电话)(?:\(.*\))?:.*"
    r"|(?:共|以上共|合计共)\d+[家户个名人条项].*|以下空白.*"
)
_NUMBERED = re.compile(r"[(]?(?:\d{1,2}|[一二三四五六七八九十])[).、].*")


class Footers:
    """Tells row by row, downwards, which rows of one sheet are no data."""

    def __init__(self, header: Sequence[str]) -> None:
        self._header = [text for text in header if text]
        self._in_note = False

    def skips(self, cells: Sequence[Any]) -> bool:
        """Whether the row is a total, a note, a signature line, or the header once more."""
        first = next((cell for cell in cells if cell not in (None, "")), None)
        if not isinstance(first, str):
            return False
        text = compact(first)
        if _NOTE.fullmatch(text) or (self._in_note and _continues(cells, text)):
            self._in_note = True
            return True
        if text == self._header[0]:
            return [compact(cell) for cell in _texts(cells)] == self._header
        return bool(_TOTAL.fullmatch(text))


def _continues(cells: Sequence[Any], text: str) -> bool:
    """A further line of a note: a number and nothing beside it."""
    return len(list(_texts(cells))) == 1 and bool(_NUMBERED.fullmatch(text))


def _texts(cells: Sequence[Any]) -> Iterator[str]:
    return (cell for cell in cells if isinstance(cell, str) and cell)
