"""Where the published site is written: a folder, or an object store."""

from registry.release.storage.base import Store
from registry.release.storage.opening import open

__all__ = ["Store", "open"]
