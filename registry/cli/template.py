"""`registry template`: the sheets to fill."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from registry.cli import console, opening
from registry.cli.failure import Failure
from registry.cli.settings import Given, Settings
from registry.intake.drafts import BY_KIND, KINDS, Draft
from registry.intake.template import Terms, workbook
from registry.state.rules import article


def run(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="[KIND]", help="报送种类或其名称，几种以逗号相连。Filing kinds."),
    ] = "",
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT.xlsx]", help="写入的文件。The file to write.")
    ] = None,
    all_: Annotated[
        Path | None, typer.Option("--all", metavar="DIR", help="写出全部种类。Every kind.")
    ] = None,
) -> None:
    """写出报送用的空表。Write the sheet to fill for a filing kind.

    表头有批注，选项可下拉，代码列为文本；填好后用 take 收取。What it writes, take reads.

    \b
    例 Examples:
      registry template review
      registry template 评价结果汇总表 2026年第三批.xlsx
      registry template 从业人员资格,评价机构资格 新机构.xlsx
      registry template --all 空表
    """
    given: Given = ctx.obj
    if bool(kind) == bool(all_):
        raise Failure("请给出一个报送种类，或用 --all。", "Name one filing kind, or use --all.")
    said = terms(given.read())
    if all_:
        write_all(all_, said)
        console.say(f"{len(KINDS)} 张空表已写入 {all_}。{len(KINDS)} sheets are in that folder.")
    else:
        kinds = [_kind(name.strip()) for name in re.split("[,，、]", kind)]
        path = out or Path(f"{'、'.join(one.title for one in kinds)}.xlsx")
        _write(kinds, path, said)
        console.say(f"已写入 {path}。Written.")


def write_all(folder: Path, said: Terms) -> None:
    """Writes a sheet for each kind, named by its title. Raises Failure, before any is written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {kind: folder / f"{kind.title}.xlsx" for kind in KINDS}
    for path in paths.values():
        _free(path)
    for kind, path in paths.items():
        _write([kind], path, said)


def terms(settings: Settings) -> Terms:
    """What the sheets say of the rules that the settings name. Raises Failure."""
    rules = opening.rules(settings)
    book = rules.book
    default = rules.get("")
    others = [book.get(name) for name in book.ids if name != default.id]
    named = [band.grade for one in (default, *others) for band in one.bands]
    return Terms(
        grades=tuple(dict.fromkeys(named)),
        rulesets=(default.id, *(one.id for one in others)),
        cite=lambda rule: article(default, rule),
    )


def _write(kinds: Sequence[type[Draft]], path: Path, said: Terms) -> None:
    """Writes one workbook. Raises Failure."""
    _free(path)
    path.write_bytes(workbook(kinds, said))


def _free(path: Path) -> None:
    """Raises Failure for a file that is there: it may be half filled."""
    if path.exists():
        raise Failure(f"文件 {path} 已存在，未作改动。", "The file is there already.")


def _kind(name: str) -> type[Draft]:
    found = BY_KIND.get(name) or next((kind for kind in KINDS if kind.title == name), None)
    if found is None:
        raise Failure(
            f"没有名为“{name}”的报送种类，请看 registry kinds。", "There is no such filing kind."
        )
    return found
