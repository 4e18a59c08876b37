"""An object store, by any address that fsspec knows, such as `s3://bucket/prefix`.

An object is put whole or not at all by the store itself. Keys and secrets are best left to the
environment of each worker, where the library finds them: a store travels to its workers with its
options. `endpoint_url` is the option for what speaks like S3 and is not Amazon's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Self

from fsspec.core import url_to_fs

from registry.release.errors import ReleaseError
from registry.release.storage.kinds import content_type
from registry.release.storage.listing import walk
from registry.site.addresses import checked

#: How a library is told the content type, by the first part of the address.
_TYPED = {"s3": "ContentType", "s3a": "ContentType"}
#: How a store answers who would write over another state than the one that was read.
_OTHERWISE = (404, 409, 412)


class Objects:
    """The objects below `url`, a store; `options` are those of fsspec's library for it.

    Raises ReleaseError when there is no such library, or the store does not do as it is asked.
    """

    def __init__(self, url: str, options: Mapping[str, Any]) -> None:
        self.url = url
        self._options = dict(options)
        with self._asking():
            files, root = _opened(url, options)
        self._files = files
        self._root = root

    def __reduce__(self) -> tuple[type[Self], tuple[str, Mapping[str, Any]]]:
        return type(self), (self.url, self._options)

    def read(self, path: str) -> bytes | None:
        """See Store."""
        key = self._key(path)
        with self._asking(), suppress(FileNotFoundError, IsADirectoryError):
            content: bytes = self._files.cat_file(key)
            return content
        return None

    def read_all(self, paths: Sequence[str]) -> list[bytes | None]:
        """See Store; the gets are under way together."""
        keys = [self._key(path) for path in paths]
        with self._asking():
            found = self._files.cat(keys, on_error="return") if keys else {}
        contents = [found[key] for key in keys]
        if any(isinstance(one, Exception) for one in contents):
            return [self.read(path) for path in paths]  # which tells a missing one from a fault
        return contents

    def write(self, path: str, content: bytes) -> None:
        """See Store."""
        self.write_all({path: content})

    def write_all(self, files: Mapping[str, bytes]) -> None:
        """See Store; the puts of one content type are under way together."""
        kinds: dict[str, dict[str, bytes]] = defaultdict(dict)
        for path, content in files.items():
            kinds[content_type(path)][self._key(path)] = content
        with self._asking():
            for kind, puts in kinds.items():
                self._files.pipe(puts, **self._typed(kind))

    def remove(self, path: str) -> None:
        """See Store; there are no folders."""
        key = self._key(path)
        with self._asking(), suppress(FileNotFoundError):
            self._files.rm_file(key)

    def exists(self, path: str) -> bool:
        """See Store."""
        key = self._key(path)
        with self._asking():
            return bool(self._files.isfile(key))

    def marked(self, path: str) -> tuple[bytes | None, str]:
        """The file's content, and the mark by which the store knows this state of it; None, ""."""
        key = self._key(path)
        with self._asking(), suppress(FileNotFoundError):
            mark: str = self._files.info(key)["ETag"]
            content: bytes = self._files.cat_file(key, version_id=None)
            return content, mark
        return None, ""

    def swap(self, path: str, content: bytes, mark: str) -> bool:
        """Write the file if it still has this mark, "" for a new one; whether it was written."""
        bucket, key = self._key(path).split("/", 1)
        kept = {"IfMatch": mark} if mark else {"IfNoneMatch": "*"}
        kind = self._typed(content_type(path))
        with self._asking():
            try:
                self._files.call_s3(
                    "put_object", Bucket=bucket, Key=key, Body=content, **kind, **kept
                )
            except OSError as fault:
                if _status(fault) in _OTHERWISE:
                    return False
                raise
        return True

    def copy(self, pairs: Mapping[str, str]) -> None:
        """Copy files within the store: to each path from another, in any order."""
        kinds: dict[str, dict[str, str]] = defaultdict(dict)
        for path, source in pairs.items():
            kinds[content_type(path)][self._key(path)] = self._key(source)
        with self._asking():
            for kind, keys in kinds.items():
                typed = {"MetadataDirective": "REPLACE", **self._typed(kind)}
                self._files.copy(list(keys.values()), list(keys), **typed)

    def names(self, folder: str = "") -> Iterator[str]:
        """See Store; those in a folder ("releases/")."""
        return walk(self._listing, folder)

    def tidy(self) -> None:
        """See Store; an object is never half there."""

    def _key(self, path: str) -> str:
        return f"{self._root}/{checked(path)}"

    def _typed(self, kind: str) -> dict[str, str]:
        argument = _TYPED.get(self.url.partition("://")[0])
        return {argument: kind} if argument else {}

    def _listing(self, folder: str) -> list[tuple[str, bool]]:
        inside = f"{self._root}/{folder}"
        found: list[dict[str, Any]] = []
        with self._asking(), suppress(FileNotFoundError):
            found = self._files.ls(inside.rstrip("/"), detail=True)
        return [
            (name, entry["type"] == "directory")
            for entry in found
            if (name := entry["name"].rstrip("/").rpartition("/")[2])
        ]

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Whatever a library raises is said in one sentence."""
        try:
            yield
        except ReleaseError:
            raise
        except Exception as fault:
            raise ReleaseError(
                f"对象存储 {self.url} 无法使用：{type(fault).__name__}: {fault}。",
                "The object store does not do as it is asked.",
            ) from fault


def _status(fault: OSError) -> int:
    """How the store answered what a library raises for it."""
    answer = getattr(fault.__cause__, "response", {})
    return int(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _opened(url: str, options: Mapping[str, Any]) -> tuple[Any, str]:
    """The library for an address, and the address as that library writes it."""
    try:
        files, root = url_to_fs(url, use_listings_cache=False, **options)
    except ImportError as fault:
        raise ReleaseError(
            f"访问 {url} 的软件包未安装，请先安装：{fault}。",
            "What speaks to this store is not installed; for S3, see requirements-engines.lock.",
        ) from fault
    if not root.strip("/"):
        raise ReleaseError(
            f"地址 {url} 没有写明存储桶，如 s3://桶名/前缀。", "The address names no bucket."
        )
    return files, root.rstrip("/")
