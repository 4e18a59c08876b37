"""The output folder: what is written to it, and what an earlier build left there.

Only what changed is written; a file is replaced by renaming, so that none is ever half a file.
`files.txt` in the folder names every file that builds wrote there. It stands inside the folder and
not beside it so that a folder which is moved, copied or restored still knows what is its own: what
it names and a build no longer writes is removed, what it does not name is never touched, and a
folder with files but without it is somebody else's. While a build runs the file is a journal: a
new file is named there before it is made, so that not even a killed build leaves strays.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from registry.site.addresses import checked
from registry.site.errors import SiteError

MANIFEST = "files.txt"
_PART = ".part"


class Output:
    """One build's writing to a folder.

    Raises SiteError for a folder that holds files but no `files.txt`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed = 0
        self.unchanged = 0
        self.removed = 0
        self.written: set[str] = set()
        self._known = _known(root)
        self._folders: set[Path] = set()
        self._journal: TextIO | None = None

    def read(self, path: str) -> str:
        """The text of a file that an earlier build wrote, "" when there is none."""
        file = self.root / checked(path)
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def write(self, path: str, content: bytes) -> None:
        """Bring the file at `path` to `content`. Raises SiteError when it was written before."""
        if checked(path) in self.written:
            raise SiteError(
                f"同一文件被写了两次：{path}。", f"The file {path} would be written twice."
            )
        self.written.add(path)
        target = self.root / path
        old = _content(target)
        if old == content:
            self.unchanged += 1
            return
        self._announce(path)
        self._make_folder(target.parent)
        if old is None:
            target.write_bytes(content)
        else:
            self._replace(target, content)
        self.changed += 1

    def close(self) -> None:
        """Remove what earlier builds wrote and this one did not; name what there is now."""
        stale = self._known - self.written
        for path in sorted(stale):
            self._remove(self.root / checked(path))
        self.abandon()
        names = "".join(f"{path}\n" for path in sorted(self.written))
        self._make_folder(self.root)
        if _content(self.root / MANIFEST) != names.encode():
            self._replace(self.root / MANIFEST, names.encode())

    def abandon(self) -> None:
        """Stop here; the journal keeps the folder's own files known."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _announce(self, path: str) -> None:
        if path in self._known:
            return
        if self._journal is None:
            self._make_folder(self.root)
            self._journal = (self.root / MANIFEST).open("a", encoding="utf-8", buffering=1)
        self._journal.write(f"{path}\n")

    def _make_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _replace(self, target: Path, content: bytes) -> None:
        part = self.root / _PART
        part.write_bytes(content)
        os.replace(part, target)

    def _remove(self, file: Path) -> None:
        if not file.is_file():
            return
        file.unlink()
        self.removed += 1
        for folder in file.relative_to(self.root).parents:
            if folder == Path() or any((self.root / folder).iterdir()):
                return
            (self.root / folder).rmdir()


def lines(names: Iterable[str]) -> bytes:
    """Sorted names, one a line."""
    return "".join(f"{name}\n" for name in sorted(names)).encode()


def _known(root: Path) -> set[str]:
    manifest = root / MANIFEST
    if manifest.is_file():
        return set(filter(None, manifest.read_text(encoding="utf-8").splitlines()))
    if root.exists() and any(not entry.name.startswith(".") for entry in root.iterdir()):
        raise SiteError(
            f"输出目录 {root} 已有文件，且不是本程序生成的（缺少 {MANIFEST}）；请另选空目录。",
            f"The output folder holds files that no build of a register wrote (no {MANIFEST}).",
        )
    return set()


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
