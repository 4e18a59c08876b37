"""What a correction or a repair changes, told to the clerk before it is recorded and after.

An erasure is told by `erasing`.
"""

from collections.abc import Iterable, Iterator, Sequence

from registry.cli.explaining.sentences import FIELDS
from registry.ledger.entries import Correction, Entry, Repair
from registry.site import addresses

_THEN = (
    "随后请办 Then：registry build；registry publish 目标 --changed 变动.txt，并按该文件清除缓存。"
)
_OLDER = (
    "此前发布的版本中仍有该记录，下次发布时删除，不能再退回。"
    "Older releases still have it; the next publication removes them."
)


def lines(entries: Iterable[Entry]) -> Sequence[str]:
    """Sentences on the corrections (R-32) and repairs (R-52) among these; none without any."""
    found = [one for one in entries if isinstance(one, Correction | Repair)]
    if not found:
        return ()
    told = [line for one in found for line in _told(one)]
    repaired = any(isinstance(one, Repair) for one in found)
    return (*told, _THEN, _OLDER) if repaired else (*told, _THEN)


def _told(entry: Correction | Repair) -> Iterator[str]:
    page = f"{addresses.company(entry.company)} 和 .json"
    if isinstance(entry, Correction):
        what = FIELDS[entry.field]
        yield f"更正 {entry.company} 的{what}：{entry.was} → {entry.becomes} Corrected:"
        yield f"  企业页改为更正后的 the company's page：{page}"
        notices = "、".join(map(addresses.notice, (entry.corrects, entry.notice)))
        yield f"  原公告一字不改，两份互相指明 each notice shows the other：{notices}"
    else:
        yield f"修复 {entry.company} 的失信记录 {entry.reference} Repaired:"
        yield f"  评分卡不再显示该记录 no longer shown on：{page}"
        yield "  等级和得分不变，重新评价后才改变（R-52）The grade stays until a new evaluation."
