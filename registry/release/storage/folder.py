"""A folder of this machine, or one that all workers see at the same place.

A new file is written in place; one that replaces another is written beside, to a hidden file of
the store, and renamed. Nothing is asked beforehand: 500,000 files are made by opening them.
"""

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from registry.release.storage.listing import walk
from registry.site.addresses import checked

_PART = ".part"
_WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Folder:
    """The folder `root`, an absolute path; made by the first file."""

    root: str

    def read(self, path: str) -> bytes | None:
        """See Store."""
        try:
            return Path(self._at(path)).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def read_all(self, paths: Sequence[str]) -> list[bytes | None]:
        """See Store."""
        return [self.read(path) for path in paths]

    def write(self, path: str, content: bytes) -> None:
        """See Store."""
        target = self._at(path)
        try:
            _fill(target, os.O_EXCL, content)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            _fill(target, os.O_EXCL, content)
        except FileExistsError:
            self._replace(target, content)

    def write_all(self, files: Mapping[str, bytes]) -> None:
        """See Store."""
        for path, content in files.items():
            self.write(path, content)

    def remove(self, path: str) -> None:
        """See Store."""
        target = self._at(path)
        with suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(target)
        folder = os.path.dirname(target)
        with suppress(OSError):  # not empty
            while folder != self.root:
                os.rmdir(folder)
                folder = os.path.dirname(folder)

    def exists(self, path: str) -> bool:
        """See Store."""
        return os.path.isfile(self._at(path))

    def names(self) -> Iterator[str]:
        """See Store."""
        return walk(self._listing)

    def tidy(self) -> None:
        """See Store."""
        for part in Path(self.root).glob(f".*{_PART}"):
            part.unlink()

    def _at(self, path: str) -> str:
        return f"{self.root}/{checked(path)}"

    def _replace(self, target: str, content: bytes) -> None:
        # Two threads, or two machines, never share one: a number of a thread is an address.
        part = f"{self.root}/.{os.getpid()}-{threading.get_ident()}{_PART}"
        _fill(part, os.O_TRUNC, content)
        os.replace(part, target)

    def _listing(self, folder: str) -> Iterator[tuple[str, bool]]:
        with suppress(FileNotFoundError), os.scandir(f"{self.root}/{folder}") as entries:
            for entry in entries:
                yield entry.name, entry.is_dir()


def _fill(target: str, flag: int, content: bytes) -> None:
    """Write a file; where the disk does not take the whole of it, there is none."""
    file = os.open(target, _WRITE | flag, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
    except OSError:
        os.unlink(target)
        raise
    finally:
        os.close(file)
