"""`registry restore`: a register from its backup, checked before anything is put in place."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url

from registry.cli import console
from registry.cli.failure import Failure
from registry.cli.saving import ledgers, logs, manifest, whole
from registry.cli.saving.manifest import Manifest
from registry.cli.saving.refused import Refused


def run(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="备份。A backup.")],
    dir_: Annotated[
        Path, typer.Argument(metavar="DIR", help="恢复到此新文件夹。A new folder to put it in.")
    ],
    into: Annotated[
        str,
        typer.Option(metavar="URL", help="台账恢复到此空台账。An empty ledger, as PostgreSQL's."),
    ] = "",
    log_from: Annotated[
        str,
        typer.Option(metavar="SITE", help="由已发布的网站重建日志。The log from the live site."),
    ] = "",
    key: Annotated[
        str, typer.Option(metavar="KEY", help="日志公钥或其文件。The log's public key.")
    ] = "",
) -> None:
    """由备份恢复登记册，先核对，不覆盖。Restore a register: checked first, nothing overwritten.

    备份之后发布过的，须以 --log-from 重建日志。What was published since is in the site's log.

    \b
    例 Examples:
      registry restore /backup/2026-03-01.tar 登记册
      registry restore /backup/2026-03-01.tar 登记册 --log-from /srv/register/current
    """
    if not backup.exists():
        raise Failure(f"找不到备份 {backup}。", "The backup is not there.")
    with whole.made(dir_) as folder:
        whole.unpacked(backup, folder)
        saved = manifest.read(folder)
        if log_from and not saved.log:
            raise Failure("备份中没有公示日志。", "The register that was backed up had no log.")
        size = _log(folder / saved.log, saved, log_from, key) if saved.log else 0
        _ledger(folder / saved.ledger, saved, into)
        (folder / manifest.NAME).unlink()
    _tell(dir_.resolve(), saved, into, size, bool(log_from))


def _log(folder: Path, saved: Manifest, site: str, key: str) -> int:
    """Check the log, or make it anew; how large it is."""
    signed = logs.check(folder)
    if (signed.size, signed.root.hex()) != (saved.size, saved.root):
        raise Refused(
            "备份中的公示日志不是备份时的那一本；什么也没有恢复。",
            "The log is not the one that was backed up; nothing was restored.",
        )
    return logs.rebuild(folder, site, key, signed).size if site else signed.size


def _ledger(file: Path, saved: Manifest, into: str) -> None:
    if ledgers.stored(file) != (saved.seq, saved.head):
        raise Refused(
            "备份中台账的链首不是备份时的；什么也没有恢复。",
            "The chain head is not the one that was backed up; nothing was restored.",
        )
    ledgers.restore(file, into)


def _tell(folder: Path, saved: Manifest, into: str, size: int, rebuilt: bool) -> None:
    console.say(
        f"已恢复到 {folder}：台账 {saved.seq} 条，链首 {saved.head}（{saved.made} 的备份）。"
        "Restored; chain head as shown."
    )
    url = into or ledgers.url_of(folder / saved.ledger)
    # A server's address is told without its password; a file's as it is typed, not in %E7….
    told = url if url.startswith("sqlite:") else make_url(url).render_as_string()
    console.say(f"REGISTRY_URL={told}")
    if saved.log:
        console.say(f"REGISTRY_LOG={folder / saved.log}")
    for zh, en in _next(saved, size, rebuilt):
        console.note(f"{zh}{en}")


def _next(saved: Manifest, size: int, rebuilt: bool) -> list[tuple[str, str]]:
    """What is to be done before anything is published again."""
    steps = [
        (
            "备份之后收取的报送不在其中，请逐份再报（registry take）；再 registry verify。",
            "File again what was taken since the backup, then verify.",
        )
    ]
    if saved.log and rebuilt:
        steps.append(
            (
                f"日志已由网站重建（{size} 条）。先补报，再 registry build 到空的输出文件夹。",
                "The log is the site's: file what is missing, then build into an empty folder.",
            )
        )
    elif saved.log:
        steps.append(
            (
                f"日志停在备份时（{size} 条）。此后发布过的，"
                "build 和 publish 会拒绝（LOG-E-FORK）："
                "请改用 registry restore --log-from 网站 重新恢复。",
                "What was published since is not in this log, and build and publish refuse it: "
                "restore again with --log-from SITE.",
            )
        )
    if not saved.keys:
        steps.append(("备份未含密钥：请放回密钥文件，权限 0600。", "Put the secret keys back."))
    return steps
