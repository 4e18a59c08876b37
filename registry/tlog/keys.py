"""Where the log's secret key comes from: a file that nobody else can read.

Without one there is the demo key, made beside the log and DEMO by name: an official register
refuses it.
"""

import os
from pathlib import Path

from registry.tlog import chance
from registry.tlog.errors import LogError
from registry.tlog.note import LOG, Signer

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


def is_demo(signer: Signer) -> bool:
    """Whether this is a key that `demo` made."""
    return signer.name.endswith(f"/{DEMO}")
