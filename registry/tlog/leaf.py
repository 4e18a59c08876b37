"""Leaves: that something was published, without a word of what it was.

A leaf has the digest of a random salt and of what was published. Who has both can open it; once
salt and content are gone (P-5), nobody can tell what it was.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Literal

from registry.tlog.errors import LogError

Kind = Literal["notice", "erase", "standing", "licence", "ruleset", "listing", "release", "key"]

_PREFIX = b"enterprise-credit-register/v1\n"
#: What later notices add to an earlier one: no part of what was published then.
_LATER = "corrected_by"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf: what kind of thing was published, on which day, and the commitment to it.

    One of the kind `erase` commits to what remains of a notice; `ref` is the number of the leaf
    that nothing opens any more, None where the notice was erased before it came into the log.
    """

    kind: Kind
    day: date
    commitment: bytes
    ref: int | None = None

    def encoded(self) -> bytes:
        """As it is in the log: JSON in canonical form (RFC 8785)."""
        ref = {} if self.ref is None else {"ref": self.ref}
        fields = {"c": _encoded(self.commitment), "d": self.day.isoformat(), **ref}
        whole = {**fields, "t": self.kind, "v": 1}
        return json.dumps(whole, separators=(",", ":")).encode()


def commitment(salt: bytes, digest: bytes) -> bytes:
    """What a leaf has of something published; `digest` is that of its content."""
    return sha256(_PREFIX + salt + digest).digest()


def digest_of_twin(twin: bytes) -> bytes:
    """The digest of published JSON. Raises LogError where it is none."""
    return digest(content(twin))


def digest(said: Any) -> bytes:
    """The digest of what published JSON says, in canonical form. Raises LogError."""
    if isinstance(said, Mapping) and _LATER in said:
        said = {**said, _LATER: []}
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    try:
        return sha256(canonical.encode()).digest()
    except UnicodeEncodeError as wrong:
        raise _no_json() from wrong


def content(twin: bytes) -> Any:
    """What published JSON says. Raises LogError where it is none, or says something twice."""
    try:
        return json.loads(twin, object_pairs_hook=_once)
    except (ValueError, RecursionError) as wrong:
        raise _no_json() from wrong


def check(encoded: bytes, salt: bytes, digest: bytes) -> None:
    """Raises LogError unless this content and salt open the leaf."""
    try:
        held = json.loads(encoded)["c"]
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise LogError("不是日志条目。", "This is no leaf.") from wrong
    if held != _encoded(commitment(salt, digest)):
        raise LogError("内容与日志条目不符。", "The content is not what the leaf commits to.")


def kind(encoded: bytes) -> str:
    """What kind of thing a leaf is about; "" where that cannot be told."""
    try:
        return str(json.loads(encoded)["t"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def day(encoded: bytes) -> str:
    """The day on which a leaf came into the log, as it stands there; "" where it tells none."""
    try:
        return str(json.loads(encoded)["d"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def ref(encoded: bytes) -> int | None:
    """The number of the leaf that a leaf erases."""
    try:
        found = json.loads(encoded).get("ref")
    except (ValueError, AttributeError, RecursionError):
        return None
    return found if type(found) is int else None


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Readers differ on which of two the value is: so neither is one."""
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a name that comes twice")
    return said


def _no_json() -> LogError:
    return LogError("不是 JSON 文件。", "This is not JSON.")


def _encoded(commitment: bytes) -> str:
    return urlsafe_b64encode(commitment).decode().rstrip("=")
