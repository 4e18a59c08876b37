"""`registry backup`: the whole register, consistent and checked, in one folder or file."""

from pathlib import Path
from shutil import copy
from typing import Annotated

import typer

from registry.cli import clock, console
from registry.cli.saving import ledgers, logs, manifest, whole
from registry.cli.saving.manifest import Manifest
from registry.cli.saving.parts import Parts
from registry.cli.settings import Given, Settings


def run(
    ctx: typer.Context,
    target: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|DIR",
            help="以 .tar 结尾为一个文件，否则为文件夹。An archive, or a folder.",
        ),
    ],
    with_keys: Annotated[
        bool, typer.Option("--with-keys", help="连同密钥文件。The secret keys as well.")
    ] = False,
) -> None:
    """备份登记册：台账、公示日志、设置、页面和评价办法。Back the register up, checked.

    办理中也可备份；备份时核对一遍。与台账同样保密。As private as the ledger itself.

    \b
    例 Examples:
      registry backup /backup/2026-03-01.tar
      registry backup /backup/2026-03-01
    """
    given: Given = ctx.obj
    values = given.values()
    parts = Parts(given.settings, values)
    with whole.made(target, archived=whole.is_archive(target)) as folder:
        saved = _saved(folder, parts, Settings.of(values).url, with_keys)
        saved.write(folder)
    _tell(target, saved)


def _saved(folder: Path, parts: Parts, url: str, with_keys: bool) -> Manifest:
    """Fill a folder. The log first: a ledger that is behind the log could not be published."""
    log = parts.values.get("REGISTRY_LOG")
    log_place = parts.place(Path(log), "log") if log else ""
    signed = logs.save(Path(log), folder / log_place) if log else None
    file = ledgers.file_of(url)
    ledger_place = parts.place(file, ledgers.FILE) if file else ledgers.EXPORT
    seq, head = ledgers.save(url, folder / ledger_place)
    for place, _, _ in parts.folders():
        (folder / place).mkdir(parents=True, exist_ok=True)  # also one that is empty
    for place, source in (*parts.settings(), *(parts.keys() if with_keys else ())):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        copy(source, folder / place)
    return Manifest(
        made=clock.today(),
        seq=seq,
        head=head,
        ledger=ledger_place,
        log=log_place if signed else "",
        size=signed.size if signed else 0,
        root=signed.root.hex() if signed else "",
        keys=with_keys,
        files=manifest.digests(folder),
    )


def _tell(target: Path, saved: Manifest) -> None:
    log = f"公示日志 {saved.size} 条" if saved.log else "没有公示日志"
    console.say(
        f"已备份到 {target}：台账 {saved.seq} 条，链首 {saved.head}；{log}；"
        f"{len(saved.files)} 个文件。Backed up and checked; chain head as shown."
    )
    if not saved.keys:
        console.note(
            "未含密钥：日志密钥和版本密钥请另存一份在别处，丢失后日志不能继续。"
            "No secret keys are in it: keep copies of them elsewhere."
        )
