"""What was published stays (R-32), but for what was erased (P-5): no release has that any more."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from registry.release.errors import ReleaseError
from registry.release.publish.manifest import Manifest
from registry.release.publish.repaired import Repairs
from registry.release.publish.target import Target
from registry.tlog.verifying import Report

_PROOF = ".tlog-proof"
_BESIDE = (".atom", ".svg")
#: A public copy of a commitment's original, shown for as long as the company consents (P-4).
_COPY = re.compile(r"companies/../\w{18}\.[0-9a-f]{32}\.pdf", re.ASCII)
#: The paths that tell whether a release is of before an erasure: the proofs of notices from which
#: something was erased, the twins of companies' stubs.
Erased = Collection[str]


def erased(report: Report) -> Erased:
    """What the log has erased, of a site that was checked."""
    notices = (path for path in report.erased if path.startswith("notices/"))
    proofs = {str(PurePosixPath(path).with_suffix(_PROOF)) for path in notices}
    return proofs | {path for path in report.stubs if path.startswith("companies/")}


def check(before: Manifest, now: Manifest, gone: Erased = ()) -> None:
    """Every notice with its proof is as it was, or erased; every company has its page.

    Raises ReleaseError.
    """
    chosen = {ending for ending in _BESIDE if not any(_is_beside(path, ending) for path in now)}
    lost = [path for path in sorted(before) if not _stays(path, before, now, gone, chosen)]
    if lost:
        raise ReleaseError(
            f"已发布的内容不得消失或改动（{len(lost)} 处），如 {lost[0]}。",
            f"What was published would be lost or changed ({len(lost)}): {lost[0]}.",
        )


def keep(target: Target, most: int, now: Manifest, gone: Erased, repairs: Repairs) -> None:
    """Keep so many releases at most, and none that has what was erased since, or may not be shown.

    That is a record that was repaired since (R-52), and a copy that this release has not: the
    consent to it was withdrawn.
    """
    held = target.releases()
    clean = 1
    while clean < len(held) and not (
        repairs.shown_by(held[clean]) or _has(target, held[clean], now, gone)
    ):
        clean += 1
    target.keep(min(most, clean), erased=clean < len(held))


def _has(target: Target, release: str, now: Manifest, gone: Erased) -> bool:
    try:
        files = target.manifest(release)
    except ReleaseError:  # an earlier removal was broken off
        return True
    erased = any(path in files and files[path] != now[path] for path in gone)
    return erased or any(path not in now for path in filter(_COPY.fullmatch, files))


def _stays(
    path: str, before: Manifest, now: Manifest, gone: Erased, chosen: Collection[str]
) -> bool:
    if path.endswith(_PROOF):
        stem = path.removesuffix(_PROOF)
        there = f"{stem}.html" in now and f"{stem}.json" in now
        return there and (now.get(path) == before[path] or (path in gone and path in now))
    if not path.startswith("companies/") or path in now or _COPY.fullmatch(path):
        return True
    # A company's feed or badge may go with what was erased, or where an association has chosen to
    # have none of any company; its page stays.
    may = path.endswith(_BESIDE) if gone else path.endswith(tuple(chosen))
    return may and f"{path.rpartition('.')[0]}.html" in now


def _is_beside(path: str, ending: str) -> bool:
    return path.startswith("companies/") and path.endswith(ending)
