"""The data as a catalogue entry that portals take over: DCAT 3 in JSON-LD."""

from collections.abc import Sequence
from typing import Any

from registry.data.package import MEDIA, Resource
from registry.data.places import Places
from registry.data.terms import Licence

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"


def described(
    resources: Sequence[Resource], places: Places, licence: Licence | None
) -> dict[str, Any]:
    """A catalogue with one dataset: its tables, its JSON files, who keeps it, on what terms."""
    keeper = places.association
    rights = {"dcterms:license": {"@id": licence.path}} if licence else {}
    dataset = {
        "@id": f"{places.file('')}#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": _both(f"{keeper.name}企业信用登记册", "Enterprise Credit Register"),
        "dcterms:publisher": {"@id": keeper.url},
        "dcterms:language": {"@id": "http://id.loc.gov/vocabulary/iso639-1/zh"},
        "dcat:landingPage": {"@id": places.file("")},
        "dcat:distribution": [
            {**_distribution(resource, places), **rights} for resource in resources
        ],
        **rights,
    }
    service = {
        "@id": f"{places.file('')}#api",
        "@type": "dcat:DataService",
        "dcterms:title": _both("静态 JSON 文件", "Static JSON files"),
        "dcat:endpointURL": {"@id": keeper.url},
        "dcat:endpointDescription": {"@id": places.file("openapi.json")},
        "dcat:servesDataset": {"@id": dataset["@id"]},
        **rights,
    }
    publisher = {"@id": keeper.url, "@type": "foaf:Organization", "foaf:name": keeper.name}
    return {
        "@context": _CONTEXT,
        "@id": places.file("catalogue.jsonld"),
        "@type": "dcat:Catalog",
        "dcterms:title": _both(f"{keeper.name}数据目录", "Data catalogue"),
        "dcterms:publisher": publisher,
        "dcat:dataset": [dataset],
        "dcat:service": [service],
    }


def _distribution(resource: Resource, places: Places) -> dict[str, Any]:
    """A table in one format; one file is led to at once, several by what describes them."""
    kind, media = MEDIA[resource.format]
    told: dict[str, Any] = {
        "@id": f"{places.file('')}#{resource.table}-{kind}",
        "@type": "dcat:Distribution",
        "dcterms:title": _both(*resource.title),
        "dcat:accessURL": {"@id": places.file("datapackage.json")},
        "dcat:mediaType": {"@id": _MEDIA + media},
    }
    if len(resource.files) == 1:
        told["dcat:downloadURL"] = {"@id": places.file(resource.files[0].path)}
    return told


def _both(zh: str, en: str) -> list[dict[str, str]]:
    return [{"@language": "zh", "@value": zh}, {"@language": "en", "@value": en}]
