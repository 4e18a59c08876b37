"""A folder or an archive that is there whole, or not at all."""

import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.cli.saving.refused import Refused

_ARCHIVE = ".tar"


def is_archive(path: Path) -> bool:
    """Whether the name asks for one file instead of a folder."""
    return path.suffix == _ARCHIVE


@contextmanager
def made(target: Path, *, archived: bool = False) -> Iterator[Path]:
    """A folder to fill, which becomes the target, or is `archived` there, once all is in it.

    What a killed one has left is removed; nobody but its owner can look into it. Raises Refused
    where something is there.
    """
    target = target.absolute()
    if target.exists() and (not target.is_dir() or any(target.iterdir()) or archived):
        raise Refused(f"{target} 已经存在，不会覆盖。", "It is there already and is left alone.")
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    try:
        content = part / "content"
        content.mkdir(mode=0o700)
        yield content
        whole = _packed(content, part / "archive") if archived else content
        os.sync()
        whole.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def unpacked(backup: Path, into: Path) -> None:
    """Bring a backup, folder or archive, into an empty folder. Raises Refused."""
    if backup.is_dir():
        shutil.copytree(backup, into, symlinks=True, dirs_exist_ok=True)
        return
    try:
        with tarfile.open(backup, "r:") as archive:
            archive.extractall(into, filter="data")
    except (tarfile.TarError, EOFError) as wrong:
        raise Refused(
            f"{backup} 不是备份，或已损坏；什么也没有恢复。",
            "The archive cannot be read; nothing was restored.",
        ) from wrong


def _packed(content: Path, archive: Path) -> Path:
    with (
        open(os.open(archive, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as packed,
    ):
        for path in sorted(content.rglob("*")):
            packed.add(path, path.relative_to(content).as_posix(), recursive=False)
    return archive
