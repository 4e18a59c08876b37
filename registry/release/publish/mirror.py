"""Publishing to a plain web host by rsync: staged in a folder here, then brought over.

Files are compared by checksum: a grade that went from AAA to BBB has neither another size nor,
for certain, another time. The host shows files one by one as they come, the log's before the pages
that rest on it, and what is gone goes last.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.release.errors import ReleaseError
from registry.release.output import File
from registry.release.publish.folder import CHECKPOINT, FolderTarget
from registry.release.publish.manifest import Manifest
from registry.release.publish.sightings import Sightings
from registry.release.publish.target import Published, Staged

#: What rsync says where a file that it was to bring is not there.
_NOT_THERE = "No such file or directory"


class MirrorTarget:
    """A folder of another machine, `destination` as rsync takes it, behind a folder of this one."""

    def __init__(self, destination: str, mirror: Path, sightings: Sightings | None = None) -> None:
        """`sightings` are those of the folder of this machine."""
        self._there = destination.rstrip("/")
        self._here = FolderTarget(mirror, sightings)

    @contextmanager
    def claim(self) -> Iterator[None]:
        """See Target; it keeps out who publishes from this machine."""
        with self._here.claim():
            yield

    def published(self) -> Published:
        """See Target; the checkpoint is that of the host."""
        here = self._here.published()
        return Published(self._checkpoint(), here.release, here.manifest)

    def stage(self, staged: Staged, before: Published) -> None:
        """See Target."""
        self._here.stage(staged, before)

    def extend(self, files: Iterable[File], expected: bytes | None) -> None:
        """See Target."""
        if self._checkpoint() != expected:
            raise ReleaseError("发布期间日志已由他人更新。", "Somebody else extended the log.")
        self._here.extend(files, self._here.published().checkpoint)
        log = f"{self._here.root}/log"
        self._bring("--exclude=/checkpoint", f"{log}/", f"{self._there}/log/")
        self._bring(f"{log}/checkpoint", f"{self._there}/log/")

    def switch(self, staged: Staged, before: Published) -> None:
        """See Target."""
        self.back(staged.release.id)

    def remove(self, paths: Iterable[str]) -> None:
        """See Target."""
        self._here.remove(paths)
        log = f"{self._here.root}/log"
        self._bring("--delete", f"{log}/", f"{self._there}/log/")

    def keep(self, releases: int, *, erased: bool = False) -> None:
        """See Target."""
        self._here.keep(releases, erased=erased)

    def releases(self) -> Sequence[str]:
        """See Target."""
        return self._here.releases()

    def manifest(self, release: str) -> Manifest:
        """See Target."""
        return self._here.manifest(release)

    def back(self, release: str) -> None:
        """See Target."""
        tree = f"{self._here.root}/releases/{release}/"
        outside = "--exclude=/log"
        self._bring("--delay-updates", outside, tree, f"{self._there}/")
        self._bring("--delete", outside, tree, f"{self._there}/")
        self._here.back(release)

    def _checkpoint(self) -> bytes | None:
        with TemporaryDirectory() as folder:
            if not self._run(f"{self._there}/{CHECKPOINT}", f"{folder}/", missing=True):
                return None
            return (Path(folder) / "checkpoint").read_bytes()

    def _bring(self, *arguments: str) -> None:
        self._run("--mkpath", *arguments)

    def _run(self, *arguments: str, missing: bool = False) -> bool:
        """Whether there was what was asked for; `missing` tells that it need not be there."""
        command = ("rsync", "--recursive", "--links", "--checksum", "--chmod=D755,F644", *arguments)
        try:
            done = subprocess.run(
                command,
                check=False,
                capture_output=True,
                text=True,
                env={**os.environ, "LC_ALL": "C"},
            )
        except FileNotFoundError as none:
            raise ReleaseError("未安装 rsync。", "rsync is not installed.") from none
        if done.returncode and not (missing and _NOT_THERE in done.stderr):
            said = done.stderr.strip().splitlines()[:1]
            raise ReleaseError(
                f"rsync 未能完成（{done.returncode}）：{''.join(said)}。", "rsync did not succeed."
            )
        return not done.returncode
