"""`registry key`: a key of a log's keeper or of a witness."""

from pathlib import Path
from typing import Annotated

import typer

from registry.cli import console
from registry.cli.failure import Failure
from registry.tlog import keys
from registry.tlog.note import LOG, WITNESS, valid_name


def run(
    name: Annotated[str, typer.Argument(help="密钥名称，如 register.example/log。Its name.")],
    file: Annotated[Path, typer.Argument(help="存入此文件，权限 0600。Where it is kept.")],
    witness: Annotated[
        bool, typer.Option("--witness", help="见证密钥。A key of a witness.")
    ] = False,
) -> None:
    """生成一把日志或见证密钥。Make a key of a log, or of a witness.

    密钥只写入文件，显示的是公钥。The key goes into the file; what is shown is public.

    \b
    例 Examples:
      registry key register.example/log 日志.key
      registry key witness.example 见证.key --witness
    """
    if not valid_name(name):
        raise Failure(
            f"密钥名称“{name}”不得有空格或加号。", "A key's name has no space and no plus."
        )
    try:
        made = keys.make(file, name, WITNESS if witness else LOG)
    except FileExistsError as fault:
        raise Failure(f"文件 {file} 已存在，未作改动。", "The file is there already.") from fault
    console.say(str(made.verifier))
