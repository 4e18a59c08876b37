"""Checks a published log from its files alone: no ledger, no server, nothing of ours but a key."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from registry.public.views import NoticeRef
from registry.tlog import (
    checkpoint,
    content,
    cosigned,
    erasing,
    keyring,
    leaf,
    listing,
    merkle,
    openings,
    tiles,
)
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.keyring import Keyring, Keys
from registry.tlog.listing import Listing
from registry.tlog.note import Opens, Verifier
from registry.tlog.proof import Proof

#: A published file by its path, None where there is none.
Read = Callable[[str], bytes | None]

_LOG = "log/"


@dataclass
class Report:
    """What was checked, and what is not as it should be: sentences in two languages.

    `witnesses` tells when those whom the site names saw the checkpoint, in seconds since 1970;
    `releases` are the leaves of releases; `erased` the paths of notices of which the log has what
    an erasure left, `stubs` those of all stubs.
    """

    checkpoint: Checkpoint
    notices: int = 0
    standings: int = 0
    witnesses: dict[str, int] = field(default_factory=dict)
    releases: list[int] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)
    stubs: set[str] = field(default_factory=set)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def fault(self, zh: str, en: str) -> None:
        """Note a fault."""
        self.faults.append((zh, en))


def key(read: Read) -> Verifier:
    """The key that the site itself names. Who trusts that trusts the server. Raises LogError."""
    return Verifier.parse(keyring.read(_file(read, keyring.PATH)).key)


def verify(read: Read, verifier: Verifier, held: Checkpoint | None = None) -> Report:
    """Check everything; `held` is an older checkpoint that the caller kept.

    Raises LogError where there is no checkpoint that this key signed: then nothing can be told.
    """
    note = _text(read, "checkpoint")
    report = Report(checkpoint.opened(note, verifier))
    known = keyring.read(_file(read, keyring.PATH))
    _check_signers(report, verifier, known, note)
    leaves = _leaves(read, report)
    node = tiles.nodes(lambda level, number: tile_of(read, report.checkpoint.size, level, number))
    _check_root(report, node)
    if held is not None:
        _check_history(report, node, held)
    found = _check_openings(read, report, leaves)
    ring = Keyring([verifier, *map(Verifier.parse, known.retired)])
    _check_keys(read, report, ring, node)
    _check_proofs(read, report, ring, node, found)
    _check_corrections(read, report, found)
    _check_listing(read, report, set(found.values()) - report.stubs)
    kinds = list(map(leaf.kind, leaves))
    report.releases += [number for number, kind in enumerate(kinds) if kind == "release"]
    erasing.check(report, leaves, kinds, found)
    return report


def opened(read: Read, verifier: Verifier, path: str) -> tuple[bytes, Checkpoint]:
    """A published JSON file that the log has as it is, found with a few reads. Raises LogError."""
    signed = checkpoint.opened(_text(read, "checkpoint"), verifier)
    files = openings.count(_file(read, openings.COUNT))
    held = openings.read(_file(read, openings.path(openings.number(path, files))))
    file = read(path)
    if file is None or path not in held or held[path][0] >= signed.size:
        raise LogError(f"日志中没有 {path}。", f"The log has no {path}.")
    number, salt = held[path]
    first = number // tiles.WIDTH
    width = tiles.width(signed.size, 0, first)
    leaves = tiles.unpacked(_read(read, tiles.bundle(first, width)))
    if len(leaves) != width:
        raise LogError("日志条目残缺。", "A bundle of the log is not whole.")
    encoded = leaves[number % tiles.WIDTH]
    _check_twin(encoded, salt, file)
    node = tiles.nodes(lambda level, at: tile_of(read, signed.size, level, at))
    path_ = merkle.inclusion(number, signed.size, node)
    merkle.check_inclusion(merkle.leaf_hash(encoded), number, signed.size, path_, signed.root)
    return file, signed


def is_listed(read: Read, verifier: Verifier, code: str) -> tuple[bool, Listing, Checkpoint]:
    """Whether a code is listed, as the log proves it. Raises LogError where it does not."""
    file, signed = opened(read, verifier, listing.PATH)
    listed = listing.read(file)
    block = listed.block(code)
    if block is None:
        return False, listed, signed
    return code in listing.codes(block, read(listing.path(block))), listed, signed


def tile_of(read: Read, size: int, level: int, number: int) -> bytes:
    """A tile, whole or as far as the tree of this size has it."""
    return _read(read, tiles.path(level, number, tiles.width(size, level, number)))


def verify_notice(twin: bytes, proof: bytes, verifier: Opens) -> Checkpoint:
    """Check a saved notice with its proof, years later and without us. Raises LogError."""
    try:
        text = proof.decode()
    except UnicodeDecodeError as wrong:
        raise LogError("不是日志证明文件。", "This is no proof of a log.") from wrong
    return Proof.parse(text).check(twin, verifier)


def _check_signers(report: Report, verifier: Verifier, known: Keys, note: str) -> None:
    """Whom the site names signed the checkpoint, and nobody else."""
    named = [Verifier.parse(key) for key in known.witnesses]
    report.witnesses = cosigned.seen(note, named)
    own = [Verifier.parse(key) for key in (known.key, *known.retired)]
    if cosigned.others(note, [verifier, *own, *named]):
        report.fault(
            "log/checkpoint 有一行签名不是日志或所列见证人所签。",
            "log/checkpoint has a signature of nobody whom the site names.",
        )


def _leaves(read: Read, report: Report) -> list[bytes]:
    """All leaves; each bundle is what its tile has the hashes of."""
    found: list[bytes] = []
    for level, number, width in tiles.held(report.checkpoint.size):
        name = tiles.path(level, number, width)
        try:
            tile = tiles.parts(_read(read, name))
            if level:
                _check_tile(read, report, level, number, tile)
                continue
            leaves = tiles.unpacked(_read(read, tiles.bundle(number, width)))
        except LogError as fault:
            report.fault(fault.zh, fault.en)
            continue
        if list(map(merkle.leaf_hash, leaves)) != tile:
            report.fault(f"{name} 与日志条目不符。", f"{name} has other hashes than its leaves.")
        found += leaves
    return found


def _check_tile(
    read: Read, report: Report, level: int, number: int, tile: list[merkle.Hash]
) -> None:
    first = number * tiles.WIDTH
    for at, hash_ in enumerate(tile, first):
        below = tiles.parts(_read(read, tiles.path(level - 1, at, tiles.WIDTH)))
        if len(below) != tiles.WIDTH or merkle.fold(below) != hash_:
            name = tiles.path(level - 1, at, tiles.WIDTH)
            report.fault(f"{name} 与上级分片不符。", f"{name} is not what the tile above has.")


def _check_root(report: Report, node: merkle.Node) -> None:
    try:
        top = merkle.root(report.checkpoint.size, node)
    except LogError as fault:
        report.fault(fault.zh, fault.en)
        return
    if top != report.checkpoint.root:
        report.fault(
            "日志分片与已签名的检查点不符。", "The tiles are not those of the signed checkpoint."
        )


def _check_history(report: Report, node: merkle.Node, held: Checkpoint) -> None:
    now = report.checkpoint
    if held.origin != now.origin or held.size > now.size:
        report.fault(
            f"所持检查点（{held.origin}，{held.size} 条）不在本日志之前。",
            "The log is behind the checkpoint that you hold, or another log.",
        )
    elif merkle.root(held.size, node) != held.root:
        report.fault(
            f"所持检查点（{held.size} 条）之前的历史已被改写。",
            "History before the checkpoint that you hold was rewritten.",
        )


def _check_openings(read: Read, report: Report, leaves: list[bytes]) -> dict[int, str]:
    """Every published file is what its leaf commits to; the paths by their leaves."""
    found: dict[int, str] = {}
    for path, number, salt in _openings(read, report):
        twin = read(path)
        if twin is None or not 0 <= number < len(leaves):
            report.fault(f"缺少 {path}。", f"{path} is missing.")
            continue
        try:
            _check_twin(leaves[number], salt, twin)
        except LogError as fault:
            report.fault(f"{path}：{fault.zh}", f"{path}: {fault.en}")
        found[number] = path
        if leaf.twin_remains(twin):
            report.erased.add(path)
            if leaf.is_stub(twin):
                report.stubs.add(path)
    return found


def _check_twin(encoded: bytes, salt: bytes, twin: bytes) -> None:
    leaf.check(encoded, salt, leaf.digest_of_twin(twin))
    if not content.in_form(twin):
        raise LogError("写法与公布的不同。", "It is not written as it was published.")


def _openings(read: Read, report: Report) -> Iterator[tuple[str, int, bytes]]:
    files = openings.count(_file(read, openings.COUNT))
    for number in range(files):
        name = openings.path(number)
        held = read(name)
        if held is None:
            continue
        try:
            if not openings.in_form(held):
                report.fault(f"{name} 的写法有误。", f"{name} is not written as it should be.")
            for path, (index, salt) in openings.read(held).items():
                if openings.number(path, files) != number:
                    report.fault(f"{path} 不应在 {name}。", f"{path} is not to be in {name}.")
                yield path, index, salt
        except LogError as fault:
            report.fault(fault.zh, fault.en)


def _check_proofs(
    read: Read, report: Report, ring: Opens, node: merkle.Node, found: dict[int, str]
) -> None:
    """Every notice has a proof of its own, under a checkpoint that the log goes on from."""
    for _, path in sorted(found.items()):
        if not path.startswith("notices/"):
            report.standings += path.startswith("companies/") and path not in report.stubs
            continue
        report.notices += path not in report.stubs
        name = path.removesuffix("json") + "tlog-proof"
        try:
            _proved(read, path, name, ring, node)
        except LogError as fault:
            report.fault(f"{name}：{fault.zh}", f"{name}: {fault.en}")


def _check_keys(read: Read, report: Report, ring: Opens, node: merkle.Node) -> None:
    """The keys that the site names are those that the log has."""
    try:
        _proved(read, keyring.PATH, keyring.PROOF, ring, node)
    except LogError as fault:
        report.fault(f"{keyring.PATH}：{fault.zh}", f"{keyring.PATH}: {fault.en}")


def _proved(read: Read, path: str, name: str, ring: Opens, node: merkle.Node) -> None:
    """Raises LogError unless a file with a proof of its own is in this log's past."""
    twin, proof = read(path), read(name)
    if twin is None or proof is None:
        raise LogError("缺少证明文件。", "There is no proof.")
    signed = verify_notice(twin, proof, ring)
    if not content.in_form(twin):
        raise LogError("写法与公布的不同。", "It is not written as it was published.")
    if signed.root != merkle.root(signed.size, node):
        raise LogError("证明所据检查点不在本日志之中。", "Its checkpoint is not this log's.")


