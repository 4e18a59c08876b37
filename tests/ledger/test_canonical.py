import json
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import example, given

from registry.ledger import canonical
from registry.ledger.entries import ACTS, Company, Entry
from tests.ledger.acts import grade
from tests.ledger.strategies import entries

ASTRAL_KEYS = Company(day=date(2026, 1, 1), company="91", name="", contact={"𠮷": "1", "（": "2"})


def rfc8785(value: Any) -> str:
    """RFC 8785 for what has no floats, written from the specification."""
    match value:
        case dict():
            keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
            return "{" + ",".join(f"{rfc8785(key)}:{rfc8785(value[key])}" for key in keys) + "}"
        case list():
            return "[" + ",".join(map(rfc8785, value)) + "]"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case bool() | None:
            return json.dumps(value)
        case int():
            return str(value)
        case _:
            raise TypeError(value)


@given(entries)
@example(ASTRAL_KEYS)
def test_the_bytes_of_an_act_are_those_of_rfc_8785(entry: Entry) -> None:
    encoded = canonical.encode(entry)
    assert encoded == rfc8785(json.loads(encoded)).encode()


@given(entries)
@example(ASTRAL_KEYS)
def test_an_act_read_back_is_the_same_act_and_gives_the_same_bytes(entry: Entry) -> None:
    encoded = canonical.encode(entry)
    assert canonical.decode(encoded) == entry
    assert canonical.encode(canonical.decode(encoded)) == encoded


@pytest.mark.rule("D-1")
def test_no_act_has_a_float() -> None:
    _, components = msgspec.json.schema_components(ACTS, ref_template="{name}")
    assert '"type": "number"' not in json.dumps(components)


def test_keys_beyond_the_basic_plane_sort_by_utf_16_not_by_code_point() -> None:
    assert '"contact":{"𠮷":"1","（":"2"}' in canonical.encode(ASTRAL_KEYS).decode()


def test_an_act_at_its_defaults_is_short_and_readable() -> None:
    assert canonical.encode(grade(1)).decode() == (
        '{"act":"grade","certificate":"202600000000001","company":"916100000000000001",'
        '"day":"2026-03-01","grade":"AA","ruleset":"shaanxi-2006","score":"89.50",'
        '"valid_until":"2028-02-29"}'
    )


@pytest.mark.parametrize("body", ["", "{}", '{"act":"unheard"}', '{"act":"grade"}', "[1]", "{}x"])
def test_what_is_no_act_is_not_read_as_one(body: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        canonical.decode(body)


def test_text_that_is_no_unicode_is_not_written() -> None:
    with pytest.raises(UnicodeEncodeError):
        canonical.encode(grade(1, document="\ud800"))
