"""What publishing needs from the settings: the log, the keys, the target."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from registry.cli.settings import Settings
from registry.release.errors import ReleaseError
from registry.release.logged import BuildLog, signer
from registry.release.memory import repairs
from registry.release.place import memory_file, memory_folder
from registry.release.publish import opening
from registry.release.publish.publishing import Publisher, as_of
from registry.release.publish.repaired import Repairs
from registry.release.publish.target import Target


def source(values: Mapping[str, Any], output: Path | None) -> Path:
    """The folder of the built site. Raises ReleaseError while it is being built."""
    chosen = output or Path(values.get("OUTPUT_PATH", "output"))
    if (memory_folder({**values, "OUTPUT_PATH": chosen}) / "journal.txt").is_file():
        raise ReleaseError(
            f"{chosen} 的生成尚未完成或曾中断，请先 registry build。",
            "The last build there did not end: build again first.",
        )
    return chosen


@contextmanager
def publisher(
    values: Mapping[str, Any], built: Path, *, reread: bool = False
) -> Iterator[Publisher]:
    """Who publishes what is built there; `reread` has every file read. Raises SiteError."""
    if not values.get("REGISTRY_LOG"):
        raise ReleaseError(
            "发布须有公示日志，请设 REGISTRY_LOG。", "Releases are logged: set REGISTRY_LOG."
        )
    association = Settings.of(values).association
    log = BuildLog(values, association, as_of(built))
    try:
        key = signer(values, association, "REGISTRY_RELEASE_KEY")
        known = repairs.kept(memory_file({**values, "OUTPUT_PATH": built}))
        desk = Path(values["REGISTRY_LOG"])
        seen = opening.sightings(desk, built, reread=reread)
        host = str(urlsplit(association.url).hostname)
        yield Publisher(built, log, key, host, Repairs(known, desk), seen)
    finally:
        log.close()


def target(
    values: Mapping[str, Any], address: str, *, take_over: bool = False, reread: bool = False
) -> Target:
    """Where the address leads. Raises ReleaseError."""
    options = values.get("REGISTRY_STORE_OPTIONS") or {}
    desk = Path(values.get("REGISTRY_LOG") or ".")
    return opening.target(address, options, desk, take_over=take_over, reread=reread)
