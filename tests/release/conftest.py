"""The real engines that the release is tested with."""

from tests.postgres import postgres_server, postgres_url
from tests.release.erasing import erasable
from tests.release.keeper import copy, kept, ledger, other
from tests.release.real_parts import dask_scheduler, s3_endpoint
from tests.release.small import small, small_keeper, small_published

__all__ = [
    "copy",
    "dask_scheduler",
    "erasable",
    "kept",
    "ledger",
    "other",
    "postgres_server",
    "postgres_url",
    "s3_endpoint",
    "small",
    "small_keeper",
    "small_published",
]
