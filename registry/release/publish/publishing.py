"""One publication: checked as a stranger would, logged, staged, and only then shown.

The log is committed before anything rests on it, and its checkpoint is out before the release is
shown. Whatever is broken off in between, what readers see is one whole release, and the next
publication goes on from there.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from registry.release.errors import ReleaseError
from registry.release.logged import CHECKPOINT, BuildLog
from registry.release.publish import manifest, permanence, record, sshsig
from registry.release.publish.built import Built, Shown
from registry.release.publish.permanence import Erased
from registry.release.publish.record import Release
from registry.release.publish.repaired import Repairs
from registry.release.publish.sightings import Sightings
from registry.release.publish.target import Staged, Target
from registry.tlog import checkpoint, verifying
from registry.tlog.errors import LogError
from registry.tlog.note import Signer


@dataclass(frozen=True)
class Outcome:
    """What was published: the release, how large the log is, which files changed or went.

    `stale` are those of them that readers may still have from the release before.
    """

    release: Release
    size: int
    changed: list[str]
    gone: list[str]
    stale: list[str]


@dataclass(frozen=True)
class Publisher:
    """Who publishes what was built in a folder: with which log, and under whose signature.

    `principal` is the name under which readers check the signature, the register's host; `repairs`
    are those that the site takes account of, `sightings` those of its files.
    """

    source: Path
    log: BuildLog
    signer: Signer
    principal: str
    repairs: Repairs
    sightings: Sightings

    def publish(self, target: Target, keep: int) -> Outcome:
        """Publish; `keep` releases stay to go back to. Raises ReleaseError, with nothing shown."""
        with target.claim():
            before = target.published()
            self.log.check(before.checkpoint)
            since = _size(before.checkpoint)
            built = Built.found(self.source, self.sightings)
            staged = self._logged(built)
            gone = self._check(staged, built)
            permanence.check(before.manifest, staged.manifest, gone)
            self.log.commit()
            self.repairs.note(staged.release.id)
            target.stage(staged, before)
            target.extend(self.log.grown(since), before.checkpoint)
            target.switch(staged, before)
            target.remove(self.log.gone(since))
            permanence.keep(target, keep, staged.manifest, gone, self.repairs)
        return Outcome(
            staged.release,
            self.log.size,
            staged.changed(before),
            staged.gone(before),
            staged.stale(before),
        )

    def _logged(self, built: Built) -> Staged:
        """The release, logged and signed for but not yet for good."""
        allowed = sshsig.allowed(self.principal, self.signer.verifier)
        files = {**built.files, sshsig.ALLOWED: manifest.digest(allowed)}
        told = dict(manifest.made(files))
        sums = told[manifest.SUMS]
        release = Release(as_of=as_of(self.source), files=len(files), sums=manifest.digest(sums))
        made = {
            **told,
            sshsig.ALLOWED: allowed,
            sshsig.SIGNATURE: sshsig.signed(sums, self.signer),
            record.PATH: release.encoded(),
            record.PROOF: self.log.release(record.PATH, release.encoded()).encode(),
        }
        return Staged(release, self.source, files, made)

    def _check(self, staged: Staged, built: Built) -> Erased:
        """What was erased; raises ReleaseError unless a stranger would find all of it in order."""
        shown = Shown(built, {**self._log_of(built), **staged.made})
        verifier = self.log.signer.verifier
        try:
            report = verifying.verify(shown.read, verifier, say=shown.say)
            verifying.verify_notice(staged.made[record.PATH], staged.made[record.PROOF], verifier)
        except LogError as fault:
            raise ReleaseError(fault.zh, fault.en) from fault
        if report.faults:
            zh, en = report.faults[0]
            raise ReleaseError(
                f"待发布的网站与日志有 {len(report.faults)} 处不符，如：{zh}",
                f"What is to be published is not what the log has ({len(report.faults)}): {en}",
            )
        return permanence.erased(report)

    def _log_of(self, built: Built) -> dict[str, bytes]:
        """What the log has beyond what was built."""
        held = built.read(CHECKPOINT)
        if held is None:
            raise ReleaseError(
                f"{self.source} 没有公示日志，请设 REGISTRY_LOG 后重新生成。",
                "The site was built without a public log.",
            )
        self.log.check(held)
        return dict(self.log.grown(_size(held)))


def back(target: Target, release: str = "") -> str:
    """Show an older release again, by default the one before; which it is.

    Raises ReleaseError for one that is not kept, or that lacks what was published since (R-32).
    """
    with target.claim():
        now = target.published()
        kept = [one for one in target.releases() if one != now.release]
        chosen = release or (kept[0] if kept else "")
        if chosen not in kept:
            raise ReleaseError(
                f"没有可退回的版本{release}；保留的有：{'、'.join(kept) or '无'}。",
                f"There is no such release to go back to; kept: {', '.join(kept) or 'none'}.",
            )
        permanence.check(now.manifest, target.manifest(chosen))
        target.back(chosen)
    return chosen


def as_of(source: Path) -> date:
    """The day that a built site is as of. Raises ReleaseError where there is no such site."""
    try:
        told = msgspec.json.decode((source / "register.json").read_bytes(), type=_Register)
    except (OSError, msgspec.DecodeError) as wrong:
        raise ReleaseError(
            f"{source} 中没有生成好的网站，请先 registry build。", "There is no built site there."
        ) from wrong
    return told.as_of


class _Register(msgspec.Struct):
    as_of: date


def _size(note: bytes | None) -> int:
    """How large the log was under a checkpoint that has been checked."""
    return checkpoint.of(note.decode().partition("\n\n")[0]).size if note else 0
