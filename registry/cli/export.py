"""`registry export`: the whole ledger as JSON Lines."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from registry.cli import console, opening
from registry.cli.settings import Given
from registry.ledger import exchange


def run(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="写入的文件，不填时输出。A file, else the output."),
    ] = None,
) -> None:
    """导出整本台账。Write the whole ledger as JSON Lines.

    可由 replay 重建。What replay builds a ledger from.

    \b
    例 Examples:
      registry export 台账.jsonl
      registry export | gzip > 台账.jsonl.gz
    """
    given: Given = ctx.obj
    with opening.ledger(given.read(), readonly=True) as ledger:
        if file is None:
            exchange.export(ledger, sys.stdout.buffer)
            return
        with file.open("wb") as stream:
            exchange.export(ledger, stream)
        number, head = ledger.head()
    console.note(f"已导出 {number} 条，链首 {head}。{number} entries, chain head as shown.")
