"""The real engines that the release is tested with."""

from tests.release.real_parts import dask_scheduler, s3_endpoint

__all__ = ["dask_scheduler", "s3_endpoint"]
