"""`registry build`: the site, by Pelican, as plain `pelican` builds it."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from registry.cli import console, opening
from registry.cli.settings import Given, Settings
from registry.site.build import build


def run(
    ctx: typer.Context,
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="按此日的状况生成，默认今天。As of this day.")
    ] = "",
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="输出文件夹。Where the site goes.")
    ] = None,
) -> None:
    """生成网站。Build the site: pages, lists, search, feeds.

    \b
    例 Examples:
      registry build
      registry build --as-of 2026-03-01 --output 网站
    """
    given: Given = ctx.obj
    Settings.of(given.present())
    day = opening.day(as_of) if as_of else None
    with console.progress() as progress:
        built = build(given.settings, output, day, given.override(), _bar(progress))
    console.say(
        f"已生成 {built.pages} 页：写入 {built.written} 个文件，未变 {built.unchanged}，"
        f"移除 {built.removed}。{built.pages} pages: {built.written} files written, "
        f"{built.unchanged} unchanged, {built.removed} removed."
    )


def _bar(progress: Progress) -> Callable[[int, int], None]:
    task = progress.add_task("生成企业页 building", total=None)

    def advance(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)

    return advance