def _check_corrections(read: Read, report: Report, found: dict[int, str]) -> None:
    """Each notice tells of just those corrections that are published of it (R-32).

    No leaf has that: it comes later. What a correction corrects, its own leaf has.
    """
    given: dict[str, list[Any]] = {}
    told: dict[str, Any] = {}
    for path in sorted(path for path in found.values() if path.startswith("notices/")):
        try:
            said = leaf.content(read(path) or b"")
        except LogError:  # told of already
            continue
        if not isinstance(said, dict):
            continue
        told[path] = said.get("corrected_by", [])
        if corrected := _ref(said.get("corrects")):
            given.setdefault(corrected["id"], []).append(_ref(said))
    for path, by in told.items():
        expected = given.get(PurePosixPath(path).stem, [])
        if not isinstance(by, list) or sorted(map(repr, by)) != sorted(map(repr, expected)):
            report.fault(
                f"{path} 所列更正公告与已公布的不符。",
                f"{path} tells of other corrections than are published.",
            )


def _ref(said: Any) -> dict[str, Any] | None:
    """How one notice names another."""
    if not isinstance(said, dict) or not isinstance(said.get("id"), str):
        return None
    return {field: said.get(field) for field in NoticeRef.__struct_fields__}


def _check_listing(read: Read, report: Report, opened: set[str]) -> None:
    """The list of codes is logged, whole, and names just those whose standings are published."""
    file = read(listing.PATH)
    if file is None or listing.PATH not in opened:
        report.fault(f"日志中没有 {listing.PATH}。", f"The log has no {listing.PATH}.")
        return
    try:
        listed = listing.read(file)
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


def _text(read: Read, name: str) -> str:
    try:
        return _read(read, name).decode()
    except UnicodeDecodeError as wrong:
        raise LogError(f"{name} 不是文本。", f"{name} is no text.") from wrong


def _read(read: Read, name: str) -> bytes:
    return _file(read, _LOG + name)


def _file(read: Read, path: str) -> bytes:
    found = read(path)
    if found is None:
        raise LogError(f"缺少日志文件 {path}。", f"The log's file {path} is missing.")
    return found
