"""What an erasure changes, told to the clerk before it is recorded and after (P-5)."""

from collections.abc import Iterable, Iterator, Sequence

from registry.ledger.entries import CompanyErasure, Entry, Notice, NoticeErasure
from registry.site import addresses
from registry.state import erasing
from registry.state.erasing import Reach

_NAMED = 10


def lines(entries: Iterable[Entry], ledger: erasing.Reader) -> Sequence[str]:
    """Sentences on the erasures among these entries; none where there is none."""
    entries = [one for one in entries if isinstance(one, NoticeErasure | CompanyErasure)]
    erased = {entry.notice for entry in entries if isinstance(entry, NoticeErasure)}
    known = {notice.id: notice for notice in erasing.notices(ledger)} if entries else {}
    told: list[str] = []
    for entry in entries:
        if isinstance(entry, NoticeErasure):
            told += _notice(known[entry.notice], ledger, erased)
        elif isinstance(entry, CompanyErasure):
            told += _company(entry, erasing.of_company(ledger, entry.company))
    return [*told, *_AFTERWARDS] if told else []


def _notice(notice: Notice, ledger: erasing.Reader, erased: set[str]) -> Iterator[str]:
    yield f"撤下公告 {notice.id}《{notice.title}》（{notice.day} 公布）Erased:"
    yield f"  改为存根 a stub：{_page(addresses.notice(notice.id))}，证明文件随之更换"
    companies = erasing.named(ledger, notice)
    yield f"  不再显示其内容的企业页 companies：{_some(map(addresses.company, companies))}"
    yield "  （没有其他公示内容的企业，整页改为存根，不再列名）"
    others = {id_ for state in companies.values() for id_ in erasing.notices_of(state)} - erased
    if others:
        yield (
            "  仍载有这些企业、此次不撤下的公告 notices that stay："
            f"{_some(map(addresses.notice, sorted(others)))}"
        )


def _company(erasure: CompanyErasure, reach: Reach) -> Iterator[str]:
    yield f"撤下企业 {erasure.company} Erased:"
    yield f"  改为存根 a stub：{_page(addresses.company(erasure.company))}，不再列名"
    pages = [addresses.notice(notice.id) for notice in reach.notices]
    yield f"  删去其内容、重新公布的公告 notices without it：{_some(pages)}"
    if erasure.retitled:
        yield "  标题中有其名称的公告改题，列有该公告的企业页随之更新"


_AFTERWARDS = (
    "名录、公告列表、订阅、站点地图和检索随之更新；公示日志记入撤下，原条目不再能开启；台账不变。",
    "Lists, feeds, the sitemap and the search follow; the log tells the erasure; the ledger stays.",
    "随后请办 Then：registry build；registry publish 目标 --changed 变动.txt，"
    "并按该文件清除缓存；含有所撤内容的旧版本在发布时一并删除。",
    "此前自行保存公告及其证明文件的人，仍可证明其曾经公布。Who kept a copy can still prove it.",
)


def _page(address: str) -> str:
    return f"{address} 和 .json"


def _some(pages: Iterable[str]) -> str:
    found = list(pages)
    more = f" 等 {len(found)} 页" if len(found) > _NAMED else ""
    return ("、".join(found[:_NAMED]) or "无") + more
