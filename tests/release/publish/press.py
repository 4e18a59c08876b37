"""One who publishes what a keeper has built, for tests."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from registry.public.views import Association
from registry.release.logged import BuildLog
from registry.release.publish import checking, opening
from registry.release.publish.publishing import Outcome, Publisher, as_of
from registry.release.publish.repaired import Repairs
from registry.release.publish.target import Target
from registry.release.storage.folder import Folder
from registry.tlog import checkpoint, verifying
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.note import Secret
from tests.release.keeper import KEY, Keeper

RELEASE_KEY = Secret("register.example/release", bytes(range(1, 33)))
HOST = "register.example"
#: What a publication does to the disk, as Python's own hooks tell it.
_STEPS = {"open", "os.link", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir"}


def publish(
    keeper: Keeper,
    target: Target,
    site: Path | None = None,
    keep: int = 5,
    repairs: int = 0,
    reread: bool = False,
    **more: object,
) -> Outcome:
    built = site or keeper.site
    given = {"REGISTRY_LOG": str(keeper.log), "REGISTRY_LOG_KEY": str(keeper.key), **more}
    log = BuildLog(given, Association(name="协会", url=f"https://{HOST}"), as_of(built))
    try:
        taken = Repairs(repairs, keeper.log)
        seen = opening.sightings(keeper.log, built, reread=reread)
        return Publisher(built, log, RELEASE_KEY, HOST, taken, seen).publish(target, keep)
    finally:
        log.close()


def folder_target(keeper: Keeper, *, reread: bool = False) -> Target:
    """The folder that a keeper publishes to."""
    return opening.target(str(keeper.folder / "srv"), {}, keeper.log, reread=reread)


def faults(root: Path, held: Checkpoint | None = None) -> list[str]:
    """What a stranger finds amiss with the site in a folder: its log, and every file of it."""
    store = Folder(str(root))
    report = verifying.verify(store.read, KEY.verifier, held)
    release = checking.check(store.read, store.names(), KEY.verifier)
    assert release is not None and release.release.files
    return [en for _, en in (*report.faults, *release.faults)]


def shown(root: Path) -> Checkpoint:
    """The checkpoint that is published."""
    return checkpoint.opened((root / "log/checkpoint").read_text("utf-8"), KEY.verifier)


def publish_until(folder: str, ledger: str, step: int) -> None:
    """Publish, and die at this step of it; with 0 live, and write down how many steps it took."""
    keeper = Keeper(Path(folder), ledger)
    taken = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal taken
        if event in _STEPS or (event == "sqlite3.connect"):
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    publish(keeper, folder_target(keeper))
    if not step:
        (keeper.folder / "steps").write_text(str(taken), "utf-8")
