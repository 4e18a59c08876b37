"""Where secret keys come from: a file that nobody else can read, the environment, a program.

Without one there is the demo key, made beside the log and DEMO by name: an official register
refuses it.
"""

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.tlog import chance
from registry.tlog.errors import LogError
from registry.tlog.note import LOG, Secret, Signer, Verifier
from registry.tlog.outside import Outside

DEMO = "DEMO"


def signer(source: str) -> Signer:
    """The key that a setting names: a file, `env:NAME` or `command:PROGRAM ARGUMENTS`.

    Raises LogError.
    """
    kind, _, rest = source.partition(":")
    if kind == "env":
        return Secret.parse(os.environ.get(rest, ""))
    if kind == "command":
        return Outside(tuple(shlex.split(rest)))
    return key(Path(source))


def key(path: Path) -> Secret:
    """The key in a file. Raises LogError where others can read it, or it is none."""
    if path.stat().st_mode & 0o077:
        raise LogError(
            f"日志密钥文件 {path} 可被他人读取，请改为 0600 权限。",
            "Others can read the key of the log: give the file the mode 0600.",
        )
    return Secret.parse(path.read_text("utf-8"))


def make(path: Path, name: str, kind: bytes = LOG) -> Secret:
    """A new key, in a file of its own that nobody else can read. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Secret(name, chance.secret(), kind)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{made}\n")
    return made


def demo(folder: Path, host: str, use: str) -> Signer:
    """The demo key of a host for some use, made where there is none. Raises LogError."""
    path = folder / f"{DEMO}-{use}.key"
    if not path.exists():
        make(path, f"{host}/{use}/{DEMO}")
    return key(path)


@dataclass(frozen=True)
class Replaced:
    """Keys that another has come for: those that still sign beside it, and all as they are public.

    One is given by its secret file as long as it signs, and by its public half ever after.
    """

    signers: tuple[Signer, ...] = ()
    retired: tuple[Verifier, ...] = ()


def replaced(given: Sequence[str], by: Signer) -> Replaced:
    """Keys of the same log that were replaced. Raises LogError."""
    signers = tuple(signer(one) for one in given if _is_secret(one))
    public = [Verifier.parse(one) for one in given if not _is_secret(one)]
    retired = (*(signer.verifier for signer in signers), *public)
    for verifier in retired:
        if verifier.name != by.name:
            raise LogError(
                f"旧密钥 {verifier.name} 与现密钥 {by.name} 名称不同，不是同一日志的。",
                "A key that was replaced has the name of the one that replaces it.",
            )
    return Replaced(signers, retired)


def _is_secret(given: str) -> bool:
    return given.startswith(("env:", "command:")) or Path(given).is_file()


def is_demo(signer: Signer) -> bool:
    """Whether this is a key that `demo` made."""
    return signer.name.endswith(f"/{DEMO}")
