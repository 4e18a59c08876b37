"""Signed notes (C2SP signed-note) with Ed25519 keys, written as Go's `sumdb/note` writes them."""

import re
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Protocol

from registry.tlog import ed25519
from registry.tlog.errors import LogError

#: What a key signs: the text of a note as a log's keeper, or that a witness saw it at some time.
LOG, WITNESS = b"\1", b"\4"
_HINT, _TIME = 4, 8
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[^\s+]+")
_SIGNATURE = re.compile(r"— (\S+) (\S+)")


class Opens(Protocol):
    """One key, or any of several."""

    def opened(self, note: str) -> str:
        """The text of a note that is signed. Raises LogError where it is not."""


@dataclass(frozen=True)
class Verifier:
    """A public key and its name."""

    name: str
    key: bytes
    kind: bytes = LOG

    @classmethod
    def parse(cls, text: str) -> "Verifier":
        """What `str` gives: name, hint and key, parted by a plus. Raises LogError."""
        name, _, rest = text.strip().partition("+")
        hint, _, encoded = rest.partition("+")
        kind, key = _key(encoded)
        found = cls(name, key, kind)
        if not _NAME.fullmatch(name) or found.hint.hex() != hint:
            raise _no_key()
        return found

    @property
    def hint(self) -> bytes:
        """What tells keys apart."""
        return sha256(f"{self.name}\n".encode() + self.kind + self.key).digest()[:_HINT]

    def __str__(self) -> str:
        return f"{self.name}+{self.hint.hex()}+{b64encode(self.kind + self.key).decode()}"

    def opened(self, note: str) -> str:
        """The text that this key signed as a log's keeper. Raises LogError where it did not."""
        text, _ = parted(note)
        held = self._signatures(note) if self.kind == LOG else ()
        if any(self.signs(text.encode(), one) for one in held):
            return text
        raise self._unsigned()

    def seen(self, note: str) -> int:
        """When this witness saw the note, in seconds since 1970. Raises LogError."""
        text, _ = parted(note)
        for signature in self._signatures(note) if self.kind == WITNESS else ():
            time = int.from_bytes(signature[:_TIME], "big")
            if self.signs(witnessed(text, time).encode(), signature[_TIME:]):
                return time
        raise self._unsigned()

    def made(self, text: str, name: str, signature: bytes) -> bool:
        """Whether this key made a signature that a note has under a name."""
        if name != self.name or signature[:_HINT] != self.hint:
            return False
        held = signature[_HINT:]
        if self.kind == LOG:
            return self.signs(text.encode(), held)
        time = int.from_bytes(held[:_TIME], "big")
        return self.signs(witnessed(text, time).encode(), held[_TIME:])

    def signs(self, content: bytes, signature: bytes) -> bool:
        """Whether this is the key's signature of some bytes."""
        return ed25519.holds(self.key, signature, content)

    def _signatures(self, note: str) -> list[bytes]:
        _, every = parted(note)
        own = [held for name, held in every if name == self.name and held[:_HINT] == self.hint]
        return [held[_HINT:] for held in own]

    def _unsigned(self) -> LogError:
        return LogError(f"缺少 {self.name} 的有效签名。", f"{self.name} did not sign this.")


class Signer(Protocol):
    """Whatever signs under a name: a secret of ours, or one that never leaves its keeper."""

    @property
    def verifier(self) -> Verifier:
        """The public key."""

    def sign(self, content: bytes) -> bytes:
        """The signature of some bytes, which say themselves what they are."""

    @property
    def name(self) -> str:
        """The name of its key."""
        return self.verifier.name

    def signed(self, text: str) -> str:
        """The note of a text, which ends its last line."""
        return f"{text}\n{self._line(self.sign(text.encode()))}"

    def beside(self, note: str) -> str:
        """The line with which this key signs what another has signed."""
        text, _ = parted(note)
        return self._line(self.sign(text.encode()))

    def cosigned(self, note: str, time: int) -> str:
        """The note with the signature of a witness that saw it then (C2SP tlog-cosignature)."""
        text, _ = parted(note)
        signature = self.sign(witnessed(text, time).encode())
        return f"{note}{self._line(time.to_bytes(_TIME, 'big') + signature)}"

    def _line(self, signature: bytes) -> str:
        return f"— {self.name} {b64encode(self.verifier.hint + signature).decode()}\n"


@dataclass(frozen=True)
class Secret(Signer):
    """A secret key that is known here."""

    called: str
    secret: bytes
    kind: bytes = LOG

    @classmethod
    def parse(cls, text: str) -> "Secret":
        """What `str` gives. Raises LogError."""
        name, _, rest = text.strip().removeprefix(_PRIVATE).partition("+")
        hint, _, encoded = rest.partition("+")
        kind, secret = _key(encoded)
        found = cls(name, secret, kind)
        if not text.startswith(_PRIVATE) or found.verifier.hint.hex() != hint:
            raise _no_key()
        return found

    def __str__(self) -> str:
        hint = self.verifier.hint.hex()
        return f"{_PRIVATE}{self.called}+{hint}+{b64encode(self.kind + self.secret).decode()}"

    def __repr__(self) -> str:
        return f"Secret({self.called!r})"

    @cached_property
    def verifier(self) -> Verifier:
        """See Signer."""
        return Verifier(self.called, ed25519.public(self.secret), self.kind)

    def sign(self, content: bytes) -> bytes:
        """See Signer."""
        return ed25519.sign(self.secret, content)


def valid_name(name: str) -> bool:
    """Whether a key may be called so."""
    return bool(_NAME.fullmatch(name))


def parted(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of a note, and its signatures by the signers' names. Raises LogError."""
    text, gap, lines = note.rpartition("\n\n")
    *every, end = lines.split("\n")
    found = [_SIGNATURE.fullmatch(line) for line in every]
    if not gap or end or not found or not all(found):
        raise LogError("不是签名文本。", "This is no signed note.")
    return f"{text}\n", [(line[1], decoded(line[2])) for line in found if line]


def witnessed(text: str, time: int) -> str:
    """What a witness signs: that it saw a text at a time."""
    return f"cosignature/v1\ntime {time}\n{text}"


def decoded(text: str) -> bytes:
    """Bytes in base 64, in its one form: no bit of it is free. Raises LogError."""
    try:
        held = b64decode(text, validate=True)
    except (Error, ValueError):
        held = b""
    if b64encode(held).decode() != text:
        raise LogError("不是 Base64 编码。", "This is not base 64.")
    return held


def _key(encoded: str) -> tuple[bytes, bytes]:
    key = decoded(encoded)
    if len(key) != 33 or key[:1] not in (LOG, WITNESS):
        raise _no_key()
    return key[:1], key[1:]


def _no_key() -> LogError:
    return LogError("不是日志密钥。", "This is no key of a log.")
