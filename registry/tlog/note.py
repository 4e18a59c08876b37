"""Signed notes (C2SP signed-note) with Ed25519 keys, written as Go's `sumdb/note` writes them."""

import re
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from registry.tlog.errors import LogError

_ED25519 = b"\1"
_HINT = 4
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[^\s+]+")
_SIGNATURE = re.compile(r"— (\S+) (\S+)")


@dataclass(frozen=True)
class Verifier:
    """A public key and its name."""

    name: str
    key: bytes

    @classmethod
    def parse(cls, text: str) -> "Verifier":
        """What `str` gives: name, hint and key, parted by a plus. Raises LogError."""
        name, _, rest = text.strip().partition("+")
        hint, _, encoded = rest.partition("+")
        found = cls(name, _key(encoded))
        if not _NAME.fullmatch(name) or found.hint.hex() != hint:
            raise _no_key()
        return found

    @property
    def hint(self) -> bytes:
        """What tells keys apart."""
        return sha256(f"{self.name}\n".encode() + _ED25519 + self.key).digest()[:_HINT]

    def __str__(self) -> str:
        return f"{self.name}+{self.hint.hex()}+{b64encode(_ED25519 + self.key).decode()}"

    def opened(self, note: str) -> str:
        """The text that this key signed. Raises LogError where it did not."""
        text, signatures = parted(note)
        for name, signature in signatures:
            if name == self.name and signature[:_HINT] == self.hint:
                try:
                    known = Ed25519PublicKey.from_public_bytes(self.key)
                    known.verify(signature[_HINT:], text.encode())
                except InvalidSignature:
                    break
                return text
        raise LogError(f"缺少 {self.name} 的有效签名。", f"{self.name} did not sign this.")


@dataclass(frozen=True)
class Signer:
    """A secret key and its name."""

    name: str
    secret: bytes

    @classmethod
    def parse(cls, text: str) -> "Signer":
        """What `str` gives. Raises LogError."""
        name, _, rest = text.strip().removeprefix(_PRIVATE).partition("+")
        hint, _, encoded = rest.partition("+")
        found = cls(name, _key(encoded))
        if not text.startswith(_PRIVATE) or found.verifier.hint.hex() != hint:
            raise _no_key()
        return found

    def __str__(self) -> str:
        hint = self.verifier.hint.hex()
        return f"{_PRIVATE}{self.name}+{hint}+{b64encode(_ED25519 + self.secret).decode()}"

    def __repr__(self) -> str:
        return f"Signer({self.name!r})"

    @cached_property
    def verifier(self) -> Verifier:
        """Its public half."""
        return Verifier(self.name, self._key.public_key().public_bytes_raw())

    def signed(self, text: str) -> str:
        """The note of a text, which ends its last line."""
        signature = self.verifier.hint + self._key.sign(text.encode())
        return f"{text}\n— {self.name} {b64encode(signature).decode()}\n"

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)


def parted(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of a note, and its signatures by the signers' names. Raises LogError."""
    text, gap, lines = note.rpartition("\n\n")
    found = [_SIGNATURE.fullmatch(line) for line in lines.splitlines()]
    if not gap or not lines.endswith("\n") or not all(found):
        raise LogError("不是签名文本。", "This is no signed note.")
    return f"{text}\n", [(line[1], decoded(line[2])) for line in found if line]


def decoded(text: str) -> bytes:
    """Bytes in base 64, in its one form: no bit of it is free. Raises LogError."""
    try:
        held = b64decode(text, validate=True)
    except (Error, ValueError):
        held = b""
    if b64encode(held).decode() != text:
        raise LogError("不是 Base64 编码。", "This is not base 64.")
    return held


def _key(encoded: str) -> bytes:
    key = decoded(encoded)
    if len(key) != 33 or key[:1] != _ED25519:
        raise _no_key()
    return key[1:]


def _no_key() -> LogError:
    return LogError("不是日志密钥。", "This is no key of a log.")
