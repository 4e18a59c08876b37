"""`registry check`: what is missing before an official build."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from registry.cli import clock, console
from registry.cli.checking import findings
from registry.cli.failure import Failure
from registry.cli.settings import Given


def run(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON。For programs.")] = False,
) -> None:
    """正式发布前还缺什么，怎样补。What is missing before an official build, and how to mend it.

    有缺项时退出状态为 1。Status 1 where something is missing.

    \b
    例 Examples:
      registry check
      registry check --json
    """
    given: Given = ctx.obj
    if not given.settings.is_file():
        raise Failure(
            f"找不到设置文件 {given.settings}；新建请用 registry init。",
            "The settings file is not there.",
        )
    values = given.values() | _paths(given.values(), given.settings.absolute().parent)
    found = findings(values, given.read(), clock.today())
    if json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        console.table(
            ("何处 where", "缺什么 what", "怎样补 how", "English"),
            [(one.where, one.zh, one.mend, one.en) for one in found],
        )
    if found:
        console.note(f"还缺 {len(found)} 项。{len(found)} missing.")
        raise typer.Exit(1)
    console.note("不缺什么，可以正式发布。Nothing is missing.")


def _paths(values: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """Pelican's own paths, which it takes from the folder of the settings file."""
    named = {"PATH": "content", "OUTPUT_PATH": "output", "THEME": ""}
    return {name: str(folder / str(values.get(name, usual))) for name, usual in named.items()}
