"""A published site to be read: a folder, or an address on the web."""

from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from registry.cli.failure import Failure
from registry.release.storage.folder import Folder
from registry.tlog.verifying import Read

_SECONDS = 30


def is_web(target: str) -> bool:
    """Whether this is an address on the web."""
    return target.startswith(("http://", "https://"))


def reader(target: str) -> Read:
    """Gives files by their path, None where there is none. Raises Failure."""
    return _web(target.rstrip("/")) if is_web(target) else _folder(Path(target))


def names(target: str) -> Iterable[str]:
    """The files that are there; a site on the web does not tell."""
    return () if is_web(target) else Folder(target).names()


def _folder(root: Path) -> Read:
    if not root.is_dir():
        raise Failure(f"找不到网站文件夹 {root}。", "There is no such folder.")
    store = Folder(str(root))

    def read(path: str) -> bytes | None:
        try:
            return store.read(path)
        except ValueError:  # it leads out of the folder
            return None

    return read


def _web(root: str) -> Read:
    def read(path: str) -> bytes | None:
        address = f"{root}/{path}"
        try:
            with urlopen(address, timeout=_SECONDS) as answer:
                return bytes(answer.read())
        except HTTPError as fault:
            if fault.code == HTTPStatus.NOT_FOUND:
                return None
            raise Failure(f"{address}：{fault}。", "The site did not answer.") from fault
        except (URLError, OSError) as fault:
            raise Failure(
                f"无法连接 {address}：{fault}。", "The site cannot be reached."
            ) from fault

    return read
