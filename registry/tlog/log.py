"""The log as its keeper has it: leaves, salts and checkpoints in one SQLite file.

It lies outside every release and only grows. Salts are private until what they are for is
published; they are random, made once and never derived, since all else about a leaf can be guessed.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from registry.tlog import chance, checkpoint, leaf, merkle, tiles
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.leaf import Kind, Leaf
from registry.tlog.note import Signer
from registry.tlog.proof import Proof

_TABLES = """
CREATE TABLE IF NOT EXISTS leaves (number INTEGER PRIMARY KEY, leaf BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS tiles (
    level INTEGER, number INTEGER, hashes BLOB NOT NULL, PRIMARY KEY (level, number)
) WITHOUT ROWID;
-- What opens the newest leaf of each published file.
CREATE TABLE IF NOT EXISTS openings (
    path TEXT PRIMARY KEY, place INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
    salt BLOB NOT NULL, digest BLOB NOT NULL, proof TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
DROP INDEX IF EXISTS unproved;
CREATE INDEX IF NOT EXISTS waiting ON openings (number)
    WHERE kind IN ('notice', 'erase', 'release', 'key') AND proof = '';
CREATE TABLE IF NOT EXISTS checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL);
"""


class Opening(NamedTuple):
    """Which leaf a published file has, and its salt."""

    path: str
    number: int
    salt: bytes


class Held(NamedTuple):
    """All that the log has of a published file."""

    path: str
    number: int
    kind: str
    salt: bytes
    digest: bytes
    proof: str


class Log:
    """A log. What is taken is kept by `commit` and by nothing else."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises LogError while another build has it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(path, isolation_level=None, timeout=0)
        try:
            self._base.executescript(
                f"PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; {_TABLES}"
            )
            self._base.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as fault:
            self._base.close()
            if fault.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
            raise LogError(
                f"日志 {path} 正被另一程序使用。", "Another program has the log open."
            ) from fault
        [(size,)] = self._base.execute("SELECT count(*) FROM leaves")
        self._size = int(size)
        self._erased = False
        self._node = tiles.nodes(self._read)

    def close(self) -> None:
        """Let go of the file; what was not committed is forgotten."""
        self._base.close()

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return self._size

    def take(self, kind: Kind, day: date, published: Sequence[tuple[str, bytes]]) -> list[str]:
        """Add a leaf for each file (its path, its digest) that the log does not have as it is.

        A notice is never edited (R-32): the paths of those that the log has otherwise are given.
        """
        known = self._known(path for path, _ in published)
        fresh = [one for one in published if one[0] not in known or known[one[0]][1] != one[1]]
        if kind == "notice":
            edited = [path for path, _ in fresh if path in known]
            if edited:
                return edited
        self._add(kind, day, [(path, digest, None) for path, digest in fresh])
        return []

    def erase(self, day: date, published: Sequence[tuple[str, bytes]]) -> None:
        """Put what remains of notices (path, digest) in place of what the log has of them (P-5).

        The leaf stays and is named by the new one; salt, digest and proof are gone.
        """
        known = self._known(path for path, _ in published)
        fresh = [
            (path, digest, known[path][0] if path in known else None)
            for path, digest in published
            if path not in known or known[path][1] != digest
        ]
        self._erased |= any(number is not None for _, _, number in fresh)
        self._add("erase", day, fresh)

    def _add(self, kind: Kind, day: date, fresh: Sequence[tuple[str, bytes, int | None]]) -> None:
        """Add a leaf for each file: its path, its digest, the leaf that is erased for it."""
        salts = [chance.secret() for _ in fresh]
        leaves = [
            Leaf(kind, day, leaf.commitment(salt, digest), ref).encoded()
            for salt, (_, digest, ref) in zip(salts, fresh, strict=True)
        ]
        self._base.executemany(
            "INSERT OR REPLACE INTO openings (path, place, number, kind, salt, digest)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (path, crc32(path.encode()), number, kind, salt, digest)
                for number, (salt, (path, digest, _)) in enumerate(
                    zip(salts, fresh, strict=True), self._size
                )
            ],
        )
        self._grow(leaves)

    def fill(self, leaves: Sequence[bytes], held: Iterable[Held], size: int, note: str) -> None:
        """Take all of another log into this one, which is empty, with its checkpoint of a size."""
        self._grow(leaves)
        self._base.executemany(
            "INSERT INTO openings (path, place, number, kind, salt, digest, proof)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((one.path, crc32(one.path.encode()), *one[1:]) for one in held),
        )
        self._base.execute("INSERT INTO checkpoints VALUES (?, ?)", (size, note))

    def sign(self, signer: Signer, others: Sequence[Signer] = ()) -> Checkpoint:
        """Sign what the log is now and prove what is to have a proof of its own.

        `others` are keys that sign beside it, since it is to replace them.
        """
        now = self.checkpoint(signer.name)
        known = self._base.execute("SELECT 1 FROM checkpoints WHERE size = ?", (now.size,))
        if known.fetchone() is None:
            note = now.signed(signer, *others)
            self._prove(now.size, note)
            self._base.execute("INSERT INTO checkpoints VALUES (?, ?)", (now.size, note))
        return now

    def commit(self) -> None:
        """Keep what was taken and signed for good; what was erased leaves the file itself."""
        self._base.execute("COMMIT")
        if self._erased:
            self._base.execute("VACUUM")
            self._erased = False

    def checkpoint(self, origin: str, size: int | None = None) -> Checkpoint:
        """What the log is now, or was at a size. Raises LogError where it never was so large."""
        size = self._size if size is None else size
        if size > self._size:
            raise LogError(
                f"日志只有 {self._size} 条，少于已公布的 {size} 条。",
                "LOG-E-FORK: the log is behind a checkpoint that was published.",
            )
        return Checkpoint(origin, size, merkle.root(size, self._node))

    def note(self) -> str:
        """The newest checkpoint as it was signed."""
        [(note,)] = self._base.execute("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1")
        return str(note)

    def proofs(self, since: int) -> Iterator[tuple[str, str]]:
        """The path and the proof of each notice whose leaf came after so many."""
        yield from self._base.execute(
            "SELECT path, proof FROM openings WHERE kind IN ('notice', 'erase') AND number >= ?"
            " ORDER BY number",
            (since,),
        )

    def proof(self, path: str) -> str:
        """The proof of a file that has one of its own."""
        [(text,)] = self._base.execute("SELECT proof FROM openings WHERE path = ?", (path,))
        return str(text)

    def references(self, paths: Iterable[str]) -> dict[str, Checkpoint]:
        """The checkpoint that proves each of these notices."""
        found = {}
        for path in paths:
            row = self._base.execute("SELECT proof FROM openings WHERE path = ?", (path,))
            for (text,) in row:
                note = Proof.parse(text).checkpoint
                found[path] = checkpoint.of(note.rpartition("\n\n")[0])
        return found

    def count(self) -> int:
        """How many files the openings tell of: releases and keys have proofs instead."""
        [(count,)] = self._base.execute(
            "SELECT count(*) FROM openings WHERE kind NOT IN ('release', 'key')"
        )
        return int(count)

    def paths(self, since: int = 0) -> list[str]:
        """The files that open leaves which came after so many."""
        found = self._base.execute(
            "SELECT path FROM openings WHERE number >= ? AND kind NOT IN ('release', 'key')"
            " ORDER BY path",
            (since,),
        )
        return [path for (path,) in found]

    def places(self, since: int) -> list[int]:
        """The hashes of the paths whose leaves came after so many."""
        found = self._base.execute(
            "SELECT place FROM openings WHERE number >= ? AND kind NOT IN ('release', 'key')",
            (since,),
        )
        return [place for (place,) in found]

    def openings(self, of: int, number: int) -> Iterator[Opening]:
        """Those that are in one of so many files."""
        found = self._base.execute(
            "SELECT path, number, salt FROM openings"
            " WHERE place % ? = ? AND kind NOT IN ('release', 'key') ORDER BY path",
            (of, number),
        )
        return map(Opening._make, found)

    def tile(self, level: int, number: int, width: int) -> bytes:
        """A tile of so many hashes."""
        return self._read(level, number)[: width * merkle.SIZE]

    def bundle(self, number: int, width: int) -> bytes:
        """A bundle of so many leaves."""
        first = number * tiles.WIDTH
        found = self._base.execute(
            "SELECT leaf FROM leaves WHERE number >= ? AND number < ? ORDER BY number",
            (first, first + width),
        )
        return tiles.packed([held for (held,) in found])

    def _known(self, paths: Iterable[str]) -> dict[str, tuple[int, bytes]]:
        found: dict[str, tuple[int, bytes]] = {}
        for path in paths:
            row = self._base.execute("SELECT number, digest FROM openings WHERE path = ?", (path,))
            found.update((path, (number, digest)) for number, digest in row)
        return found

    def _grow(self, leaves: Sequence[bytes]) -> None:
        self._base.executemany(
            "INSERT INTO leaves VALUES (?, ?)", list(enumerate(leaves, self._size))
        )
        grown = tiles.grown(self._size, map(merkle.leaf_hash, leaves), self._read)
        self._base.executemany(
            "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)",
            [(*place, hashes) for place, hashes in grown.items()],
        )
        self._size += len(leaves)

    def _read(self, level: int, number: int) -> bytes:
        found = self._base.execute(
            "SELECT hashes FROM tiles WHERE level = ? AND number = ?", (level, number)
        ).fetchone()
        return bytes(found[0]) if found else b""

    def _prove(self, size: int, note: str) -> None:
        """Keep the proofs of what has none yet: they never change."""
        unproved = self._base.execute(
            "SELECT o.path, o.number, o.salt, l.leaf FROM openings o JOIN leaves l"
            " ON l.number = o.number"
            " WHERE o.kind IN ('notice', 'erase', 'release', 'key') AND o.proof = ''"
            " ORDER BY o.number"
        ).fetchall()
        node = tiles.nodes(lru_cache(64)(self._read))
        self._base.executemany(
            "UPDATE openings SET proof = ? WHERE path = ?",
            (
                (Proof(at, salt + held, merkle.inclusion(at, size, node), note).text(), path)
                for path, at, salt, held in unproved
            ),
        )
