"""JSON Schemas (2020-12) of the JSON files, made from the types that the files are made of."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec

from registry.data import words
from registry.public.views import (
    AgencyView,
    CompanyStub,
    CompanyView,
    NoticeStub,
    NoticeView,
    RedactedNotice,
    RuleSetView,
    ScoringView,
    View,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FORMATS = {
    "date": {"type": "string", "format": "date"},
    # The views' decimals have at most two places (D-1) and are texts, so that nobody rounds them.
    "decimal": {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
}


class NewestNotice(View, frozen=True, kw_only=True):
    """What `register.json` says of the newest notice."""

    id: str
    day: date


class Summary(View, frozen=True, kw_only=True):
    """`register.json`."""

    association: str
    as_of: date
    companies: int
    notices: int
    newest_notice: NewestNotice | None


#: The JSON files of a register, by the name of their schema.
FILES: Mapping[str, type[View]] = {
    "company": CompanyView,
    "company_stub": CompanyStub,
    "notice": NoticeView,
    "notice_redacted": RedactedNotice,
    "notice_stub": NoticeStub,
    "register": Summary,
    "agency": AgencyView,
    "ruleset": RuleSetView,
    "scoring": ScoringView,
}


@cache
def components(template: str = "#/$defs/{name}") -> Mapping[str, Any]:
    """The schema of every type, by its name; `template` is how one refers to another."""
    _, found = msgspec.json.schema_components(tuple(FILES.values()), ref_template=template)
    return {name: _named(name, schema) for name, schema in sorted(found.items())}


def schema(file: str, url: str) -> dict[str, Any]:
    """The schema of one kind of file, whole in itself, published at `url`."""
    known = components()
    name = FILES[file].__name__
    needed = _needed(known, name)
    return {
        "$schema": DIALECT,
        "$id": url,
        **known[name],
        "$defs": {one: known[one] for one in sorted(needed - {name})},
    }


def _named(owner: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A type's schema with its words, and those of its fields.

    A file has every field but one that is left out where there is nothing to say: which has no
    default that could be told.
    """
    word = words.of_type(owner)
    fields = {
        name: {"title": said.zh, "description": said.en, **_plain(kind)}
        for name, kind in schema["properties"].items()
        for said in [words.field(owner, name)]
    }
    told = schema["properties"]
    always = {*schema["required"], *(name for name in told if "default" in told[name])}
    return {
        "title": word.zh,
        "description": word.en,
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name in always],
    }


def _plain(kind: Any) -> Any:
    """A field's type; decimals and days are told as every validator knows them."""
    if isinstance(kind, list):
        return [_plain(one) for one in kind]
    if not isinstance(kind, dict):
        return kind
    if kind.get("format") in _FORMATS:
        return _FORMATS[kind["format"]]
    return {key: _plain(value) for key, value in kind.items() if key != "default"}


def _needed(known: Mapping[str, Any], first: str) -> set[str]:
    found: set[str] = set()
    waiting = [first]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _referred(known[name])
    return found


def _referred(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [name for one in schema for name in _referred(one)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"].rpartition("/")[2]] if "$ref" in schema else []
    return own + [name for one in schema.values() for name in _referred(one)]
