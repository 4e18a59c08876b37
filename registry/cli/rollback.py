"""`registry rollback`: an older release is shown again; the log goes on."""

from typing import Annotated

import typer

from registry.cli import console, publishing
from registry.cli.settings import Given
from registry.release.publish.publishing import back


def run(
    ctx: typer.Context,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="发布到何处，同 publish。As for publish.")
    ],
    to: Annotated[
        str, typer.Option(metavar="RELEASE", help="退回到此版本，默认前一个。Which release.")
    ] = "",
) -> None:
    """退回较早的版本。Show an older release again.

    日志只增不减；已发布的公告不得因退回而消失。The log stays; no notice may be lost by it.
    不须第二人核准：只显示已发布过的。No second person: it shows only what was published before.

    \b
    例 Examples:
      registry rollback /srv/register
      registry rollback /srv/register --to 2026-11-25-0123456789ab
    """
    given: Given = ctx.obj
    release = back(publishing.target(given.values(), target), to)
    console.say(f"现显示版本 {release}。This release is shown now.")
    console.note(
        "台账没有变：下次发布（每日自动发布也是）仍按台账，请在此之前补正。"
        "The ledger is as it was: the next publication, a daily one too, shows what it says."
    )
