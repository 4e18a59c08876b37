"""Which target an address asks for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from registry.release.publish.bucket import BucketTarget
from registry.release.publish.folder import FolderTarget
from registry.release.publish.mirror import MirrorTarget
from registry.release.publish.target import Target

_RSYNC = "rsync:"


def target(
    address: str, options: Mapping[str, Any], mirror: Path, *, take_over: bool = False
) -> Target:
    """A folder's path, `s3://bucket/prefix`, or `rsync:` and what rsync takes as destination.

    `options` are those of the object store; `mirror` is where releases for rsync are staged.
    `take_over` goes on with what another publisher of an object store left under way.
    """
    if address.startswith(("s3://", "s3a://")):
        return BucketTarget(address, options, take_over=take_over)
    if address.startswith(_RSYNC):
        return MirrorTarget(address.removeprefix(_RSYNC), mirror)
    return FolderTarget(Path(address))
