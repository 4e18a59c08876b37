"""A scan of a commitment on paper: what clerks may attest, having seen the paper itself.

A scan has no signature, so nothing here says whose it is. It is let through where it is one sound
picture, or a PDF that passes the gate, and no one signed it: what bears a signature is judged by
that, and no clerk's word stands in for one that does not hold.
"""

import warnings
from datetime import date
from hashlib import sha256
from io import BytesIO

import msgspec
from PIL import Image

from registry.seal import gate
from registry.seal.judging import against, judge
from registry.seal.ofd import package
from registry.seal.trust import Trust
from registry.seal.verdict import Finding, Verdict

#: Of a picture: an A4 page at 600 dots per inch has 35 million.
MAX_PIXELS = 40_000_000
#: How the formats end that scanners and telephones write.
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"\x00\x00\x00\x00IEND\xaeB`\x82"}


def judge_scan(
    content: bytes, company: str, received: date, trust: Trust, signature: bytes | None = None
) -> Verdict:
    """Whether clerks may attest these bytes (R-51): `attested_once` where they may.

    Whatever bears a signature, in itself or beside it, has the verdict of `judge`, which is never
    that; an OFD without one is no scan. Raises TrustError for a broken archive, nothing for a
    broken file.
    """
    is_pdf = content.startswith(b"%PDF")
    if is_pdf or signature is not None or package.claims(content):
        found = judge(content, company, received, trust, signature=signature)
        if found.reason != "unsigned":
            return found
        if is_pdf:
            # Nobody's certificate is in it, so what a later run needs is the file alone.
            return msgspec.structs.replace(found, status="attested_once", reason="", trust="")
    verdict = Verdict(status="attested_once", received=received, digest=sha256(content).hexdigest())
    finding = picture(content)
    return against(verdict, finding) if finding else verdict


def picture(content: bytes) -> Finding | None:
    """What keeps a picture out, or None: it is read whole, to its last line."""
    if not 0 < len(content) <= gate.MAX_SIZE:
        return Finding("size", str(len(content)))
    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(BytesIO(content), formats=tuple(_ENDS)) as picture,
        ):
            if picture.width * picture.height > MAX_PIXELS:
                return Finding("pixels", f"{picture.width} × {picture.height}")
            if getattr(picture, "n_frames", 1) != 1:
                return Finding("picture", "several pictures")
            kind = picture.format or ""
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Finding("pixels")
    except (OSError, ValueError, SyntaxError, TypeError) as error:
        return Finding("picture", type(error).__name__)
    return None if content.endswith(_ENDS[kind]) else Finding("trailing")
