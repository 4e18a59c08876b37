"""Where the log's secret key comes from: a file that nobody else can read.

Without one there is the demo key, made beside the log and DEMO by name: an official register
refuses it.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.tlog import chance
from registry.tlog.errors import LogError
from registry.tlog.note import LOG, Signer, Verifier

DEMO = "DEMO"


def key(path: Path) -> Signer:
    """The key in a file. Raises LogError where others can read it, or it is none."""
    if path.stat().st_mode & 0o077:
        raise LogError(
            f"日志密钥文件 {path} 可被他人读取，请改为 0600 权限。",
            "Others can read the key of the log: give the file the mode 0600.",
        )
    return Signer.parse(path.read_text("utf-8"))


def make(path: Path, name: str, kind: bytes = LOG) -> Signer:
    """A new key, in a file of its own that nobody else can read. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Signer(name, chance.secret(), kind)
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
    signers = tuple(key(Path(one)) for one in given if Path(one).is_file())
    public = [Verifier.parse(one) for one in given if not Path(one).is_file()]
    retired = (*(signer.verifier for signer in signers), *public)
    for verifier in retired:
        if verifier.name != by.name:
            raise LogError(
                f"旧密钥 {verifier.name} 与现密钥 {by.name} 名称不同，不是同一日志的。",
                "A key that was replaced has the name of the one that replaces it.",
            )
    return Replaced(signers, retired)


def is_demo(signer: Signer) -> bool:
    """Whether this is a key that `demo` made."""
    return signer.name.endswith(f"/{DEMO}")
