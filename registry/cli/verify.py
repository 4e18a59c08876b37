"""`registry verify`: is the ledger what it was?"""

import typer

from registry.cli import console, opening
from registry.cli.settings import Given


def run(ctx: typer.Context) -> None:
    """核对台账的散列链。Check the ledger's hash chain.

    一条未少，一字未改。Nothing lost, nothing changed.

    \b
    例 Example:
      registry --register sqlite:///register.sqlite3 verify
    """
    given: Given = ctx.obj
    with opening.ledger(given.read(), readonly=True) as ledger:
        refusals = ledger.verify()
        number, head = ledger.head()
    for refusal in refusals:
        console.say(f"{refusal.zh} {refusal.en}")
    if refusals:
        raise typer.Exit(1)
    console.say(f"台账完好，共 {number} 条，链首 {head}。The ledger is whole; chain head as shown.")
