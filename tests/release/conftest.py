"""The real engines that the release is tested with."""

from tests.postgres import postgres_server, postgres_url
from tests.release.real_parts import dask_scheduler, s3_endpoint

__all__ = ["dask_scheduler", "postgres_server", "postgres_url", "s3_endpoint"]
