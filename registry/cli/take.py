"""`registry take`: filings in."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from registry.cli import console, opening, problems
from registry.cli.failure import Failure
from registry.cli.flow import Desk, Outcome
from registry.cli.settings import Given
from registry.intake.drafts import BY_KIND


def run(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="报送文件，按所列次序收取。Filings, in this order."),
    ],
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            help="报送种类，不填时按表头识别。The filing kind, if headers don't tell.",
        ),
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.xlsx",
            help="把有错的单元格标出并批注，另存于此。The workbook with its problems marked.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只核对，不记录。Check only, record nothing.")
    ] = False,
    received: Annotated[
        str, typer.Option(metavar="DAY", help="收到日期，默认今天。The day of receipt.")
    ] = "",
    clerk: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="经办人，记入台账；默认按设置或登录名。Who takes it, else who is logged in.",
        ),
    ] = "",
) -> None:
    """收取报送，整份收取或整份退回。Take filings, whole or not at all.

    可收 .xlsx、.csv、.jsonl；一份被退回，其后的不再收取。After a refused one the rest are left.

    \b
    例 Examples:
      registry take 01-机构.xlsx 02-评价结果.xlsx
      registry take --dry-run --report 退回.xlsx 评价结果.xlsx
      registry take --kind results --received 2026-03-01 --clerk 张三 结果.csv
    """
    given: Given = ctx.obj
    if kind and kind not in BY_KIND:
        raise Failure(
            f"没有报送种类 {kind}，请看 registry kinds。", "There is no such filing kind."
        )
    for file in files:
        if not file.is_file():
            raise Failure(f"找不到文件 {file}。", "The file is not there.")
    settings = given.read()
    rules, day, seal = opening.rules(settings), opening.day(received), opening.seal(settings)
    with opening.trial_ledger(settings) if dry_run else opening.ledger(settings) as ledger:
        desk = Desk(
            ledger=ledger,
            rules=rules,
            received=day,
            clerk=clerk or opening.clerk(settings),
            kind=kind or None,
            seal=seal,
        )
        outcomes = desk.try_out(files) if dry_run else desk.take(files)
        done, refused = _tell_all(outcomes, len(files), report, dry_run)
    if left := len(files) - done:
        console.note(f"其后 {left} 份未收取。Later filings left untouched: {left}.")
    if refused:
        raise typer.Exit(1)


def _tell_all(
    outcomes: Iterator[Outcome], count: int, report: Path | None, dry_run: bool
) -> tuple[int, bool]:
    """Tells each outcome as it comes; how many there were, and whether the last was refused."""
    done, refused = 0, False
    with console.progress() as progress:
        task = progress.add_task("收取报送 taking", total=count)
        for outcome in outcomes:
            done, refused = done + 1, outcome.refused
            progress.advance(task)
            _tell(outcome, dry_run)
            _report(outcome, report)
    return done, refused


def _tell(outcome: Outcome, dry_run: bool) -> None:
    name, rows = outcome.reading.name, len(outcome.reading.filed)
    for remark in (*outcome.reading.notes, *outcome.notes):
        console.note(f"{name} {remark.sheet}：{remark.zh} {remark.en}")
    if outcome.known:
        console.say(f"{name}：已报送过，未新增。Taken before, nothing added.")
    elif outcome.difference:
        console.say(
            f"{name}：同名文件已报送过而内容不同，未收取。The name is taken by another content:"
        )
        for line in outcome.difference:
            console.say(f"  {line}")
    elif outcome.problems:
        console.say(
            f"{name}：有 {len(outcome.problems)} 处问题，整份退回，未记录。"
            f"Nothing recorded, problems: {len(outcome.problems)}."
        )
        problems.show(outcome.problems)
    elif dry_run:
        console.say(
            f"{name}：{rows} 行核对无误，未记录（试收）。Rows in order, not recorded: {rows}."
        )
    else:
        console.say(
            f"{name}：{rows} 行已收取，新增 {outcome.entries} 条。"
            f"Rows taken: {rows}, entries recorded: {outcome.entries}."
        )
    for line in outcome.changes:
        console.say(f"  {line}")


def _report(outcome: Outcome, out: Path | None) -> None:
    if out and outcome.problems:
        # Loaded when there is one to write: its library takes as long to load as all the rest.
        marked = import_module("registry.intake.report")
        marked.write(outcome.path, outcome.problems, out)
        console.note(f"已标注于 {out}。The problems are marked there.")
