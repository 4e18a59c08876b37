"""Rows of a sheet that are no data: totals, notes, signatures, headers printed again."""

import re
from collections.abc import Sequence
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
        self._header = header
        self._in_note = False

    def skips(self, cells: Sequence[Any]) -> bool:
        """Whether the row is a total, a note, a signature line, or the header once more."""
        filled = [cell for cell in cells if cell not in (None, "")]
        if not filled or not isinstance(filled[0], str):
            return False
        first = compact(filled[0])
        if _NOTE.fullmatch(first) or (self._in_note and self._continues(filled, first)):
            self._in_note = True
            return True
        return bool(_TOTAL.fullmatch(first)) or self._repeats(filled)

    @staticmethod
    def _continues(filled: Sequence[Any], first: str) -> bool:
        return len(filled) == 1 and bool(_NUMBERED.fullmatch(first))

    def _repeats(self, filled: Sequence[Any]) -> bool:
        texts = [compact(cell) for cell in filled if isinstance(cell, str)]
        return len(texts) > 1 and texts == [text for text in self._header if text]
