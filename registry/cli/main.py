"""`registry`: the verbs and what is common to them."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli import build, export, kinds, replay, search, serve, standing, take, verify
from registry.cli.settings import DEFAULT, Given
from registry.cli.verbs import Verbs

app = typer.Typer(
    name="registry",
    cls=Verbs,
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


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


for verb in (take, standing, build, serve, search, export, replay, verify, kinds):
    app.command(name=verb.__name__.rpartition(".")[2])(verb.run)
