"""`registry`: the verbs and what is common to them all."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli.settings import DEFAULT, Given
from registry.cli.verbs import HELP, Verbs

app = typer.Typer(name="registry", cls=Verbs, invoke_without_command=True, **HELP)


@app.callback()
def common(
    ctx: typer.Context,
    register: Annotated[
        str,
        typer.Option(
            envvar="REGISTRY_URL",
            metavar="URL",
            help="台账所在，如 sqlite:///register.sqlite3。Where the ledger is; PostgreSQL by URL.",
        ),
    ] = "",
    settings: Annotated[
        Path,
        typer.Option(metavar="FILE", help="设置文件。The settings, Pelican's and the register's."),
    ] = DEFAULT,
) -> None:
    """企业信用等级公共登记册。The public register of an enterprise-credit association.

    \b
    registry take 评价结果.xlsx       收取报送  take a filing
    registry standing CODE            查企业等级  a company's standing
    registry build                    生成网站  build the site
    registry serve                    在本机浏览  look at it
    """
    ctx.obj = Given(register=register, settings=settings)
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
