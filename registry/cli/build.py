"""`registry build`: the site, by Pelican, as plain `pelican` builds it."""

import io
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Annotated, Any

import typer
from pelican import Pelican
from pelican.settings import read_settings
from rich.progress import Progress

from registry.cli import console, opening
from registry.cli.failure import Failure
from registry.cli.settings import Given
from registry.site.plugin import RESULT
from registry.site.run import BuildResult


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
    given.read()
    override: dict[str, Any] = given.override()
    if as_of:
        override["REGISTRY_AS_OF"] = opening.day(as_of).isoformat()
    if output is not None:
        override["OUTPUT_PATH"] = os.fspath(output.absolute())
    with console.progress() as progress:
        override["REGISTRY_PROGRESS"] = _bar(progress)
        built = build(given.settings, override)
    console.say(
        f"已生成 {built.pages} 页：写入 {built.written} 个文件，未变 {built.unchanged}，"
        f"移除 {built.removed}。{built.pages} pages: {built.written} files written, "
        f"{built.unchanged} unchanged, {built.removed} removed."
    )


def build(settings: Path, override: dict[str, Any]) -> BuildResult:
    """Runs Pelican with its settings file and what the command line puts over it.

    Raises Failure when there is no site to build from the settings, SiteError when the build must
    not go on.
    """
    if not settings.is_file():
        raise Failure(f"找不到设置文件 {settings}。", "The settings file is not there.")
    values = read_settings(os.fspath(settings), override)
    with redirect_stdout(io.StringIO()):
        Pelican(values).run()
    if RESULT not in values:
        raise Failure(
            "网站未生成：设置 PLUGINS 中没有 registry.site.plugin。",
            "Nothing was built: the settings do not name the register's plugin.",
        )
    result: BuildResult = values[RESULT]
    return result


def _bar(progress: Progress) -> Callable[[int, int], None]:
    task = progress.add_task("生成企业页 building", total=None)

    def advance(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)

    return advance
