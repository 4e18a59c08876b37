"""Checks all of a published log."""

from pathlib import PurePosixPath

from registry.tlog import checkpoint, cosigned, keyring, leaf, listing, merkle
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.keyring import Keyring, Keys
from registry.tlog.note import Opens, Verifier
from registry.tlog.proof import Proof
from registry.tlog.twin import Twin
from registry.tlog.verifying import correcting, erasing, opening, tree
from registry.tlog.verifying.opening import Opened
from registry.tlog.verifying.reading import Read, file, nodes, note
from registry.tlog.verifying.report import Report
from registry.tlog.verifying.saying import Say, reading


def verify(
    read: Read, verifier: Verifier, held: Checkpoint | None = None, say: Say | None = None
) -> Report:
    """Check everything; `held` is an older checkpoint that the caller kept, `say` tells what files
    say, by default from reading them.

    Raises LogError where there is no checkpoint that this key signed: then nothing can be told.
    """
    signed = note(read)
    report = Report(checkpoint.opened(signed, verifier))
    known = keyring.read(file(read, keyring.PATH))
    _check_signers(report, verifier, known, signed)
    leaves = tree.leaves(read, report)
    node = nodes(read, report.checkpoint.size)
    tree.check_root(report, node)
    if held is not None:
        tree.check_history(report, node, held)
    found = opening.check(read, say or reading(read), report, leaves)
    ring = Keyring([verifier, *map(Verifier.parse, known.retired)])
    _check_keys(read, report, ring, node)
    _check_proofs(read, report, ring, node, found)
    correcting.check(report, found.told)
    _check_listing(read, report, set(found.paths.values()) - report.stubs)
    kinds = list(map(leaf.kind, leaves))
    report.releases += [number for number, kind in enumerate(kinds) if kind == "release"]
    erasing.check(report, leaves, kinds, found.paths)
    return report


def _check_signers(report: Report, verifier: Verifier, known: Keys, signed: str) -> None:
    """Whom the site names signed the checkpoint, and nobody else."""
    named = [Verifier.parse(key) for key in known.witnesses]
    report.witnesses = cosigned.seen(signed, named)
    own = [Verifier.parse(key) for key in (known.key, *known.retired)]
    if cosigned.others(signed, [verifier, *own, *named]):
        report.fault(
            "log/checkpoint 有一行签名不是日志或所列见证人所签。",
            "log/checkpoint has a signature of nobody whom the site names.",
        )


def _check_keys(read: Read, report: Report, ring: Opens, node: merkle.Node) -> None:
    """The keys that the site names are those that the log has."""
    try:
        twin = Twin(file(read, keyring.PATH))
        twin.check_form()
        _check_proof(read(keyring.PROOF), twin.digest, ring, node)
    except LogError as fault:
        report.fault(f"{keyring.PATH}：{fault.zh}", f"{keyring.PATH}: {fault.en}")


def _check_proofs(
    read: Read, report: Report, ring: Opens, node: merkle.Node, found: Opened
) -> None:
    """Every notice has a proof of its own, under a checkpoint that the log goes on from."""
    for path, digest in sorted(found.notices.items()):
        name = path.removesuffix("json") + "tlog-proof"
        try:
            _check_proof(read(name), digest, ring, node)
        except LogError as fault:
            report.fault(f"{name}：{fault.zh}", f"{name}: {fault.en}")


def _check_proof(proof: bytes | None, digest: bytes, ring: Opens, node: merkle.Node) -> None:
    if proof is None:
        raise LogError("缺少证明文件。", "There is no proof.")
    signed = Proof.decode(proof).check_digest(digest, ring)
    if signed.root != merkle.root(signed.size, node):
        raise LogError("证明所据检查点不在本日志之中。", "Its checkpoint is not this log's.")


def _check_listing(read: Read, report: Report, opened: set[str]) -> None:
    """The list of codes is logged, whole, and names just those whose standings are published."""
    held = read(listing.PATH)
    if held is None or listing.PATH not in opened:
        report.fault(f"日志中没有 {listing.PATH}。", f"The log has no {listing.PATH}.")
        return
    try:
        listed = listing.read(held)
        codes = [
            code
            for block in listed.blocks
            for code in listing.codes(block, read(listing.path(block)))
        ]
    except LogError as fault:
        report.fault(fault.zh, fault.en)
        return
    published = sorted(PurePosixPath(path).stem for path in opened if path.startswith("companies/"))
    if codes != published or listed.count != len(codes):
        report.fault(
            f"名单所列 {len(codes)} 家与已公布的 {len(published)} 家企业不符。",
            f"The list has {len(codes)} codes, and not those of the {len(published)} companies.",
        )
