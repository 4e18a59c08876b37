"""What a page tells machines within itself: schema.org in JSON-LD, from the page's own view.

A grade in force is told by its period and never as "active": nobody knows on which day the page is
read (R-21). A commitment is no certification (R-51).
"""

from typing import Any

from registry.data.places import Places
from registry.public.views import CompanyView, GradeView, NoticeRef, NoticeView

_CONTEXT = "https://schema.org"
_INACTIVE = "https://schema.org/CertificationInactive"


def company(view: CompanyView, places: Places) -> dict[str, Any]:
    """A company as an Organization, its grades as Certifications."""
    also = [view.english_name, *(former.name for former in view.former_names)]
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "Organization",
            "@id": places.company(view.code),
            "name": view.name,
            "alternateName": list(filter(None, also)),
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "统一社会信用代码",
                "value": view.code,
            },
            "address": _filled(
                {
                    "@type": "PostalAddress",
                    "addressCountry": "CN",
                    "addressLocality": view.region.zh,
                    "streetAddress": view.address,
                }
            ),
            "hasCertification": [_certification(grade, places) for grade in view.grades],
        }
    )


def notice(view: NoticeView, places: Places) -> dict[str, Any]:
    """A notice as what it is: something published, with what corrects it."""
    keeper = places.association
    return _filled(
        {
            "@context": _CONTEXT,
            "@type": "CreativeWork",
            "@id": places.notice(view.id),
            "name": view.title,
            "identifier": list(filter(None, (view.id, view.number))),
            "datePublished": view.day.isoformat(),
            "inLanguage": "zh-CN",
            "publisher": {"@id": keeper.url, "@type": "Organization", "name": keeper.name},
            "about": _at(view.corrects, places),
            "correction": [places.notice(correction.id) for correction in view.corrected_by],
        }
    )


def _certification(grade: GradeView, places: Places) -> dict[str, Any]:
    last = grade.ended_on or grade.valid_until
    return _filled(
        {
            "@type": "Certification",
            "name": f"{grade.label}（{grade.ruleset_title}）",
            "certificationIdentification": grade.certificate,
            "certificationRating": {"@type": "Rating", "ratingValue": grade.grade},
            "certificationStatus": "" if grade.status == "valid" else _INACTIVE,
            "validFrom": "" if grade.void_since else grade.valid_from.isoformat(),
            "expires": "" if grade.void_since else last.isoformat(),
            "issuedBy": {"@id": places.association.url},
        }
    )


def _at(ref: NoticeRef | None, places: Places) -> dict[str, str]:
    return {"@id": places.notice(ref.id)} if ref else {}


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    """What there is to tell."""
    return {name: value for name, value in told.items() if value}
