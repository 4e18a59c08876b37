"""The public log in a backup, and made anew from the published site."""

import sqlite3
from pathlib import Path
from shutil import copyfile

from registry.cli import published, signing
from registry.cli.saving import databases
from registry.cli.saving.manifest import LOG
from registry.cli.saving.refused import Refused
from registry.release.publish import record
from registry.tlog import keyring, rebuilding, verifying, whole
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.log import Log

_COSIGNED = "cosigned"
_PROVED = ((keyring.PATH, keyring.PROOF), (record.PATH, record.PROOF))


def save(folder: Path, target: Path) -> Checkpoint | None:
    """Save a log's folder, without its keys; None where no log was begun. Raises Refused."""
    if not (folder / LOG).is_file():
        return None
    databases.copy(folder / LOG, target / LOG)
    for note in sorted((folder / _COSIGNED).glob("*")):
        if note.is_file():
            (target / _COSIGNED).mkdir(exist_ok=True)
            copyfile(note, target / _COSIGNED / note.name)
    return check(target)


def check(folder: Path) -> Checkpoint:
    """The newest checkpoint of a log that is whole. Raises Refused."""
    try:
        return whole.check(folder / LOG)
    except (LogError, sqlite3.Error) as fault:
        zh, en = (fault.zh, fault.en) if isinstance(fault, LogError) else (f"{fault}。", "")
        raise Refused(f"公示日志：{zh}", f"The public log: {en}") from fault


def rebuild(folder: Path, site: str, key: str, before: Checkpoint | None) -> Checkpoint:
    """The log made anew from a published site, in the place of what is there.

    `before` is where a backup had it; the site must go on from there. Without `key` the site's own
    is taken. Raises Refused.
    """
    read = published.reader(site)
    (folder / LOG).unlink(missing_ok=True)
    log = Log(folder / LOG)
    try:
        verifier = signing.verifier(key) if key else verifying.key(read)
        now = rebuilding.rebuild(read, verifier, log, _PROVED)
        if before and log.checkpoint(now.origin, before.size) != before:
            raise LogError(
                "网站的日志不是备份中那一本的延续。",
                "The site's log does not go on from the backup's.",
            )
    except LogError as fault:
        raise Refused(
            f"日志未能重建：{fault.zh}", f"The log was not rebuilt: {fault.en}"
        ) from fault
    finally:
        log.close()
    return now


def told(signed: Checkpoint) -> str:
    """A checkpoint in words."""
    return f"日志 {signed.size} 条，树根 {signed.short}"
