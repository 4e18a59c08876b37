"""Which target an address asks for."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from registry.release.publish.bucket import BucketTarget
from registry.release.publish.folder import FolderTarget
from registry.release.publish.mirror import MirrorTarget
from registry.release.publish.sightings import Sightings
from registry.release.publish.target import Target

_RSYNC = "rsync:"
_MIRROR, _SIGHTINGS = "mirror", "sightings"
_SHORT = 16


def target(
    address: str,
    options: Mapping[str, Any],
    desk: Path,
    *,
    take_over: bool = False,
    reread: bool = False,
) -> Target:
    """A folder's path, `s3://bucket/prefix`, or `rsync:` and what rsync takes as destination.

    `options` are those of the object store; `desk` is the log's folder, where releases for rsync
    are staged and it is kept what was seen of files. `take_over` goes on with what another
    publisher of an object store left under way; `reread` relies on nothing that was seen.
    """
    if address.startswith(("s3://", "s3a://")):
        return BucketTarget(address, options, take_over=take_over)
    if address.startswith(_RSYNC):
        mirror = desk / _MIRROR
        seen = sightings(desk, mirror, reread=reread)
        return MirrorTarget(address.removeprefix(_RSYNC), mirror, seen)
    return FolderTarget(Path(address), sightings(desk, Path(address), reread=reread))


def sightings(desk: Path, folder: Path, *, reread: bool = False) -> Sightings:
    """What was seen of the files of a folder, kept at the desk."""
    name = sha256(os.fsencode(folder.absolute())).hexdigest()[:_SHORT]
    return Sightings(desk / _SIGHTINGS / name, reread=reread)
