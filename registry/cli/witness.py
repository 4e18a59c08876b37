"""`registry witness`: cosign the log of a site, as long as it goes on from what was seen before."""

import os
from pathlib import Path
from typing import Annotated

import typer

from registry.cli import clock, console, published, signing
from registry.tlog import keys, verifying, witness
from registry.tlog.errors import LogError


def run(
    target: Annotated[str, typer.Argument(help="网站的文件夹或网址。A published site.")],
    key: Annotated[str, typer.Option(metavar="FILE", help="见证密钥。The witness's key.")],
    seen: Annotated[
        Path, typer.Option(metavar="FILE", help="上次见证的检查点存于此。What was cosigned last.")
    ],
    log: Annotated[
        str, typer.Option(metavar="KEY", help="日志公钥或其文件。The log's key, or its file.")
    ] = "",
) -> None:
    """见证一个登记册的公示日志。Cosign the public log of a register.

    先核对日志在上次所见之后只增不改，再签名；结果存入 --seen 的文件，可交给协会收入网站。
    The log must go on from what was seen last; the cosigned checkpoint is kept in that file.

    \b
    例 Example:
      registry witness https://register.example --key 见证.key --seen 检查点
    """
    read = published.reader(target)
    try:
        verifier = signing.verifier(log) if log else verifying.key(read)
        before = seen.read_text("utf-8") if seen.is_file() else ""
        note = witness.cosign(read, verifier, before, keys.signer(key), clock.now())
    except LogError as fault:
        console.say(f"{fault.zh}{fault.en}")
        raise typer.Exit(1) from fault
    fresh = seen.with_name(f"{seen.name}.new")
    fresh.write_text(note, "utf-8")
    os.replace(fresh, seen)
    console.say(f"已见证，存入 {seen}。Cosigned.")
    console.say(note.rstrip("\n").rpartition("\n")[2])
