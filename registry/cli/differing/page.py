"""The page that tells what changes, with links to both sites. It is shown on loopback alone."""

from collections.abc import Iterable, Iterator
from html import escape

from registry.cli.diff import KINDS, Diff, Told, summary

#: So many pages are told; more nobody reads.
_MOST = 2000
_HEADS = ("页面 page", "变动 what", "事项 field", "原为 old", "变为 new")
_STYLE = (
    "body{font:16px/1.6 'Noto Serif CJK SC','Songti SC',SimSun,serif;margin:1.5rem auto;"
    "max-width:72rem;padding:0 1rem;color:#222}h1{font-size:1.5rem}h2{font-size:1.15rem;"
    "margin-top:2rem}table{border-collapse:collapse;width:100%;min-width:44rem}"
    "th,td{border-bottom:1px solid #ccc;padding:.35rem .5rem;text-align:left;"
    "vertical-align:top;overflow-wrap:anywhere}"
    "th{white-space:nowrap}a{color:#8a1c1c}.wide{overflow-x:auto}"
    "del{color:#666}ins{text-decoration:none;font-weight:bold}"
)


def page(found: Diff, live: str) -> bytes:
    """The page, as HTML; the next site is at its own host, the other at `live`, no slash."""
    parts = [
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>待发布的变动 What would change</title><style>{_STYLE}</style>",
        "<h1>待发布的变动 What would change</h1>",
        f'<p><a href="/">下一版 Next</a> · <a href="{escape(live)}/">现有 Live</a></p>',
        *(f"<p>{escape(line)}</p>" for line in summary(found)),
        *_section("企业 Companies", found.companies, live),
        *_section("公告 Notices", found.notices, live),
        *_section("评价机构 Agencies", found.agencies, live),
        *_lists(found.lists, live),
    ]
    return "\n".join(parts).encode()


def _section(title: str, told: tuple[Told, ...], live: str) -> Iterator[str]:
    if not told:
        return
    yield f'<h2>{title}（{len(told)}）</h2><div class="wide"><table>'
    yield f"<tr>{''.join(f'<th>{head}</th>' for head in _HEADS)}</tr>"
    for one in told[:_MOST]:
        yield from _rows(one, live)
    yield "</table></div>"
    if len(told) > _MOST:
        yield f"<p>只列出前 {_MOST} 项，全部见 registry diff。The first {_MOST} only.</p>"


def _rows(one: Told, live: str) -> Iterator[str]:
    name = escape(f"{one.name} {one.subject}".strip())
    links = _links(one.page, live, next_=one.what != "gone", was=one.what != "new")
    for number, fact in enumerate(one.facts):
        first = f'<td rowspan="{len(one.facts)}">{name}<br>{links}</td>' if not number else ""
        kind = f'<td rowspan="{len(one.facts)}">{KINDS[one.what]}</td>' if not number else ""
        yield (
            f"<tr>{first}{kind}<td>{escape(fact.field)}</td><td><del>{escape(fact.old)}</del></td>"
            f"<td><ins>{escape(fact.new)}</ins></td></tr>"
        )


def _lists(lists: Iterable[str], live: str) -> Iterator[str]:
    found = [f"<li>{escape(one)} {_links(one, live, next_=True, was=True)}</li>" for one in lists]
    if found:
        yield f"<h2>名录 Lists（{len(found)}）</h2><ul>{''.join(found)}</ul>"


def _links(address: str, live: str, *, next_: bool, was: bool) -> str:
    links = []
    if next_:
        links.append(f'<a href="{escape(address)}">下一版 next</a>')
    if was:
        links.append(f'<a href="{escape(live + address)}">现有 live</a>')
    return " · ".join(links)
