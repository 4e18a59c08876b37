"""Checks a published release from its files alone: every one is what the log has of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from registry.release.errors import ReleaseError
from registry.release.publish import manifest, record
from registry.release.publish.manifest import Read
from registry.release.publish.record import Release
from registry.tlog import verifying
from registry.tlog.errors import LogError
from registry.tlog.note import Verifier
from registry.tlog.proof import Proof


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
    report = Report(record.read(told), Proof.parse(proof.decode()).index)
    if manifest.digest(sums) != report.release.sums:
        raise LogError(f"{manifest.SUMS} 与日志不符。", f"{manifest.SUMS} is not what the log has.")
    files = manifest.read(sums, read)
    report.faults += _differing(files, read)
    report.faults += _unknown(files, names)
    return report


def _differing(files: manifest.Manifest, read: Read) -> Iterator[tuple[str, str]]:
    for path, known in files.items():
        content = read(path)
        if content is None:
            yield f"缺少 {path}。", f"{path} is missing."
        elif manifest.digest(content) != known:
            yield f"{path} 已被改动。", f"{path} was changed."


def _unknown(files: manifest.Manifest, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in names:
        if manifest.covers(path) and path not in files:
            yield f"{path} 不在文件清单中。", f"{path} is not in the manifest."
