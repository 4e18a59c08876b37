"""A trial of the next build: what it builds on, copied to where nobody sees it.

Files of the site are shared with the copy, since a build never writes into a file that is there but
puts another in its place; what SQLite keeps is copied, since that is written in place.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from registry.cli.saving import databases
from registry.release.place import memory_folder
from registry.tlog import keys

_PREFIX = ".preview-"
_SITE, _MEMORY, _LOG = "site", "memory", "log"
_DATABASE = "log.sqlite3"


@contextmanager
def folder(live: Path) -> Iterator[Path]:
    """A temporary folder on the site's own disk, where files can be shared; else anywhere."""
    parent = live.resolve().parent
    where = parent if os.access(parent, os.W_OK) else None
    with TemporaryDirectory(prefix=_PREFIX, dir=where) as made:
        yield Path(made)


def copied(settings: Mapping[str, Any], live: Path, target: Path) -> dict[str, Any]:
    """Copy site, memory and log; the settings of a build that goes on from the copies.

    The key of the log stays where it is.
    """
    _share(live, target / _SITE)
    _remember(memory_folder(settings), target / _MEMORY)
    more = {"OUTPUT_PATH": str(target / _SITE), "REGISTRY_MEMORY": str(target / _MEMORY)}
    log = settings.get("REGISTRY_LOG")
    if not log or not (Path(log) / _DATABASE).is_file():
        return {**more, "REGISTRY_LOG": str(target / _LOG)} if log else more
    databases.copy(Path(log) / _DATABASE, target / _LOG / _DATABASE)
    with suppress(FileNotFoundError):
        shutil.copytree(Path(log) / "cosigned", target / _LOG / "cosigned")
    demo = Path(log) / f"{keys.DEMO}-log.key"
    if not settings.get("REGISTRY_LOG_KEY") and demo.is_file():
        more["REGISTRY_LOG_KEY"] = str(demo)
    return {**more, "REGISTRY_LOG": str(target / _LOG)}


def site(target: Path) -> Path:
    """Where the trial's site is."""
    return target / _SITE


def _share(live: Path, target: Path) -> None:
    """Every file of a site that is not hidden, shared where the disk can, else copied."""
    for here, folders, files in os.walk(live):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        to = target / Path(here).relative_to(live)
        to.mkdir(parents=True, exist_ok=True)
        for name in files:
            if not name.startswith("."):
                try:
                    os.link(f"{here}/{name}", to / name)
                except OSError:
                    shutil.copyfile(f"{here}/{name}", to / name)


def _remember(memory: Path, target: Path) -> None:
    target.mkdir()
    for file in sorted(memory.glob("*.sqlite3")):
        databases.copy(file, target / file.name)
    for file in sorted(memory.glob("*.txt")):  # the journal of a build that did not end
        shutil.copyfile(file, target / file.name)
