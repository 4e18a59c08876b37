"""The whole thing on real engines: PostgreSQL, two Dask worker processes, an S3 endpoint."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from registry.cli.main import app
from registry.release import storage
from registry.site.build import BuildResult, build
from tests.examples.desk import AS_OF, FILINGS, ROOT
from tests.release.real_parts import Endpoint
from tests.site.conftest import tree

SETTINGS = ROOT / "pelicanconf.py"


@pytest.mark.postgres
def test_the_same_bytes_as_from_one_process_into_a_folder(
    tmp_path: Path, postgres_url: str, dask_scheduler: str, s3_endpoint: Endpoint
) -> None:
    """All at once, and again after more filings came: only what changed is put."""
    filings = sorted(FILINGS.iterdir())
    bucket = s3_endpoint.bucket()
    spread = {
        "REGISTRY_URL": postgres_url,
        "REGISTRY_EXECUTOR": dask_scheduler,
        "REGISTRY_STORE": bucket,
        "REGISTRY_STORE_OPTIONS": s3_endpoint.options,
        "REGISTRY_MEMORY": str(tmp_path / "memory"),
    }
    local = f"sqlite:///{tmp_path / 'register.sqlite3'}"
    alone = {"REGISTRY_URL": local, "REGISTRY_EXECUTOR": "inline"}
    for number, some in enumerate((filings[:48], filings[48:])):
        for url in (postgres_url, local):
            taken(url, some)
        far = bring(tmp_path / "unused", spread)
        near = bring(tmp_path / f"near{number}", alone)
        assert published(bucket, s3_endpoint) == tree(tmp_path / f"near{number}")
    assert far.pages < near.pages / 2


def taken(url: str, filings: list[Path]) -> None:
    words = ["--register", url, "--settings", str(SETTINGS), "take", "--received", AS_OF]
    result = CliRunner().invoke(app, [*words, *map(str, filings)])
    assert result.exit_code == 0, result.output


def bring(output: Path, given: dict[str, Any]) -> BuildResult:
    return build(SETTINGS, output, date.fromisoformat(AS_OF), given)


def published(bucket: str, endpoint: Endpoint) -> dict[str, bytes]:
    store = storage.open(bucket, endpoint.options)
    return {path: store.read(path) or b"" for path in store.names()}
