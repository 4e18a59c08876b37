"""`registry roles`: accounts that can record and not change, or only read."""

from typing import Annotated

import typer
from sqlalchemy import make_url

from registry.cli import console, opening
from registry.cli.failure import Failure
from registry.cli.settings import Given
from registry.ledger import roles
from registry.ledger.engine import connect
from scoring.refusal import Refusal


def run(
    ctx: typer.Context,
    recorder: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="能记录、不能改动的账号，可多次。Records, never changes."
        ),
    ] = None,
    reader: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="只读的账号，供生成网站，可多次。Reads only."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="立即执行；省略则只写出 SQL。Do it, not only say it.")
    ] = False,
) -> None:
    """PostgreSQL 账号：能记录而不能改动的，只读的。Accounts that record and never change.

    以台账各表的所有者执行一次；此后收取、生成都不用所有者的账号。密码另设。To be done once as the
    owner of the tables; from then on nobody works as the owner. Passwords are set elsewhere.

    \b
    例 Examples:
      registry roles --recorder register_desk --reader register_build
      registry roles --recorder register_desk --reader register_build --apply
    """
    given: Given = ctx.obj
    settings = given.read()
    if make_url(settings.url).get_backend_name() != "postgresql":
        raise Failure(
            "只有 PostgreSQL 台账有账号；SQLite 台账以文件权限保护。",
            "Only a PostgreSQL ledger has accounts; a SQLite file has its permissions.",
        )
    recorders, readers = recorder or [], reader or []
    if not recorders and not readers:
        raise Failure("请给出 --recorder 或 --reader。", "Name an account.")
    _stop(roles.check([*recorders, *readers]))
    wanted = roles.statements(recorders, readers)
    if not apply:
        console.say(roles.script(wanted).rstrip())
        return
    opening.ledger(settings, readonly=True).close()  # says what is wrong with it, if anything
    engine = connect(settings.url, readonly=False)
    try:
        with engine.begin() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            _stop(roles.too_powerful(raw, [*recorders, *readers]))
            for statement in wanted:
                raw.execute(statement)
    finally:
        engine.dispose()
    for names, said in ((recorders, "能记录，不能改动 records"), (readers, "只读 reads")):
        for name in names:
            console.say(f"{name}：{said}")
    console.note("请为各账号设密码（psql 中 \\password 账号）。Set their passwords.")


def _stop(refusal: Refusal | None) -> None:
    if refusal is not None:
        console.note(f"{refusal.zh}{refusal.en}")
        raise typer.Exit(1)
