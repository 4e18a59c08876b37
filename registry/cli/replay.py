"""`registry replay`: a ledger anew from its export."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli import console, opening
from registry.cli.failure import Failure
from registry.cli.settings import Given
from registry.ledger import exchange


def run(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="export 导出的文件。What export wrote.")
    ],
) -> None:
    """由导出文件重建台账。Build the ledger anew from an export.

    只写入空台账，链首与原台账相同。Into an empty one only; the chain head is the same.

    \b
    例 Example:
      registry --register sqlite:///新台账.sqlite3 replay 台账.jsonl
    """
    given: Given = ctx.obj
    if not file.is_file():
        raise Failure(f"找不到文件 {file}。", "The file is not there.")
    with opening.ledger(given.read()) as ledger:
        with file.open("rb") as stream:
            refusal = exchange.replay(stream, ledger)
        number, head = ledger.head()
    if refusal:
        console.note(f"{refusal.zh} {refusal.en}")
        raise typer.Exit(1)
    console.say(f"已重建 {number} 条，链首 {head}。{number} entries, chain head as shown.")
