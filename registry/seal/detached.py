"""A signature in a file of its own, beside a file of any kind: detached CMS (RFC 5652)."""

from collections.abc import Iterator

from asn1crypto import cms, pem
from pyhanko.sign.validation.generic_cms import (
    async_validate_detached_cms,
    extract_certs_for_validation,
)
from pyhanko.sign.validation.status import StandardCMSSignatureStatus
from pyhanko_certvalidator.context import ValidationContext

from registry.seal import stamps
from registry.seal.pdf import UNREADABLE, USAGE, Signed, form, there, weak
from registry.seal.verdict import Finding

#: A signature with its certificates has a few kB.
MAX_SIZE = 2**20


async def signatures(
    content: bytes, value: bytes, context: ValidationContext
) -> tuple[Signed, ...] | Finding:
    """The one signature of `value` (DER or PEM) over a file's content, or what is not sound."""
    if not 0 < len(value) <= MAX_SIZE:
        return Finding("structure", f"{len(value)} bytes")
    try:
        return await _sound(content, value, context)
    except UNREADABLE as error:
        return Finding("structure", type(error).__name__)


async def _sound(
    content: bytes, value: bytes, context: ValidationContext
) -> tuple[Signed, ...] | Finding:
    der = bytes(pem.unarmor(value)[2]) if pem.detect(value) else value
    if (finding := form(der)) is not None:
        return finding
    parsed = cms.ContentInfo.load(der, strict=True)
    if parsed["content_type"].native != "signed_data":
        return Finding("structure", "not signed data")
    signed = parsed["content"]
    status = await async_validate_detached_cms(
        content, signed, signer_validation_context=context, key_usage_settings=USAGE
    )
    for finding in _findings(status):
        return finding
    stamped = await stamps.of_signature(signed, stamps.imprint(content), context)
    if stamped is not None:
        return stamped
    certificates = extract_certs_for_validation(signed)
    others = tuple(certificates.other_certs)
    return (Signed(certificates.signer_cert, others, there(status.signer_reported_dt)),)


def _findings(status: StandardCMSSignatureStatus) -> Iterator[Finding]:
    if not status.intact:
        yield Finding("digest")
    if not status.valid:
        yield Finding("signature")
    if weak(status.trust_problem_indic):
        yield Finding("weak")
