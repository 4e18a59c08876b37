"""Every file that describes the data, beside the data itself."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from registry.data import api, catalogue, package, schemas, terms
from registry.data.package import Resource
from registry.data.places import Places
from registry.data.terms import Licence

SUMS = "SHA256SUMS"


def files(
    resources: Sequence[Resource], places: Places, licence: Licence | None
) -> Iterator[tuple[str, bytes]]:
    """Each with its path below the data's folder."""
    yield "datapackage.json", _pretty(package.described(resources, places, licence))
    yield SUMS, package.sums(resources)
    yield "LICENCE.txt", terms.text(places.association, licence)
    yield "openapi.json", _pretty(api.described(places, licence))
    yield "catalogue.jsonld", _pretty(catalogue.described(resources, places, licence))
    for name in schemas.FILES:
        path = f"schemas/{name}.json"
        yield path, _pretty(schemas.schema(name, places.file(path)))


def _pretty(told: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
