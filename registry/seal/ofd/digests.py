"""The digests that an OFD document may name: by identifier, as the standards ask, or by name."""

from collections.abc import Callable
from hashlib import sha256

from registry.seal import sm2


def _sha256(content: bytes) -> bytes:
    return sha256(content).digest()


_NAMED: dict[str, Callable[[bytes], bytes]] = {
    "1.2.156.10197.1.401": sm2.digest,
    "1.2.156.10197.1.401.1": sm2.digest,
    "SM3": sm2.digest,
    "2.16.840.1.101.3.4.2.1": _sha256,
    "SHA256": _sha256,
    "SHA-256": _sha256,
}


def named(name: str) -> Callable[[bytes], bytes] | None:
    """The digest of that name; None for one unknown or no longer safe."""
    return _NAMED.get(name.upper())
