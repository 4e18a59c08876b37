"""Time stamps (RFC 3161) that came with a signature or lie in a document.

They are used for nothing: judged is by the day of receipt, which the register itself vouches for,
and no stamp excuses a certificate that had ended or was revoked by then. So whether its authority
is one that we know does not matter. But a stamp is a signature too, and a reader's own program
shows it beside the company's: one that is not over what it is on, or not by its key, or that tells
a time after the day of receipt, is false for certain.
"""

from collections.abc import Callable, Iterator
from typing import Any

from asn1crypto import cms
from cryptography.hazmat.primitives.hashes import Hash
from pyhanko.sign.validation.generic_cms import (
    extract_tst_data_iter,
    get_hash_spec_for_tst_digest,
    message_imprint_checker,
    validate_tst_signed_data,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_timestamp
from pyhanko_certvalidator.context import ValidationContext

from registry.seal.verdict import Finding

#: The digest of what a stamp is on, by the name of an algorithm.
Imprint = Callable[[str], bytes]


def imprint(content: bytes) -> Imprint:
    """The digest of these bytes by any algorithm."""

    def digest(algorithm: str) -> bytes:
        made = Hash(get_hash_spec_for_tst_digest(algorithm))
        made.update(content)
        return made.finalize()

    return digest


async def of_document(one: EmbeddedPdfSignature, context: ValidationContext) -> Finding | None:
    """What is false about a time stamp of a whole PDF, in a revision of its own.

    What came after it is judged with the company's signature. Raises what a parser may raise.
    """
    status = await async_validate_pdf_timestamp(one, context, skip_diff=True)
    return _finding(status.intact and status.valid, status.timestamp, context)


async def of_signature(
    signed: cms.SignedData, content: Imprint, context: ValidationContext
) -> Finding | None:
    """What is false about the time stamps in a signature: on its value, or on the content."""
    for token, expected in _tokens(signed["signer_infos"][0], content):
        status: Any = await validate_tst_signed_data(token, context, expected)
        sound = status["intact"] and status["valid"]
        if (finding := _finding(sound, status["timestamp"], context)) is not None:
            return finding
    return None


def _tokens(signer: cms.SignerInfo, content: Imprint) -> Iterator[tuple[cms.SignedData, Imprint]]:
    for token in extract_tst_data_iter(signer, signed=False):
        yield token, message_imprint_checker(signer)
    for token in extract_tst_data_iter(signer, signed=True):
        yield token, content


def _finding(sound: bool, told: Any, context: ValidationContext) -> Finding | None:
    if not sound:
        return Finding("stamp")
    return Finding("later", told.isoformat()) if told > context.moment else None
