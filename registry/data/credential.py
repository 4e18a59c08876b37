"""Grades as W3C Verifiable Credentials (VC Data Model 2.0), the list of those that are in force
(Bitstring Status List 1.0), and the document of who issues them (did:web). Nothing is signed here.

A credential is a certificate for programs: who has none (R-16) has no credential. What it says is
what was announced; whether the grade still holds is told by the status list and by its last day.
"""

import re
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from registry.data.integrity import multikey
from registry.data.places import Places
from registry.public.views import Association, CompanyView, GradeView

_CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
_DID = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")
#: The context of credentials, for ever: terms that the standard does not have are schema.org's, as
#: in pages. A file of its own: verifiers compare contexts by address and refuse one that is inline.
CONTEXT = {"@context": {"@vocab": "https://schema.org/"}}
#: What a list is long at least, by the standard: who asks for one tells of no single company.
BITS = 131_072
_GZIP, _DAY = 31, 86_400_000
#: The last digits of a certificate's number, five at most, are a place in a list of all numbers
#: that differ from it in these alone; so no place is given twice, nor to what has no certificate.
_NUMBER = re.compile("(.*?)([0-9]{1,5})([^0-9]*)")


@dataclass(frozen=True)
class Issuable:
    """What is told of a certificate: its list and its place there, whether its grade is in force.

    `document` is the credential, not signed yet, and `created` the time that its proof bears, the
    beginning of the day of the notice; both are empty for a certificate that another replaced.
    """

    ruleset: str
    list: str
    place: int
    runs: bool
    document: dict[str, Any] = field(default_factory=dict)
    created: str = ""


def issuer(association: Association) -> str:
    """Who issues: did:web of the site's address, e.g. did:web:register.example:credentials.

    Raises ValueError for a site that is not on https: did:web knows no other.
    """
    parts = urlsplit(association.url)
    if parts.scheme != "https":
        raise ValueError(association.url)
    segments = [parts.netloc, *parts.path.strip("/").split("/"), "credentials"]
    return f"did:web:{':'.join(quote(one, safe='') for one in segments if one)}"


def method(association: Association, public: bytes) -> str:
    """The whole address of a key of the issuer."""
    return f"{issuer(association)}#{multikey(public)}"


def controller(association: Association, keys: Sequence[bytes]) -> dict[str, Any]:
    """`did.json`: the issuer's public keys, any of which may have signed."""
    did = issuer(association)
    methods = [
        {
            "id": method(association, key),
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": multikey(key),
        }
        for key in keys
    ]
    return {
        "@context": list(_DID),
        "id": did,
        "alsoKnownAs": [association.url],
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }


def of_company(view: CompanyView, places: Places) -> list[Issuable]:
    """Every certificate of a company once; with its credential, the one in force under a rule set,
    or else the newest.
    """
    found: dict[tuple[str, int], Issuable] = {}
    issued: set[str] = set()
    for grade in sorted(view.grades, key=lambda one: one.status != "valid"):
        number = _NUMBER.fullmatch(grade.certificate)
        if not (number and grade.announced and grade.notice):
            continue
        name, place = f"{number[1]}{'0' * len(number[2])}{number[3]}", int(number[2])
        one = Issuable(grade.ruleset, name, place, grade.status == "valid")
        if grade.ruleset not in issued:
            issued.add(grade.ruleset)
            document = _credential(view, grade, one, places)
            one = replace(one, document=document, created=_time(grade.notice.day))
        found.setdefault((name, place), one)
    return sorted(found.values(), key=lambda one: (one.ruleset, one.list, one.place))


def status_list(name: str, running: Iterable[int], places: Places) -> dict[str, Any]:
    """The status list of a name: 0 at the places of grades in force, 1 everywhere else."""
    bits = bytearray(b"\xff" * (BITS // 8))
    for place in running:
        bits[place // 8] ^= 0x80 >> place % 8
    packer = zlib.compressobj(level=9, wbits=_GZIP)
    packed = packer.compress(bytes(bits)) + packer.flush()
    address = places.status(name)
    return {
        "@context": [_CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer(places.association),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": f"u{urlsafe_b64encode(packed).decode().rstrip('=')}",
            "ttl": _DAY,
        },
    }


def _credential(
    view: CompanyView, grade: GradeView, one: Issuable, places: Places
) -> dict[str, Any]:
    keeper, status = places.association, places.status(one.list)
    return {
        "@context": [_CREDENTIALS, places.context],
        "id": places.certificate(view.code, grade.certificate),
        "type": ["VerifiableCredential"],
        "name": f"信用等级 {grade.grade}：{view.name}",
        "issuer": {"id": issuer(keeper), "name": keeper.name},
        "validFrom": _time(grade.valid_from),
        "validUntil": _time(grade.valid_until, "23:59:59"),
        "credentialSubject": _subject(view, grade, places),
        "credentialStatus": {
            "id": f"{status}#{one.place}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(one.place),
            "statusListCredential": status,
        },
    }


def _subject(view: CompanyView, grade: GradeView, places: Places) -> dict[str, Any]:
    announced = places.notice(grade.notice.id) if grade.notice else ""
    return {
        "id": places.company(view.code),
        "type": "Organization",
        "name": view.name,
        "identifier": {
            "type": "PropertyValue",
            "propertyID": "统一社会信用代码",
            "value": view.code,
        },
        "hasCertification": {
            "type": "Certification",
            "name": f"{grade.label}（{grade.ruleset_title}）",
            "certificationIdentification": grade.certificate,
            "certificationRating": {"type": "Rating", "ratingValue": grade.grade},
            "subjectOf": {"type": "CreativeWork", "url": announced},
        },
    }


def _time(day: date, time: str = "00:00:00") -> str:
    """A time of a day as it is in China, where there is one time and no summer time."""
    return f"{day.isoformat()}T{time}+08:00"
