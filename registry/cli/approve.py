"""`registry approve`: the second pair of eyes."""

from typing import Annotated

import typer

from registry.cli import approving, console, opening
from registry.cli.failure import Failure
from registry.cli.settings import Given
from registry.ledger.reads import TakenFiling
from scoring.refusal import Refusal


def run(
    ctx: typer.Context,
    filings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILING…]", help="报送的文件或文件名；省略则列出待核准的。What is approved."
        ),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="核准他人收取的全部报送。All that others have taken.")
    ] = False,
    clerk: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="核准人，须与收取人不同；默认按设置或登录名。Who approves, else who is logged in.",
        ),
    ] = "",
) -> None:
    """核准另一人收取的报送。Approve what another clerk has taken, before it is published.

    设置 REGISTRY_SECOND_PERSON 时，未经第二人核准的不得发布。给出文件的，与台账所存逐字节核对。
    With that setting nothing is published that no second clerk approved.

    \b
    例 Examples:
      registry approve
      registry approve 02-评价结果.xlsx --clerk 李四
      registry approve --all --clerk 李四
    """
    given: Given = ctx.obj
    settings = given.read()
    who = clerk or opening.clerk(settings)
    if filings and all_:
        raise Failure("报送与 --all 只用其一。", "Name filings, or use --all.")
    if not filings and not all_:
        with opening.ledger(settings, readonly=True) as ledger:
            _list(approving.waiting(ledger))
        return
    with opening.ledger(settings) as ledger, ledger.transaction() as transaction:
        left = approving.others(approving.waiting(transaction), who) if all_ else []
        names = filings or [one.name for one in left]
        done = approving.approve(transaction, names, who, opening.day(""))
    for one in done:
        if isinstance(one, Refusal):
            console.say(f"{one.zh}{one.en}")
        else:
            console.say(f"{one.name}：已由{who}核准（{one.clerk or '未具名'}收取）。Approved.")
    if any(isinstance(one, Refusal) for one in done):
        console.note("什么也没有核准。Nothing was approved.")
        raise typer.Exit(1)


def _list(left: list[TakenFiling]) -> None:
    rows = [(one.name, one.received.isoformat(), one.clerk, one.kind) for one in left]
    console.table(("报送 filing", "收到 received", "经办人 clerk", "种类 kind"), rows)
    console.note(f"待第二人核准 {len(rows)} 份。{len(rows)} wait for a second clerk.")
