"""Signatures over bytes as they stand, without a structure of their own around them."""

from hashlib import sha256, sha384, sha512

from asn1crypto import algos, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko_certvalidator.errors import AlgorithmNotSupported

from registry.seal import sm2
from registry.seal.national import SIGNATURES, SignatureValidator
from registry.seal.ofd.refused import RefusedError

#: Keys of RSA shorter than this sign nothing any more.
MIN_RSA = 2048
#: Of each number of an SM2 signature.
_SM2_BYTES = 32
_HASHES = {"sha256": sha256, "sha384": sha384, "sha512": sha512}
_UNFIT = (InvalidSignature, AlgorithmNotSupported, UnsupportedAlgorithm, ValueError, TypeError)


def digest(algorithm: str, content: bytes) -> bytes:
    """The digest that goes with a signature algorithm, by its OID. Raises RefusedError (weak)."""
    if algorithm in SIGNATURES:
        return sm2.digest(content)
    named = algos.SignedDigestAlgorithm({"algorithm": algorithm})
    try:
        return _HASHES[named.hash_algo](content).digest()
    except (KeyError, ValueError) as error:
        raise RefusedError("weak", algorithm) from error


def signed_by(
    certificate: x509.Certificate, algorithm: str, content: bytes, signature: bytes
) -> bool:
    """Whether the signature over the content is by the certificate's key.

    Some makers of seals put the two numbers of SM2 side by side, without the structure of
    GB/T 35276: they are the same numbers, and held to the same ranges.
    Raises RefusedError (weak) for an algorithm or a key that is not safe.
    """
    digest(algorithm, b"")
    key = certificate.public_key
    if key.algorithm == "rsa" and key.bit_size < MIN_RSA:
        raise RefusedError("weak", f"RSA {key.bit_size}")
    named = algos.SignedDigestAlgorithm({"algorithm": algorithm})
    if algorithm in SIGNATURES and len(signature) == 2 * _SM2_BYTES:
        signature = sm2.encoded(
            int.from_bytes(signature[:_SM2_BYTES]), int.from_bytes(signature[_SM2_BYTES:])
        )
    try:
        SignatureValidator().validate_signature(signature, content, key, named)
    except _UNFIT:
        return False
    return True
