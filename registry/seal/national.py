"""The national algorithms among the others: SM2 and SM3 by their identifiers.

RFC 5652 structures with SM2 and SM3 in them, and those of GB/T 35275 that have identifiers of
their own for data and signed data.
"""

from asn1crypto import algos, cms, core, x509
from asn1crypto.keys import PublicKeyInfo
from cryptography.exceptions import InvalidSignature
from pyhanko_certvalidator.sig_validate import (
    DEFAULT_VALIDATION_CONTEXT,
    DefaultSignatureValidator,
    SignatureValidationContext,
)

from registry.seal import sm2

SM3 = "1.2.156.10197.1.401"
CURVE = "1.2.156.10197.1.301"
#: SM2 with SM3; SM2 signing, as GB/T 35275 names it.
SIGNATURES = frozenset({"1.2.156.10197.1.501", "1.2.156.10197.1.301.1"})
_CONTENTS = {"1.2.156.10197.6.1.4.2.1": "data", "1.2.156.10197.6.1.4.2.2": "signed_data"}


def _register() -> None:
    """Names the identifiers where the structures are read; what is written stays as it was."""
    for kind, names in ((algos.DigestAlgorithmId, {SM3: "sm3"}), (cms.ContentType, _CONTENTS)):
        for name in names.values():
            # The way back is settled before a second identifier leads to the same name.
            if name != "sm3":
                kind.unmap(name)
        kind._map |= names
    algos.DigestAlgorithmId._reverse_map = {
        name: oid for oid, name in algos.DigestAlgorithmId._map.items()
    }
    # X.520 has bits there; authorities of the government network put text.
    x509.NameTypeAndValue._oid_specs["unique_identifier"] = core.Any


_register()


class SignatureValidator(DefaultSignatureValidator):
    """What verifies a signature: SM2 by our own strict verifier, all else by `cryptography`."""

    def validate_signature(
        self,
        signature: bytes,
        signed_data: bytes,
        public_key_info: PublicKeyInfo,
        signature_algorithm: algos.SignedDigestAlgorithm,
        context: SignatureValidationContext = DEFAULT_VALIDATION_CONTEXT,
    ) -> None:
        """Raises InvalidSignature where the signature is not by the key, or is of another kind."""
        by_name = signature_algorithm["algorithm"].dotted in SIGNATURES
        key = _key(public_key_info)
        if not by_name and key is None:
            super().validate_signature(
                signature, signed_data, public_key_info, signature_algorithm, context
            )
            return
        digest_fits = context.contextual_md_algorithm in (None, "sm3") and not context.prehashed
        if not (by_name and key and digest_fits and sm2.verifies(signature, signed_data, key)):
            raise InvalidSignature


def _key(info: PublicKeyInfo) -> bytes | None:
    """The point of a key on the SM2 curve; None for any other key."""
    if info["algorithm"]["algorithm"].native != "ec":
        return None
    parameters = info["algorithm"]["parameters"]
    named = parameters.name == "named" and parameters.chosen.dotted == CURVE
    return bytes(info["public_key"].native) if named else None
