"""A proof that one carries away: leaf, path and checkpoint in one text (C2SP tlog-proof)."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from registry.tlog import checkpoint, leaf, merkle
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.merkle import Hash
from registry.tlog.note import Opens, decoded

_HEAD = "c2sp.org/tlog-proof@v1"
_FORM = re.compile(
    rf"{re.escape(_HEAD)}\nextra (\S+)\nindex (0|[1-9][0-9]{{0,17}})\n((?:\S+\n)*)\n(.*)", re.DOTALL
)
_SALT = 32


@dataclass(frozen=True)
class Proof:
    """Where a leaf is, what it takes to open it, and that it is in the tree of a checkpoint.

    `salted` is the salt and then the leaf itself: with what was published, all that is needed.
    """

    index: int
    salted: bytes
    path: Sequence[Hash]
    checkpoint: str

    def text(self) -> str:
        """As it is published."""
        lines = "".join(f"{_encoded(hash_)}\n" for hash_ in self.path)
        extra = _encoded(self.salted)
        return f"{_HEAD}\nextra {extra}\nindex {self.index}\n{lines}\n{self.checkpoint}"

    @classmethod
    def parse(cls, text: str) -> "Proof":
        """What `text` gives. Raises LogError."""
        form = _FORM.fullmatch(text)
        if form is None:
            raise LogError("不是日志证明文件。", "This is no proof of a log.")
        path = [decoded(line) for line in form[3].split("\n")[:-1]]
        return cls(int(form[2]), decoded(form[1]), path, form[4])

    @classmethod
    def decode(cls, file: bytes) -> "Proof":
        """The proof in a file. Raises LogError."""
        try:
            return cls.parse(file.decode())
        except UnicodeDecodeError as wrong:
            raise LogError("不是日志证明文件。", "This is no proof of a log.") from wrong

    @property
    def leaf(self) -> bytes:
        """The leaf that it proves."""
        return self.salted[_SALT:]

    def check(self, twin: bytes, verifier: Opens) -> Checkpoint:
        """The checkpoint under which the published JSON was logged. Raises LogError."""
        return self.check_digest(leaf.digest_of_twin(twin), verifier)

    def check_digest(self, digest: bytes, verifier: Opens) -> Checkpoint:
        """The same for the digest of what the published JSON says. Raises LogError."""
        signed = checkpoint.opened(self.checkpoint, verifier)
        leaf.check(self.leaf, self.salted[:_SALT], digest)
        hash_ = merkle.leaf_hash(self.leaf)
        merkle.check_inclusion(hash_, self.index, signed.size, self.path, signed.root)
        return signed


def _encoded(held: bytes) -> str:
    return b64encode(held).decode()
