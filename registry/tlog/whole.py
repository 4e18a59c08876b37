"""Is the log's own file whole: do tiles, openings and checkpoints follow from the leaves?"""

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from registry.tlog import checkpoint, leaf, merkle, tiles
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError


def check(path: Path) -> Checkpoint:
    """The newest checkpoint that was signed, after everything else was worked out anew.

    That it was signed is not checked: that takes a key. Raises LogError.
    """
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA query_only = ON")
        try:
            return _checked(base)
        except (sqlite3.Error, TypeError, ValueError) as fault:
            raise LogError(
                f"日志文件 {path.name} 已损坏：{fault}。", "The log's file is damaged."
            ) from fault


def _checked(base: sqlite3.Connection) -> Checkpoint:
    numbers = [number for (number,) in base.execute("SELECT number FROM leaves ORDER BY number")]
    if numbers != list(range(len(numbers))):
        raise _broken("条目不连续", "leaves are missing")
    leaves = base.execute("SELECT leaf FROM leaves ORDER BY number")
    made = tiles.grown(0, (merkle.leaf_hash(held) for (held,) in leaves), lambda *_: b"")
    found = base.execute("SELECT level, number, hashes FROM tiles")
    if made != {(level, number): hashes for level, number, hashes in found}:
        raise _broken("分片与条目不符", "tiles are not those of the leaves")
    _check_openings(base)
    node = tiles.nodes(lambda level, number: made.get((level, number), b""))
    return _newest(base, node, len(numbers))


def _check_openings(base: sqlite3.Connection) -> None:
    rows = base.execute(
        "SELECT o.salt, o.digest, l.leaf FROM openings o LEFT JOIN leaves l ON l.number = o.number"
    )
    for salt, digest, held in rows:
        leaf.check(held or b"", salt, digest)


def _newest(base: sqlite3.Connection, node: merkle.Node, size: int) -> Checkpoint:
    notes = base.execute("SELECT note FROM checkpoints ORDER BY size").fetchall()
    signed = [checkpoint.of(note.rpartition("\n\n")[0]) for (note,) in notes]
    for one in signed:
        if one.size > size or merkle.root(one.size, node) != one.root:
            raise _broken(f"检查点（{one.size} 条）与条目不符", "a checkpoint is not the leaves'")
    if (
        not signed
        or signed[-1].size != size
        or any(a.origin != b.origin for a, b in pairwise(signed))
    ):
        raise _broken("没有全部条目的检查点", "no checkpoint covers all leaves")
    return signed[-1]


def _broken(zh: str, en: str) -> LogError:
    return LogError(f"日志不完好：{zh}。", f"The log is not whole: {en}.")
