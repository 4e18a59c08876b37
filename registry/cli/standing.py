"""`registry standing`: a company's grades on a day, and what led there."""

import sys
from datetime import date
from typing import Annotated

import msgspec
import typer

from registry.cli import console, opening
from registry.cli.settings import Given, Settings
from registry.cli.standing_text import tell
from registry.identity import codes
from registry.ledger.entries import CompanyEntry
from registry.state.fold import fold_company
from registry.state.standing import Standing, standing
from scoring.refusal import Refusal


def run(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="统一社会信用代码。The company's unified code.")
    ],
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="看哪一日，默认今天。On which day.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="输出 JSON。For programs.")] = False,
) -> None:
    """查一家企业在某日的等级、依据、期限和禁止申请期。A company's standing on a day.

    内部查询，含不公开事项。For the desk: it holds what the public does not see.

    \b
    例 Examples:
      registry standing 91610423MAQMYWA195
      registry standing 91610423MAQMYWA195 --as-of 2026-02-28 --json
    """
    given: Given = ctx.obj
    parsed = codes.parse(code)
    if isinstance(parsed, Refusal):
        console.note(f"{parsed.zh} {parsed.en}")
        raise typer.Exit(1)
    found = _standing(given.read(), parsed, opening.day(as_of))
    if json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    elif found.name:
        tell(found)
    if not found.name:
        console.note(f"台账中没有 {parsed}。The ledger knows nothing of it.")
        raise typer.Exit(1)


def _standing(settings: Settings, code: str, day: date) -> Standing:
    """The standing; one without name and grades for a company that nothing is known of."""
    with opening.ledger(settings, readonly=True) as ledger:
        acts = [recorded.entry for recorded in ledger.entries([code])]
    state = fold_company([act for act in acts if isinstance(act, CompanyEntry)], day)
    if state is None:
        return Standing(code, "", day, (), (), (), ())
    return standing(state, day, opening.rules(settings))
