"""`backup.json`: what a backup has, each file by its SHA-256, and where chain and log stood."""

from collections.abc import Iterator
from datetime import date
from hashlib import file_digest
from pathlib import Path, PurePosixPath

import msgspec

from registry.cli.saving.refused import Refused

NAME, LOG = "backup.json", "log.sqlite3"
_FORMAT, _VERSION = "enterprise-credit-register/backup", 1


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself.

    `seq` and `head` are the ledger's last link, `size` and `root` (hexadecimal) the public log;
    `ledger` and `log` are where they lie, "" for a register without a log. `keys` tells that secret
    keys are in it. `files` are the SHA-256 by path.
    """

    format: str = _FORMAT
    version: int = _VERSION
    made: date
    seq: int
    head: str
    ledger: str
    log: str = ""
    size: int = 0
    root: str = ""
    keys: bool = False
    files: dict[str, str]

    def write(self, folder: Path) -> None:
        """Write it into the backup."""
        content = msgspec.json.format(msgspec.json.encode(self, order="sorted"), indent=2)
        (folder / NAME).write_bytes(content + b"\n")


def read(folder: Path) -> Manifest:
    """The manifest of a backup, all of whose files are as it says. Raises Refused."""
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise Refused(
            f"这不是本程序的备份，或其 {NAME} 已损坏；什么也没有恢复。",
            "This is no backup, or its list of files is damaged; nothing was restored.",
        ) from wrong
    if (manifest.format, manifest.version) != (_FORMAT, _VERSION):
        raise Refused(
            f"备份是第{manifest.version}版格式，本程序不认识，请先升级程序。",
            "The backup is of a version that this program does not know: upgrade it.",
        )
    needed = {
        manifest.ledger,
        *([(PurePosixPath(manifest.log) / LOG).as_posix()] if manifest.log else []),
    }
    _compare(dict.fromkeys(needed, "") | manifest.files, digests(folder))
    return manifest


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file but the manifest itself, by path. Raises Refused."""
    return {path.relative_to(folder).as_posix(): _digest(path) for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise Refused(
                f"备份中的 {path.name} 不是普通文件；什么也没有恢复。",
                "The backup has something that is no plain file; nothing was restored.",
            )
        if path.is_file() and path != folder / NAME:
            yield path


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _compare(listed: dict[str, str], found: dict[str, str]) -> None:
    spoilt = sorted(
        path for path in listed.keys() | found.keys() if listed.get(path) != found.get(path)
    )
    if spoilt:
        raise Refused(
            f"备份已损坏：{len(spoilt)} 个文件缺失、多出或与散列不符，如 {spoilt[0]}；"
            "什么也没有恢复。",
            "The backup is damaged: files are missing, added or altered; nothing was restored.",
        )
