"""`datapackage.json`: what tables there are, where, and what is in them (Data Package 2.0)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.data import words
from registry.data.columns import Column, Format, Table
from registry.data.files import TABLES
from registry.data.places import Places
from registry.data.terms import Licence

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
#: How a format is named in a resource, and its media type.
MEDIA: Mapping[Format, tuple[str, str]] = {
    "csv": ("csv", "text/csv"),
    "jsonl.gz": ("jsonl", "application/gzip"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
}
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"}
#: The schema of a line of JSON Lines.
_LINES = {"register": "company", "notices": "notice", "referral": "company"}


@dataclass(frozen=True)
class Offered:
    """One published file: its path below the data's folder, SHA-256, size in bytes, rows in it."""

    path: str
    digest: str
    size: int
    rows: int


@dataclass(frozen=True)
class Resource:
    """A table in one format: all its files, in order."""

    table: str
    format: Format
    files: tuple[Offered, ...]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(file.size for file in self.files)

    @property
    def rows(self) -> int:
        """How many rows are in its files, or lines of JSON."""
        return sum(file.rows for file in self.files)

    @property
    def title(self) -> words.Word:
        """What the table is called."""
        return words.table(self.table)


def described(
    resources: Sequence[Resource], places: Places, licence: Licence | None
) -> dict[str, Any]:
    """The descriptor. It tells no day, so that it changes only where files do."""
    keeper = places.association
    package: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": "enterprise-credit-register",
        "id": places.file("datapackage.json"),
        "title": f"{keeper.name}企业信用登记册",
        "description": "Enterprise Credit Register: grades and notices as published.",
        "homepage": places.file(""),
        "contributors": [{"title": keeper.name, "path": keeper.url, "roles": ["publisher"]}],
        "resources": [_resource(resource) for resource in resources],
    }
    if licence is not None:
        chosen = {"name": licence.name, "path": licence.path, "title": licence.title}
        package["licenses"] = [chosen]
    return package


def sums(resources: Sequence[Resource]) -> bytes:
    """`SHA256SUMS` of all files, as `sha256sum --check` reads it in the data's folder."""
    files = sorted((file.path, file.digest) for one in resources for file in one.files)
    return "".join(f"{digest}  {path}\n" for path, digest in files).encode()


def _resource(resource: Resource) -> dict[str, Any]:
    table = TABLES[resource.table]
    kind, media = MEDIA[resource.format]
    paths = [file.path for file in resource.files]
    told: dict[str, Any] = {
        "name": f"{table.name}-{kind}",
        "title": resource.title.zh,
        "description": resource.title.en,
        "path": paths if len(paths) > 1 else paths[0],
        "format": kind,
        "mediatype": media,
    }
    if len(resource.files) == 1:
        told |= {"bytes": resource.size, "hash": f"sha256:{resource.files[0].digest}"}
    if kind == "jsonl":
        # A line is a whole twin, which is no row of a table.
        return told | {"encoding": "utf-8", "jsonSchema": f"schemas/{_LINES[table.name]}.json"}
    told |= {"type": "table", "schema": _schema(table)}
    return told | {"encoding": "utf-8", "dialect": _DIALECT} if kind == "csv" else told


def _schema(table: Table) -> dict[str, Any]:
    fields = [_field(table, column) for column in table.columns]
    return {"fields": fields, "missingValues": [""]}


def _field(table: Table, column: Column) -> dict[str, str]:
    word = words.field(table.name, column.name)
    told = {"name": column.name, "type": column.kind, "title": word.zh, "description": word.en}
    return told
