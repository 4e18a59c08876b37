"""Signed JSON as W3C Data Integrity has it: the cryptosuite `eddsa-jcs-2022`, keys as Multikey.

The canonical form is the log's own. It is that of RFC 8785 for what is signed here: names in ASCII,
texts, whole numbers.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import msgspec

#: What comes out of a secret key: the signature of some bytes, 64 of them.
Sign = Callable[[bytes], bytes]
#: Whether a public key made a signature of some bytes: content, signature.
Holds = Callable[[bytes, bytes], bool]
Document = Mapping[str, Any]

_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE58, _ED25519 = "z", b"\xed\x01"


def multikey(public: bytes) -> str:
    """An Ed25519 public key of 32 bytes as Multikey, `z6Mk…`."""
    return _multibase(_ED25519 + public)


def proven(document: Document, method: str, created: str, sign: Sign) -> dict[str, Any]:
    """The document with a proof by the key that `method` names (whole address); `created` may
    be "": then the proof has no time.
    """
    proof = _unsigned(document, method, created)
    signature = sign(_signed(document, proof))
    return {**document, "proof": {**proof, "proofValue": _multibase(signature)}}


def holds(proved: Document, document: Document, method: str, created: str, key: Holds) -> bool:
    """Whether `proved` is just this document with a proof that `proven` would make."""
    proof = _unsigned(document, method, created)
    found = proved.get("proof")
    value = found.get("proofValue") if isinstance(found, dict) else None
    if proved != {**document, "proof": {**proof, "proofValue": value}}:
        return False
    return isinstance(value, str) and key(_signed(document, proof), _bytes(value))


def _unsigned(document: Document, method: str, created: str) -> dict[str, Any]:
    return {
        "@context": document["@context"],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        **({"created": created} if created else {}),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }


def _signed(document: Document, proof: Document) -> bytes:
    """What the key signs: the digest of the proof's own fields, then that of the document."""
    return sha256(_canonical(proof)).digest() + sha256(_canonical(document)).digest()


def _canonical(document: Document) -> bytes:
    return msgspec.json.encode(document, order="sorted")


def _multibase(content: bytes) -> str:
    """Base 58 with its mark; each leading zero byte is the first digit."""
    number, digits = int.from_bytes(content, "big"), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    zeros = len(content) - len(content.lstrip(b"\0"))
    return _BASE58 + _DIGITS[0] * zeros + digits


def _bytes(text: str) -> bytes:
    """The signature that `_multibase` wrote; b"" for what is none."""
    number = 0
    for char in text.removeprefix(_BASE58):
        digit = _DIGITS.find(char)
        if digit < 0:
            return b""
        number = number * len(_DIGITS) + digit
    found = number.to_bytes((number.bit_length() + 7) // 8, "big").rjust(64, b"\0")
    return found if _multibase(found) == text else b""
