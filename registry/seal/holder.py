"""Whose a certificate is: the unified social credit codes in it, and what must not be published."""

import re
from collections.abc import Iterable, Iterator

from asn1crypto import core, x509

from registry.identity import codes

#: Where a personal identity number stands (GM/T 0015 and the ministry's own): P-4.
PERSONAL = frozenset({"1.2.156.10260.4.1.1", "1.2.86.11.7.1"})
_CODE = re.compile(rf"(?<![0-9A-Z])[{codes.ALPHABET}]{{18}}(?![0-9A-Z])")
_TEXT = (
    core.UTF8String,
    core.PrintableString,
    core.IA5String,
    core.BMPString,
    core.VisibleString,
    core.NumericString,
)


def companies(certificate: x509.Certificate, places: Iterable[str]) -> frozenset[str]:
    """The codes of companies that stand in these places of a certificate, by OID."""
    wanted = frozenset(places)
    return frozenset(
        code
        for oid, text in _texts(certificate)
        if oid in wanted
        for code in _CODE.findall(text.upper())
        if codes.parse(code) == code
    )


def personal(certificate: x509.Certificate) -> bool:
    """Whether a personal identity number has a place in the certificate."""
    return any(oid in PERSONAL for oid, _ in _texts(certificate))


def name(certificate: x509.Certificate) -> str:
    """The common name of the subject, "" where it has none."""
    found = certificate.subject.native.get("common_name", "")
    return found if isinstance(found, str) else "、".join(found)


def _texts(certificate: x509.Certificate) -> Iterator[tuple[str, str]]:
    """What stands in the subject and in the extensions as text, with the OID of its place."""
    for part in certificate.subject.chosen:
        for attribute in part:
            yield attribute["type"].dotted, str(attribute["value"].native)
    for extension in certificate["tbs_certificate"]["extensions"] or ():
        yield extension["extn_id"].dotted, _text(extension["extn_value"].contents)


def _text(content: bytes) -> str:
    """An extension's value as text; some issuers put the bare characters there."""
    try:
        value = core.load(content, strict=True)
    except ValueError:
        value = None
    if isinstance(value, _TEXT):
        return str(value.native)
    return content.decode("ascii", "replace")
