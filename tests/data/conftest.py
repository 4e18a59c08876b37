"""The example register's site with all formats of data, and its files as their readers see them."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.site.build import build
from tests.examples.desk import AS_OF, ROOT
from tests.release.keeper import ledger

__all__ = ["ledger"]

Rows = list[dict[str, str]]


def built(ledger: str, folder: Path, as_of: str = AS_OF, **more: Any) -> Path:
    given = {"REGISTRY_URL": ledger, "REGISTRY_EXECUTOR": "inline", "REGISTRY_PARQUET": True}
    build(ROOT / "pelicanconf.py", folder, date.fromisoformat(as_of), {**given, **more})
    return folder


@pytest.fixture(scope="session")
def site(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ledger, tmp_path_factory.mktemp("data") / "site")


def twins(site: Path, folder: str) -> Iterator[dict[str, Any]]:
    """What stands: stubs left out."""
    return (twin for twin in _files(site, folder) if "erased_on" not in twin)


def stubs(site: Path, folder: str) -> list[dict[str, Any]]:
    """What is left of what was erased."""
    return [twin for twin in _files(site, folder) if "erased_on" in twin]


def _files(site: Path, folder: str) -> Iterator[dict[str, Any]]:
    pattern = folder if folder.endswith(".json") else f"{folder}/**/*.json"
    for path in sorted(site.glob(pattern)):
        yield json.loads(path.read_bytes())


def rows(site: Path, table: str) -> Rows:
    """The rows of all CSV files of a table."""
    found: Rows = []
    for path in sorted((site / "data" / table).glob("*.csv")):
        text = path.read_bytes().decode("utf-8-sig")
        found += csv.DictReader(io.StringIO(text, newline=""))
    return found


def lines(site: Path, table: str) -> list[dict[str, Any]]:
    """The lines of all JSON Lines files of a table."""
    packed = sorted((site / "data" / table).glob("*.jsonl.gz"))
    return [json.loads(line) for path in packed for line in gzip.open(path, "rt", encoding="utf-8")]
