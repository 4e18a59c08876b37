"""Every JSON file is as its schema says, by an independent validator; the API is one that holds."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from registry.data import schemas, words
from registry.data.files import TABLES
from tests.data.conftest import lines, stubs, twins


def schema(site: Path, name: str) -> dict[str, Any]:
    return json.loads((site / f"data/schemas/{name}.json").read_bytes())


def validator(site: Path, name: str) -> Draft202012Validator:
    known = schema(site, name)
    Draft202012Validator.check_schema(known)
    return Draft202012Validator(known, format_checker=Draft202012Validator.FORMAT_CHECKER)


#: What is left out where there is nothing to say (P-6).
OPTIONAL = {"objections"}
FILES = {
    "company": "companies/*/*.json",
    "notice": "notices/*/*/*.json",
    "agency": "agencies/*.json",
    "ruleset": "rules/*.json",
    "scoring": "rules/*/*.json",
}


@pytest.mark.parametrize(("name", "folder"), FILES.items())
def test_every_file_is_as_its_schema_says(site, name, folder):
    checked, redacted = validator(site, name), validator(site, "notice_redacted")
    every = list(twins(site, folder))
    assert every
    for twin in every:
        checked.validate(twin)
        known = redacted if "erasures" in twin else checked
        known.validate(twin)
        missing = known.schema["properties"].keys() - twin.keys()
        assert not twin.keys() - known.schema["properties"].keys() and missing <= OPTIONAL


@pytest.mark.rule("P-5")
@pytest.mark.parametrize(
    ("name", "folder"), [("company_stub", "companies"), ("notice_stub", "notices")]
)
def test_every_stub_is_as_its_schema_says(site, name, folder):
    checked = validator(site, name)
    (stub,) = stubs(site, folder)
    checked.validate(stub)
    assert stub.keys() == checked.schema["properties"].keys()


def test_the_summary_is_as_its_schema_says(site):
    checked = validator(site, "register")
    summary = json.loads((site / "register.json").read_bytes())
    checked.validate(summary)
    assert summary.keys() == checked.schema["properties"].keys()


@pytest.mark.parametrize(
    ("table", "name"), [("register", "company"), ("notices", "notice"), ("referral", "company")]
)
def test_every_line_is_as_the_schema_says(site, table, name):
    checked = validator(site, name)
    assert all(checked.is_valid(line) for line in lines(site, table))


@pytest.mark.parametrize(
    ("field", "value"), [("status", "good"), ("valid_from", "yesterday"), ("score", "many")]
)
def test_another_value_is_refused(site, field, value):
    view = next(twin for twin in twins(site, "companies") if twin["grades"])
    view["grades"][0][field] = value
    assert not validator(site, "company").is_valid(view)


def test_a_file_without_a_field_is_refused(site):
    view = next(twins(site, "notices"))
    del view["corrected_by"]
    assert not validator(site, "notice").is_valid(view)


def test_every_other_field_is_required(site):
    for name in schemas.FILES:
        known = schema(site, name)
        for kind in (known, *known["$defs"].values()):
            assert kind["properties"].keys() - set(kind["required"]) <= OPTIONAL, kind["title"]


def test_every_field_has_words_in_both_languages(site):
    for name in schemas.FILES:
        known = schema(site, name)
        for kind in (known, *known["$defs"].values()):
            for field in (kind, *kind["properties"].values()):
                assert re.search("[一-鿿]", field["title"]) and field["description"].isascii()


def test_every_column_has_words():
    for table in TABLES.values():
        assert words.table(table.name)
        for column in table.columns:
            assert all(words.field(table.name, column.name))


def openapi(site: Path) -> dict[str, Any]:
    return json.loads((site / "data/openapi.json").read_bytes())


def test_the_description_of_the_api_holds(site):
    OpenAPIV31SpecValidator(openapi(site)).validate()


def _pattern(path: str, parameters: list[dict[str, Any]]) -> str:
    form = re.escape(path)
    for one in parameters:
        form = form.replace(rf"\{{{one['name']}\}}", one["schema"]["pattern"].strip("^$"))
    return form


def test_every_file_has_an_address_that_the_api_tells(site):
    patterns = {
        item["get"]["operationId"]: re.compile(_pattern(path, item["get"]["parameters"]))
        for path, item in openapi(site)["paths"].items()
    }
    for name, pattern in FILES.items():
        for file in site.glob(pattern):
            assert patterns[name].fullmatch(f"/{file.relative_to(site).as_posix()}")
    assert patterns["register"].fullmatch("/register.json")
