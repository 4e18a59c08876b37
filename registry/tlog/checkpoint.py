"""What a log was at some size (C2SP tlog-checkpoint)."""

import re
from base64 import b64encode
from dataclasses import dataclass

from registry.tlog import merkle
from registry.tlog.errors import LogError
from registry.tlog.merkle import Hash
from registry.tlog.note import Opens, Signer, decoded

_SIZE = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)
#: So many characters of the root are printed on pages.
_SHORT = 12


@dataclass(frozen=True)
class Checkpoint:
    """Which log, how many leaves, the root over them."""

    origin: str
    size: int
    root: Hash

    def signed(self, signer: Signer, *others: Signer) -> str:
        """As the log's keeper publishes it, under one key or several."""
        root = b64encode(self.root).decode()
        note = signer.signed(f"{self.origin}\n{self.size}\n{root}\n")
        return "".join((note, *(other.beside(note) for other in others)))

    @property
    def short(self) -> str:
        """The first characters of the root, in hexadecimal: what a page prints and one compares."""
        return self.root.hex()[:_SHORT]


def opened(note: str, verifier: Opens) -> Checkpoint:
    """A checkpoint that this key signed. Raises LogError."""
    return of(verifier.opened(note))


def of(text: str) -> Checkpoint:
    """The checkpoint of a note's text. Raises LogError."""
    origin, size, root, *_ = (*text.split("\n"), "", "", "")
    top = decoded(root)
    if not origin or not _SIZE.fullmatch(size) or len(top) != merkle.SIZE:
        raise LogError("不是日志检查点。", "This is no checkpoint of a log.")
    return Checkpoint(origin, int(size), top)
