"""A published site to be read: a folder, or an address on the web."""

from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from registry.cli.failure import Failure
from registry.tlog.verifying import Read

_SECONDS = 30


def reader(target: str) -> Read:
    """Gives files by their path, None where there is none. Raises Failure."""
    if target.startswith(("http://", "https://")):
        return _web(target.rstrip("/"))
    return _folder(Path(target).resolve())


def _folder(root: Path) -> Read:
    if not root.is_dir():
        raise Failure(f"找不到网站文件夹 {root}。", "There is no such folder.")

    def read(path: str) -> bytes | None:
        file = root / path
        inside = file.resolve().is_relative_to(root)
        return file.read_bytes() if inside and file.is_file() else None

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
