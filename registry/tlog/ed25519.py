"""Ed25519 (RFC 8032) by the library: keys, signatures, and whether one holds.

The script that needs no library has `registry.tlog.edwards` in the place of this module.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def public(secret: bytes) -> bytes:
    """The public key of 32 secret bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(secret: bytes, text: bytes) -> bytes:
    """The signature of a text, 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(text)


def holds(key: bytes, signature: bytes, text: bytes) -> bool:
    """Whether the owner of a public key signed the text."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True
