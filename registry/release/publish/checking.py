"""Checks a published release from its files alone: every one is what the log has of it."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from registry.release.errors import ReleaseError
from registry.release.publish import manifest, record, sshsig
from registry.release.publish.manifest import Read
from registry.release.publish.record import Release
from registry.tlog import keyring, verifying
from registry.tlog.errors import LogError
from registry.tlog.note import Verifier
from registry.tlog.proof import Proof
from registry.tlog.twin import Twin

#: What a release has beside the files of its manifest.
_OWN = frozenset({manifest.SUMS, sshsig.SIGNATURE, record.PATH, record.PROOF})
#: What lies in the log's folder; a tile may stay that has grown since.
_LOG = frozenset({"log/checkpoint", keyring.PATH, keyring.PROOF})
_TILE = re.compile(r"log/tile/(?:entries|\d+)/(?:x\d{3}/)*\d{3}(?:\.p/\d+)?")


@dataclass
class Report:
    """The release, the number of its leaf, and what is not as it should be, in two languages."""

    release: Release
    leaf: int
    faults: list[tuple[str, str]] = field(default_factory=list)


def check(read: Read, names: Iterable[str], verifier: Verifier) -> Report | None:
    """Check all files; `names` are those that are there, as far as one can tell.

    None where there is no release. Raises LogError or ReleaseError where it is not one that the
    log has, so that nothing can be told of its files.
    """
    told, proof, sums = read(record.PATH), read(record.PROOF), read(manifest.SUMS)
    if told is None and sums is None:
        return None
    if told is None or proof is None or sums is None:
        raise ReleaseError("版本记录不全。", "The record of the release is not whole.")
    verifying.verify_notice(told, proof, verifier)
    Twin(told).check_form()
    report = Report(record.read(told), Proof.parse(proof.decode()).index)
    if manifest.digest(sums) != report.release.sums:
        raise LogError(f"{manifest.SUMS} 与日志不符。", f"{manifest.SUMS} is not what the log has.")
    if not sshsig.holds(sums, read(sshsig.SIGNATURE) or b"", read(sshsig.ALLOWED) or b""):
        report.faults.append(
            (
                f"{sshsig.SIGNATURE} 不是 {sshsig.ALLOWED} 所列者的签名。",
                f"{sshsig.SIGNATURE} is no signature of whom {sshsig.ALLOWED} names.",
            )
        )
    files = manifest.read(sums, read)
    report.faults += differing(files, read)
    known = {*files, *_OWN, *_LOG, *(path for path, _ in manifest.lines(manifest.SUMS, sums))}
    report.faults += _unknown(known, names)
    return report


def differing(files: manifest.Manifest, read: Read) -> Iterator[tuple[str, str]]:
    """The files that are missing or other than the manifest has them."""
    for path, known in files.items():
        content = read(path)
        if content is None:
            yield f"缺少 {path}。", f"{path} is missing."
        elif manifest.digest(content) != known:
            yield f"{path} 已被改动。", f"{path} was changed."


def _unknown(known: Set[str], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in names:
        if path not in known and not _TILE.fullmatch(path):
            yield f"{path} 不在文件清单中。", f"{path} is not in the manifest."
