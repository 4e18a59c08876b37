"""`registry diff`: what the next build would change, before anybody sees it."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from registry.cli import console, opening
from registry.cli.differing.facts import Fact, facts
from registry.cli.settings import Given, Settings
from registry.release.pending import Change, Pending, pending
from registry.site import listings
from registry.site.build import read

_HEADERS = ("变动 what", "代码或编号", "名称 name", "事项 field", "原为 old", "变为 new")
#: What becomes of a page, in words.
KINDS = {"new": "新增", "gone": "不再列名", "stub": "改为存根", "changed": "变更"}
_BESIDE = "其后终止的情况"
#: What is only looked at needs no second person, who may well be the one who looks.
UNGATED = {"REGISTRY_SECOND_PERSON": False}


class Told(msgspec.Struct, frozen=True):
    """One page that would change: `what` is new, gone, stub or changed."""

    what: str
    subject: str
    name: str
    page: str
    facts: tuple[Fact, ...]


class Diff(msgspec.Struct, frozen=True):
    """Everything that would change; `lists` are the first pages of the lists concerned."""

    since: date
    as_of: date
    whole: bool
    templates: tuple[str, ...]
    companies: tuple[Told, ...]
    notices: tuple[Told, ...]
    agencies: tuple[Told, ...]
    lists: tuple[str, ...]


def run(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="已生成的网站。Where the site was built.")
    ] = None,
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="按此日的状况比较，默认今天。As of this day.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="输出 JSON。For programs.")] = False,
) -> None:
    """下一次生成会改变什么，逐页逐项。What the next build would change, page by page.

    以已生成的网站与台账比较，什么也不写。The built site against the ledger; nothing is written.

    \b
    例 Examples:
      registry diff
      registry diff --output 网站 --as-of 2026-03-01 --json
    """
    found = compared(ctx.obj, output, as_of)
    if json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        console.table(_HEADERS, _rows(found))
    for line in summary(found):
        console.note(line)


def compared(given: Given, output: Path | None, as_of: str) -> Diff:
    """What would change of the site in a folder. Raises Failure and SiteError."""
    Settings.of(given.present())
    day = opening.day(as_of) if as_of else None
    settings = read(given.settings, output, day, {**given.override(), **UNGATED})
    with console.progress() as progress:
        task = progress.add_task("比较 comparing", total=None)
        found = pending(settings, lambda done, of: progress.update(task, completed=done, total=of))
    return _told(found)


def _told(found: Pending) -> Diff:
    return Diff(
        since=found.since,
        as_of=found.as_of,
        whole=found.whole,
        templates=found.templates,
        companies=tuple(map(_change, found.companies)),
        notices=tuple(map(_change, found.notices)),
        agencies=tuple(map(_change, found.agencies)),
        lists=tuple(sorted(listings.address(key) for key in found.lists)),
    )


def _change(one: Change) -> Told:
    differing = facts(one.old, one.new) or [Fact(_BESIDE, "", "见公告页")]
    what = "changed"
    if not one.old or not one.new:
        what = "gone" if one.old else "new"
    elif differing[0].new.startswith("存根") and differing[0].field == "页面":
        what = "stub"
    return Told(what, one.subject, one.name, one.address, tuple(differing))


def _rows(found: Diff) -> Iterator[tuple[str, ...]]:
    for one in (*found.companies, *found.notices, *found.agencies):
        for fact in one.facts:
            yield (KINDS[one.what], one.subject, one.name, fact.field, fact.old, fact.new)


def summary(found: Diff) -> Iterator[str]:
    """How much it is, in words."""
    if found.whole:
        yield (
            "评价办法、评价机构、协会或程序有变，或上次生成没有完成：全部重新生成，已逐一比较。"
            "Everything would be made anew; all of it was compared."
        )
    if found.templates:
        yield (
            f"模板有改动，其页面全部重新生成：{'、'.join(found.templates)}。"
            "Templates changed; all their pages would be made anew."
        )
    count = {what: sum(one.what == what for one in found.companies) for what in KINDS}
    new = sum(one.what == "new" for one in found.notices)
    yield (
        f"{found.since} 至 {found.as_of}：企业新列名 {count['new']}、变更 {count['changed']}、"
        f"不再列名 {count['gone']}、改为存根 {count['stub']}；公告新增 {new}、"
        f"变更 {len(found.notices) - new}；评价机构 {len(found.agencies)}；"
        f"涉及名录 {len(found.lists)} 个。{len(found.companies)} companies, "
        f"{len(found.notices)} notices, {len(found.agencies)} agencies, "
        f"{len(found.lists)} lists would change."
    )
    if found.companies or found.notices or found.agencies:
        yield (
            "首页、统计、检索、订阅、站点地图和开放数据随之更新。"
            "Front page, statistics, search, feeds, sitemap and open data follow."
        )
