"""`registry search`: what the site's own search finds, from its own files."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli import console
from registry.cli.failure import Failure
from registry.search.lookup import Lookup
from registry.search.query import answer


def run(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help="名称的任意两字、代码、编号。Part of a name, a code, a number."
        ),
    ],
    limit: Annotated[int, typer.Option(min=1, help="最多列出几条。At most so many.")] = 10,
    output: Annotated[
        Path, typer.Option(metavar="DIR", help="网站所在文件夹。Where the site was built.")
    ] = Path("output"),
) -> None:
    """检索已生成的网站。Search as the site's own box does.

    每行一个代码和名称，最相符的在前。A code and a name a line, best first.

    \b
    例 Examples:
      registry search 华山
      registry search --limit 3 91610000 机械
    """
    folder = output / "search"
    if not folder.is_dir():
        raise Failure(f"{output} 中没有网站，请先生成。", "There is no site there; build it first.")
    found = answer(Lookup(lambda name: (folder / name).read_bytes()), " ".join(words))
    if found.mistyped:
        console.note("校验位不符，请核对代码。The code's check character is wrong.")
    elif not found.hits:
        console.note("登记册中没有相符的企业或公告。Nothing in the register matches.")
    console.table(("代码 code", "名称 name"), [(hit.code, hit.name) for hit in found.hits[:limit]])
