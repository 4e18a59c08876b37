"""The data package holds by an independent library; what is told of the files is true of them."""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft7Validator

from registry.data.files import SHEETS
from tests.data.conftest import lines, rows

NAMES = ("register", "notices", "referral")


def package(folder: Path) -> frictionless.Package:
    return frictionless.Package(str(folder / "datapackage.json"))


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(site / "data", tmp_path / "data"))


def faults(descriptor: dict[str, Any]) -> list[str]:
    """What the standard's own profile says of a descriptor."""
    profile = files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8")
    return [fault.message for fault in Draft7Validator(json.loads(profile)).iter_errors(descriptor)]


def test_the_descriptor_holds(site):
    descriptor = json.loads((site / "data/datapackage.json").read_bytes())
    assert faults(descriptor) == []
    names = [f"{one}-{kind}" for one in NAMES for kind in ("csv", "jsonl", "parquet")]
    names += [f"{one}-csv" for one in SHEETS]
    assert [one["name"] for one in descriptor["resources"]] == names
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "code"
    assert faults(descriptor)


@pytest.mark.parametrize("name", (*NAMES, *SHEETS))
def test_every_row_is_of_its_type(site, name):
    report = package(site / "data").get_resource(f"{name}-csv").validate()
    assert report.valid, report.flatten(["message"])
    assert report.tasks[0].stats["rows"] == len(rows(site, name))


def test_a_file_that_was_changed_is_found_out(copy):
    file = copy / "register/00000.csv"
    file.write_bytes(file.read_bytes().replace(b'"AAA"', b'"BBB"', 1))
    report = package(copy).get_resource("register-csv").validate()
    assert [error[0] for error in report.flatten(["type"])] == ["hash-count"]
    assert sums(copy).returncode == 1


def sums(folder: Path) -> subprocess.CompletedProcess[str]:
    """The command that the page names."""
    command = ["sha256sum", "--ignore-missing", "--quiet", "--check", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_digests_are_those_of_all_files(site):
    assert sums(site / "data").returncode == 0
    told = (site / "data/SHA256SUMS").read_text("utf-8").splitlines()
    there = [file for name in (*NAMES, *SHEETS) for file in (site / "data" / name).iterdir()]
    assert len(told) == len(there)


def test_the_descriptor_names_every_file_once(site):
    descriptor = json.loads((site / "data/datapackage.json").read_bytes())
    named = []
    for one in descriptor["resources"]:
        named += [one["path"]] if isinstance(one["path"], str) else one["path"]
    told = (site / "data/SHA256SUMS").read_text("utf-8").splitlines()
    assert sorted(named) == sorted(line.split("  ")[1] for line in told)


@pytest.mark.rule("P-2")
def test_companies_stand_by_code(site):
    codes = [line["code"] for line in lines(site, "register")]
    assert codes == sorted(codes)


@pytest.mark.rule("P-1")
def test_no_file_tells_the_day_of_the_build(site):
    for name in ("datapackage.json", "catalogue.jsonld", "openapi.json", "index.html"):
        assert "2026-11-22" not in (site / "data" / name).read_text("utf-8")
