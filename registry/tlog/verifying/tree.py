"""Checks that bundles, tiles and checkpoint are one tree, and the one that it was before."""

from registry.tlog import merkle, tiles
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.verifying.reading import Read, of_log
from registry.tlog.verifying.report import Report


def leaves(read: Read, report: Report) -> list[bytes]:
    """All leaves; each bundle is what its tile has the hashes of."""
    found: list[bytes] = []
    for level, number, width in tiles.held(report.checkpoint.size):
        name = tiles.path(level, number, width)
        try:
            tile = tiles.parts(of_log(read, name))
            if level:
                _check_tile(read, report, level, number, tile)
                continue
            held = tiles.unpacked(of_log(read, tiles.bundle(number, width)))
        except LogError as fault:
            report.fault(fault.zh, fault.en)
            continue
        if list(map(merkle.leaf_hash, held)) != tile:
            report.fault(f"{name} 与日志条目不符。", f"{name} has other hashes than its leaves.")
        found += held
    return found


def check_root(report: Report, node: merkle.Node) -> None:
    """The tiles are those of the signed checkpoint."""
    try:
        top = merkle.root(report.checkpoint.size, node)
    except LogError as fault:
        report.fault(fault.zh, fault.en)
        return
    if top != report.checkpoint.root:
        report.fault(
            "日志分片与已签名的检查点不符。", "The tiles are not those of the signed checkpoint."
        )


def check_history(report: Report, node: merkle.Node, held: Checkpoint) -> None:
    """The log goes on from a checkpoint that somebody kept."""
    try:
        check_since(node, held, report.checkpoint)
    except LogError as fault:
        report.fault(fault.zh, fault.en)


def check_since(node: merkle.Node, held: Checkpoint, now: Checkpoint) -> None:
    """The same by the few tiles that prove it. Raises LogError."""
    if held.origin != now.origin or held.size > now.size:
        raise LogError(
            f"所持检查点（{held.origin}，{held.size} 条）不在本日志之前。",
            "The log is behind the checkpoint that you hold, or another log.",
        )
    path = merkle.consistency(held.size, now.size, node)
    try:
        merkle.check_consistency(held.size, now.size, path, held.root, now.root)
    except LogError as fault:
        raise LogError(
            f"所持检查点（{held.size} 条）之前的历史已被改写。",
            "History before the checkpoint that you hold was rewritten.",
        ) from fault


def _check_tile(
    read: Read, report: Report, level: int, number: int, tile: list[merkle.Hash]
) -> None:
    first = number * tiles.WIDTH
    for at, hash_ in enumerate(tile, first):
        name = tiles.path(level - 1, at, tiles.WIDTH)
        below = tiles.parts(of_log(read, name))
        if len(below) != tiles.WIDTH or merkle.fold(below) != hash_:
            report.fault(f"{name} 与上级分片不符。", f"{name} is not what the tile above has.")
