"""Which store an address asks for."""

import os
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from registry.release.storage.base import Store
from registry.release.storage.folder import Folder

_NONE: Mapping[str, Any] = MappingProxyType({})


def open(url: str, options: Mapping[str, Any] = _NONE) -> Store:
    """The store at an address: the path of a folder, `file://`, or what fsspec knows, `s3://`.

    `options` are those of fsspec's library, such as `endpoint_url`; a folder has none. Raises
    ReleaseError when the library for the address is not installed.
    """
    if url.startswith("file://"):
        url = url2pathname(urlsplit(url).path)
    if "://" in url:
        # Loaded when it is asked for: most sites are folders.
        objects = import_module("registry.release.storage.objects")
        store: Store = objects.Objects(url, options)
        return store
    return Folder(os.path.abspath(url))
