"""A signed value without a seal: CMS (RFC 5652, GB/T 35275) over the signature file.

Two forms are in use. With signed attributes it is a detached signature like any other. Without
them (GM/T 0099) the structure holds the digest of the signature file, and that digest is signed.
"""

from typing import Any

from asn1crypto import cms, x509
from pyhanko_certvalidator.context import ValidationContext

from registry.seal import detached, sm2
from registry.seal.national import SIGNATURES
from registry.seal.ofd.keys import signed_by
from registry.seal.ofd.refused import RefusedError
from registry.seal.pdf import UNREADABLE, Signed
from registry.seal.verdict import Finding


async def signed(content: bytes, value: bytes, context: ValidationContext) -> Signed | Finding:
    """The signer of a signature file, when the signature is sound in itself."""
    try:
        bare = _bare(content, value)
    except RefusedError as refused:
        return refused.finding
    except UNREADABLE as error:
        return Finding("structure", type(error).__name__)
    if bare is not None:
        return bare
    found = await detached.signatures(content, value, context)
    return found if isinstance(found, Finding) else found[0]


def _bare(content: bytes, value: bytes) -> Signed | None:
    """The signer, where a digest and no attributes are signed; None for the other form."""
    parsed = cms.ContentInfo.load(value, strict=True)
    if parsed["content_type"].native != "signed_data":
        raise RefusedError("structure", "not signed data")
    data = parsed["content"]
    held = data["encap_content_info"]["content"].native
    signers = list(data["signer_infos"])
    if held is None or len(signers) != 1 or signers[0]["signed_attrs"].native:
        return None
    signer = signers[0]
    algorithm = signer["signature_algorithm"]["algorithm"].dotted
    if (signer["digest_algorithm"]["algorithm"].native, algorithm in SIGNATURES) != ("sm3", True):
        raise RefusedError("structure", "no signed attributes")
    if held != sm2.digest(content):
        raise RefusedError("digest")
    certificates = [one.chosen for one in data["certificates"] if one.name == "certificate"]
    own = [one for one in certificates if _is(signer["sid"], one)]
    if len(own) != 1:
        raise RefusedError("structure", f"certificates: {len(own)}")
    if not signed_by(own[0], algorithm, held, signer["signature"].native):
        raise RefusedError("signature")
    return Signed(own[0], tuple(one for one in certificates if one is not own[0]), None)


def _is(identifier: Any, certificate: x509.Certificate) -> bool:
    """Whether the certificate is the one that a signer is identified by."""
    if identifier.name != "issuer_and_serial_number":
        return False
    named = identifier.chosen
    same_issuer: bool = named["issuer"] == certificate.issuer
    return same_issuer and named["serial_number"].native == certificate.serial_number
