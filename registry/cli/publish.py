"""`registry publish`: what was built, checked, logged and shown at once."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli import approving, console, publishing, purging
from registry.cli.settings import Given, Settings
from registry.tlog.errors import LogError


def run(
    ctx: typer.Context,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            help="文件夹、s3://桶/前缀，或 rsync:主机:路径。A folder, a bucket, a host by rsync.",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="生成好的网站所在。Where the site was built.")
    ] = None,
    keep: Annotated[
        int, typer.Option(min=1, help="保留几个版本以便退回。How many releases are kept.")
    ] = 5,
    changed: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="变动的路径写入此文件，供清除缓存。What a cache is to forget."
        ),
    ] = None,
    take_over: Annotated[
        bool,
        typer.Option("--take-over", help="接手他人中断的发布。Go on with what another left."),
    ] = False,
    reread: Annotated[
        bool,
        typer.Option(
            "--reread", help="每个文件都重新读取。Read every file, those that stayed as well."
        ),
    ] = False,
) -> None:
    """发布生成好的网站。Publish what was built: check it, log it, show it at once.

    先如外人一般核对，再记入日志并签名，然后一次切换；随后列出 CDN 须清除的地址。
    Readers see the old release or the new one; then it says what a CDN must purge.

    \b
    例 Examples:
      registry publish /srv/register
      registry publish s3://register.example --changed 变动.txt
      registry publish rsync:web@register.example:/srv/www
    """
    given: Given = ctx.obj
    values = given.present()
    built = publishing.source(values, output)
    approving.gate(values, given.read())
    try:
        with publishing.publisher(values, built, reread=reread) as publisher:
            place = publishing.target(values, target, take_over=take_over, reread=reread)
            done = publisher.publish(place, keep)
    except LogError as fault:
        console.say(f"{fault.zh}{fault.en}")
        raise typer.Exit(1) from fault
    if changed is not None:
        forgotten = purging.addresses((*done.changed, *done.gone))
        changed.write_text("".join(map("{}\n".format, forgotten)), "utf-8")
    console.say(
        f"已发布 {done.release.id}：共 {done.release.files} 个文件，变动 {len(done.changed)}，"
        f"移除 {len(done.gone)}；日志 {done.size} 条。"
        f"{done.release.files} files, {len(done.changed)} changed, {len(done.gone)} gone; "
        f"the log has {done.size} leaves."
    )
    for line in purging.told(done.stale, Settings.of(values).association.url):
        console.say(line)
