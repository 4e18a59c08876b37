"""`registry todo`: what is due at the desk."""

import sys
from operator import attrgetter
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from registry.cli import approving, console, opening, todo_files
from registry.cli.drafting.due import draft_dues
from registry.cli.settings import Given
from registry.state.due import dues


def run(
    ctx: typer.Context,
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="看哪一日，默认今天。On which day.")
    ] = "",
    within: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="今后多少天内，默认 30。So many days ahead.")
    ] = 30,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON。For programs.")] = False,
    xlsx: Annotated[
        Path | None, typer.Option(metavar="FILE", help="另写为工作簿。A workbook as well.")
    ] = None,
    ics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="另写为日历。A calendar as well.")
    ] = None,
) -> None:
    """列出待办事项。What is due: reviews, lapses, deadlines, inspections, bans, drafts.

    逾期的在前，各注明依据。内部清单，含不公开事项。For the desk: it holds what is not public.

    \b
    例 Examples:
      registry todo
      registry todo --as-of 2026-03-01 --within 60 --xlsx 待办.xlsx --ics 待办.ics
    """
    given: Given = ctx.obj
    settings, day = given.read(), opening.day(as_of)
    rules = opening.rules(settings)
    with opening.ledger(settings, readonly=True) as ledger:
        found = [*dues(ledger, rules, day, within), *draft_dues(ledger, day, within)]
        if settings.second_person:
            found += approving.approval_dues(ledger, day)
    found.sort(key=attrgetter("day", "kind", "subject", "ruleset"))
    if xlsx:
        xlsx.write_bytes(todo_files.workbook(found, day))
    if ics:
        ics.write_bytes(todo_files.calendar(found, day, settings.association))
    if json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    else:
        console.table(todo_files.HEADERS, (todo_files.line(due, day) for due in found))
    late = sum(due.overdue for due in found)
    console.note(
        f"截至 {day}，今后 {within} 天内：待办 {len(found)} 件，其中逾期 {late} 件。"
        f"{len(found)} due by then, {late} of them overdue."
    )
