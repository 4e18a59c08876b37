"""`registry notice drop`: a draft that came to nothing."""

from typing import Annotated

import typer

from registry.cli import console, opening
from registry.cli.drafting import record
from registry.cli.settings import Given
from registry.intake.cells import DOCUMENT
from registry.ledger.store import Transaction
from scoring.refusal import Refusal


def drop(
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="NUMBER", help="公告稿的文号。The draft's document number.")
    ],
    reason: Annotated[
        str, typer.Argument(metavar="REASON", help="为何作废，记入台账。Why, for the ledger.")
    ],
    clerk: Annotated[
        str, typer.Option(metavar="NAME", help="经办人，记入台账。Who drops it, for the ledger.")
    ] = "",
) -> None:
    """作废一份没有发布的公告稿；其文号不再使用。Drop a draft: its number is used no more.

    \b
    例 Examples:
      registry notice drop 陕信协〔2026〕12号 改由下一批公布
    """
    given: Given = ctx.obj
    settings = given.read()
    read = DOCUMENT.read(number)
    wanted = number if isinstance(read, Refusal) else str(read)
    with opening.ledger(settings) as ledger, ledger.transaction() as transaction:
        said = _dropped(transaction, wanted, reason, clerk or opening.clerk(settings))
    if isinstance(said, Refusal):
        console.note(f"{said.zh}{said.en}")
        raise typer.Exit(1)
    console.say(said)


def _dropped(ledger: Transaction, number: str, reason: str, clerk: str) -> str | Refusal:
    drafted = record.reserved(ledger, number)
    if drafted is None:
        return _refusal(f"没有文号为“{number}”的公告稿。", "No draft has that number.")
    if number in record.dropped(ledger):
        return _refusal(f"公告稿 {number} 已经作废。", "It was dropped before.")
    if ledger.claimed([f"document:{number}"]):
        return _refusal(
            f"公告 {number} 已经发布；有差错请报“更正公告”。",
            "The notice is published; file a correction.",
        )
    gone = record.Dropped(number=number, reason=reason)
    ledger.add_filing(gone.name, record.DROPPED, gone.encoded(), opening.day(""), clerk)
    return (
        f"公告稿 {number}《{drafted.title}》已作废，此号不再使用。Dropped; the number stays unused."
    )


def _refusal(zh: str, en: str) -> Refusal:
    return Refusal("R-32", "", zh, en)
