"""The signatures of a PDF that passed the gate, each with its certificate and signing time."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from asn1crypto import cms, x509
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import CMSStructuralError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator.context import ValidationContext

from registry.seal import stamps
from registry.seal.ranges import exact
from registry.seal.verdict import Finding

_PLACE = ZoneInfo("Asia/Shanghai")
#: Either bit says that a key signs; the issuers differ in which they set.
USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
#: Anything a hostile file makes the parsers raise.
UNREADABLE = (
    PdfReadError,
    CMSStructuralError,
    SignatureValidationError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    NotImplementedError,
    RecursionError,
    AssertionError,
    OverflowError,
)
#: The library writes its findings to the log too; the verdict is where they belong.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Signed:
    """One sound signature: whose certificate made it, what came with it, the day it states.

    `maker` is the certificate of whoever made the electronic seal, where it bears one.
    """

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    signed: date | None
    maker: x509.Certificate | None = None


async def signatures(content: bytes, context: ValidationContext) -> tuple[Signed, ...] | Finding:
    """All signatures of a PDF, sound in themselves, or the first thing that is not.

    Sound says nothing of whom to trust: that is the certificate's matter.
    """
    try:
        reader = PdfFileReader(BytesIO(content), strict=True)
        given = list(reader.embedded_regular_signatures)
        stamped = list(reader.embedded_timestamp_signatures)
        filled = [
            one.get_object() for _, one, _ in enumerate_sig_fields(reader, filled_status=True)
        ]
    except UNREADABLE as error:
        return Finding("structure", type(error).__name__)
    if not filled:
        return Finding("unsigned")
    for one in (*given, *stamped):
        finding = exact(content, one.byte_range, one.pkcs7_content) or form(one.pkcs7_content)
        if finding is not None:
            return finding
    try:
        found = await _all_sound(given, stamped, context)
    except UNREADABLE as error:
        return Finding("structure", type(error).__name__)
    if isinstance(found, tuple) and len(filled) > len(given) + len(stamped):
        # The library passes over what it does not know: it may be another company's.
        return Finding("signature_form", _forms(filled))
    return found or Finding("unsigned")


async def _all_sound(
    given: Sequence[EmbeddedPdfSignature],
    stamped: Sequence[EmbeddedPdfSignature],
    context: ValidationContext,
) -> tuple[Signed, ...] | Finding:
    found: list[Signed] = []
    for one in given:
        sound = await _sound(one, context, last=one is given[-1])
        if isinstance(sound, Finding):
            return sound
        found.append(sound)
    for one in stamped:
        if (finding := await stamps.of_document(one, context)) is not None:
            return finding
    return tuple(found)


def _forms(filled: Sequence[DictionaryObject]) -> str:
    """What the signatures of a document say of their form."""
    return "、".join(dict.fromkeys(str(one.get("/SubFilter", "")) for one in filled))


def form(value: bytes) -> Finding | None:
    """Whether a signature's value is one CMS structure of one signer, and zeros after it."""
    try:
        parsed = cms.ContentInfo.load(value)
        length = len(parsed.dump())
        signers = parsed["content"]["signer_infos"]
        bare = [not one["signed_attrs"].native for one in signers]
    except (ValueError, TypeError, KeyError) as error:
        return Finding("structure", type(error).__name__)
    if value[length:].strip(b"\0"):
        return Finding("structure", "padding")
    if len(bare) != 1:
        return Finding("structure", f"signers: {len(bare)}")
    # Without them, what is signed may be read as the attributes of another document.
    return Finding("structure", "no signed attributes") if bare[0] else None


async def _sound(
    one: EmbeddedPdfSignature, context: ValidationContext, last: bool
) -> Signed | Finding:
    status = await async_validate_pdf_signature(one, context, key_usage_settings=USAGE)
    for finding in _findings(status, last):
        return finding
    stamped = await stamps.of_signature(one.signed_data, one.compute_digest, context)
    if stamped is not None:
        return stamped
    day = there(one.self_reported_timestamp)
    return Signed(one.signer_cert, tuple(one.other_embedded_certs), day)


def _findings(status: PdfSignatureStatus, last: bool) -> Iterator[Finding]:
    if not status.intact:
        yield Finding("digest")
    if not status.valid:
        yield Finding("signature")
    if status.coverage not in (
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    ):
        yield Finding("coverage")
    allowed = ModificationLevel.LTA_UPDATES if last else ModificationLevel.FORM_FILLING
    level = status.modification_level
    if level is None or level.value > allowed.value or not status.docmdp_ok:
        yield Finding("modified")
    if weak(status.trust_problem_indic):
        yield Finding("weak")


def there(stated: datetime | None) -> date | None:
    """The day in China of a time that a signature states."""
    return stated.astimezone(_PLACE).date() if stated and stated.tzinfo else None


def weak(problem: object) -> bool:
    """Whether the verifier found an algorithm or a key too weak."""
    return problem in (
        AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
        AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    )
