"""Real engines on loopback, for tests: a Dask scheduler with two workers, an S3 endpoint.

Import `dask_scheduler` and `s3_endpoint` in a conftest; PostgreSQL is `tests.postgres`. Each is
started on first use by the test process itself, on a free port of loopback, and ended with it.
Where a library is missing such a test is skipped; where the environment says CI it fails.
"""

import importlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

_buckets = count(1)


@dataclass(frozen=True)
class Endpoint:
    """An S3 endpoint that is running; `options` are what a store is opened with."""

    url: str

    @property
    def options(self) -> dict[str, Any]:
        return {"endpoint_url": self.url, "key": "clerk", "secret": "made-up"}

    def bucket(self) -> str:
        """The address of a new bucket."""
        name = f"register-{os.getpid()}-{next(_buckets)}"
        self.files().mkdir(name)
        return f"s3://{name}"

    def files(self) -> Any:
        """The endpoint as s3fs sees it."""
        return importlib.import_module("s3fs").S3FileSystem(
            use_listings_cache=False, **self.options
        )


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[Endpoint]:
    server = _library("moto.server").ThreadedMotoServer(
        ip_address="127.0.0.1", port=0, verbose=False
    )
    server.start()
    host, port = server.get_host_and_port()
    yield Endpoint(f"http://{host}:{port}")
    server.stop()


@pytest.fixture(scope="session")
def dask_scheduler() -> Iterator[str]:
    """The address of a scheduler with two worker processes of one thread each."""
    with _library("distributed").LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=False,
    ) as cluster:
        yield cluster.scheduler_address


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        reason = f"{name} IS MISSING: install requirements-test.lock to run these tests"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
