"""The signatures of an OFD document that passed the gate, each with its certificate and time."""

from datetime import datetime

from pyhanko_certvalidator.context import ValidationContext

from registry.seal.ofd.claimed import SEAL, claims, covered, intact
from registry.seal.ofd.document import Document
from registry.seal.ofd.refused import RefusedError
from registry.seal.ofd.sealing import sealed
from registry.seal.ofd.signing import signed
from registry.seal.pdf import Signed
from registry.seal.verdict import Finding, reasons


async def signatures(
    document: Document, context: ValidationContext, at: datetime
) -> tuple[Signed, ...] | Finding:
    """All signatures of a document, sound in themselves at that moment, or what is not (R-51).

    Each covers all there was when it was made: the files of the document and of the signatures
    before it. So the last covers all but itself and the list. What cannot be verified here
    (another version of seal) is said last: what is wrong for certain comes before it.
    """
    gap: Finding | None = None
    try:
        given = claims(document)
        if not given:
            return Finding("unsigned")
        found: list[Signed] = []
        for number, claim in enumerate(given, start=1):
            intact(document, claim)
            if claim.kind == SEAL:
                one = sealed(document, claim, at)
            else:
                content, value = document.files[claim.path], document.files[claim.value]
                one = await signed(content, value, context)
            if isinstance(one, Finding) and reasons()[one.reason].status == "failed":
                return one
            covered(document, claim, given[number:])
            if isinstance(one, Finding):
                gap = gap or one
            else:
                found.append(one)
    except RefusedError as refused:
        return refused.finding
    return gap or tuple(found)
