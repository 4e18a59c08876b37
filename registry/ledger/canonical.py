"""Canonical bytes of an entry: RFC 8785, the JSON Canonicalization Scheme.

Keys are sorted by UTF-16 code units, there is no white space, text is UTF-8 with only the escapes
that JSON demands, fields at their default are left out. An entry has no floats: scores are
decimals, written as strings (D-1). What was written once is read for ever and never encoded anew.
"""

import re
from functools import reduce
from operator import or_
from typing import Any

import msgspec

from registry.ledger.entries import ACTS, CompanyEntry, Entry

_SORTED = msgspec.json.Encoder(order="sorted")
_AS_GIVEN = msgspec.json.Encoder()
_ENTRY: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(reduce(or_, ACTS))
_COMPANY_ENTRY: msgspec.json.Decoder[CompanyEntry] = msgspec.json.Decoder(
    reduce(or_, (act for act in ACTS if issubclass(act, CompanyEntry)))
)


class _Named(msgspec.Struct):
    """What is read of an act where its name alone is asked for."""

    name: str


_NAMED = msgspec.json.Decoder(_Named)
_BEYOND_BMP = re.compile(rb"[\xf0-\xf4]")


def encode(entry: Entry) -> bytes:
    """The canonical bytes of an entry.

    Raises UnicodeEncodeError for text that is no Unicode (a lone surrogate).
    """
    encoded = _SORTED.encode(entry)
    # The encoder sorts by code point, which is the same order until a character beyond U+FFFF.
    if _BEYOND_BMP.search(encoded):
        return _AS_GIVEN.encode(_by_utf16(msgspec.json.decode(encoded)))
    return encoded


def decode(body: str | bytes) -> Entry:
    """The entry whose canonical bytes these are. Raises msgspec.MsgspecError for anything else."""
    return _ENTRY.decode(body)


def decode_company(body: str | bytes) -> CompanyEntry:
    """The same for an act about a company, and about nothing else."""
    return _COMPANY_ENTRY.decode(body)


def decode_name(body: str | bytes) -> str:
    """The name alone that an act about a company's name records."""
    return _NAMED.decode(body).name


def act(entry: Entry | type[Entry]) -> str:
    """The name of an act as its body states it ("grade")."""
    return str(entry.__struct_config__.tag)


def _by_utf16(value: Any) -> Any:
    match value:
        case dict():
            keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
            return {key: _by_utf16(value[key]) for key in keys}
        case list():
            return [_by_utf16(item) for item in value]
        case _:
            return value
