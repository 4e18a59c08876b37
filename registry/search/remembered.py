"""What the search keeps between builds: tables of one SQLite file. Private, never published."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from registry.search import collect
from registry.search.collect import Document, NoticeDocument
from registry.search.shards.family import FAMILIES, MARK, Family
from registry.search.shards.posting import Order

_TABLES = """
CREATE TABLE companies (number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE,
    length INTEGER NOT NULL, document BLOB NOT NULL);
CREATE TABLE texts (number INTEGER PRIMARY KEY, names TEXT NOT NULL, numbers TEXT NOT NULL,
    initials TEXT NOT NULL, sounds TEXT NOT NULL);
CREATE TABLE files (family TEXT NOT NULL, number INTEGER NOT NULL, filed BLOB NOT NULL,
    digest BLOB NOT NULL, PRIMARY KEY (family, number));
CREATE TABLE notices (id TEXT PRIMARY KEY, month TEXT NOT NULL, document BLOB NOT NULL)
    WITHOUT ROWID;
CREATE INDEX notices_month ON notices (month, id);
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""
#: Changes with the tables and with what is in them.
_VERSION = 3
_AT_ONCE = 1000
T = TypeVar("T")


class Remembered:
    """The tables. Nothing is kept for good before `commit`."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the file; None is for memory alone. What another version made is dropped."""
        self._base = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._base.execute("PRAGMA cache_size = -16384")
        [(version,)] = self._base.execute("PRAGMA user_version")
        if version != _VERSION:
            self.forget()

    def begin(self) -> None:
        """Start what `commit` keeps and `rollback` undoes."""
        if not self._base.in_transaction:
            self._base.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep it."""
        if self._base.in_transaction:
            self._base.execute("COMMIT")

    def shrink(self) -> None:
        """Leave nothing in the file of what was dropped."""
        self._base.execute("VACUUM")

    def rollback(self) -> None:
        """Undo it."""
        if self._base.in_transaction:
            self._base.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file; what was not committed is undone."""
        self.rollback()
        self._base.close()

    def forget(self) -> None:
        """Drop everything."""
        self.begin()
        for (name,) in self._base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall():
            self._base.execute(f"DROP TABLE {name}")
        for statement in filter(str.strip, _TABLES.split(";")):
            self._base.execute(statement)
        self._base.execute(f"PRAGMA user_version = {_VERSION}")

    # Companies

    def count(self) -> int:
        """How many companies there are."""
        [(count,)] = self._base.execute("SELECT count(*) FROM companies")
        return int(count)

    def companies(self) -> Iterator[tuple[int, bytes]]:
        """Every company's number and document, by number."""
        yield from self._base.execute("SELECT number, document FROM companies ORDER BY number")

    def texts(self, family: Family) -> list[str]:
        """The texts of every company, each company's in one, by number."""
        found = self._base.execute(f"SELECT {family.name} FROM texts ORDER BY number")
        return [joined for (joined,) in found]

    def heard(self) -> Iterator[tuple[str, str]]:
        """The names and the sounds of every company, each in one, in the order of preference."""
        yield from self._base.execute(
            "SELECT names, sounds FROM texts JOIN companies USING (number) ORDER BY length, code"
        )

    def learn(self, documents: Iterable[bytes]) -> None:
        """Keep many companies that were not known."""
        every = iter(documents)
        while several := list(islice(every, _AT_ONCE)):
            held = list(map(collect.decode, several))
            rows = zip(held, several, strict=True)
            [(last,)] = self._base.execute("SELECT coalesce(max(number), 0) FROM companies")
            self._base.executemany(
                "INSERT INTO companies (code, length, document) VALUES (?, ?, ?)",
                ((one.code, one.length, encoded) for one, encoded in rows),
            )
            self._base.executemany(
                "INSERT INTO texts VALUES (?, ?, ?, ?, ?)",
                ((at, *_texts(one)) for at, one in enumerate(held, last + 1)),
            )

    def of(self, code: str) -> tuple[int, Document] | None:
        """A company's number and document by its code."""
        found = self._base.execute(
            "SELECT number, document FROM companies WHERE code = ?", (code,)
        ).fetchone()
        return (found[0], collect.decode(found[1])) if found else None

    def document(self, number: int) -> Document:
        """A company's document by its number."""
        return collect.decode(self._document(number))

    def order(self, number: int) -> Order:
        """A company's place in the order of preference."""
        length, code = self._base.execute(
            "SELECT length, code FROM companies WHERE number = ?", (number,)
        ).fetchone()
        return length, code

    def _document(self, number: int) -> bytes:
        [found] = self._base.execute(
            "SELECT document FROM companies WHERE number = ?", (number,)
        ).fetchone()
        return bytes(found)

    def put(self, number: int | None, document: Document, encoded: bytes) -> int:
        """Keep a company's document, under a new number where it has none."""
        kept = self._base.execute(
            "INSERT OR REPLACE INTO companies VALUES (?, ?, ?, ?)",
            (number, document.code, document.length, encoded),
        )
        number = int(kept.lastrowid or 0)
        self._base.execute(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?)", (number, *_texts(document))
        )
        return number

    def drop(self, number: int) -> None:
        """Forget a company."""
        self._base.execute("DELETE FROM companies WHERE number = ?", (number,))
        self._base.execute("DELETE FROM texts WHERE number = ?", (number,))

    def holders(self, family: Family, key: str) -> list[int]:
        """The numbers of all companies that have a key."""
        wanted = key if family.inside else MARK + key
        found = self._base.execute(
            f"SELECT number FROM texts WHERE instr({family.name}, ?)", (wanted,)
        )
        return [number for (number,) in found]

    # Files

    def filed(self, family: str, number: int) -> bytes:
        """What a file is made of."""
        [found] = self._base.execute(
            "SELECT filed FROM files WHERE family = ? AND number = ?", (family, number)
        ).fetchone()
        return bytes(found)

    def digests(self) -> dict[tuple[str, int], bytes]:
        """The digests of all files."""
        found = self._base.execute("SELECT family, number, digest FROM files")
        return {(family, number): digest for family, number, digest in found}

    def digest(self, family: str, number: int) -> bytes:
        """The digest of a file."""
        [found] = self._base.execute(
            "SELECT digest FROM files WHERE family = ? AND number = ?", (family, number)
        ).fetchone()
        return bytes(found)

    def file(self, family: str, number: int, filed: bytes, digest: bytes) -> None:
        """Keep what a file is made of, and its digest."""
        self._base.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (family, number, filed, digest)
        )

    def refile(self, family: str, number: int, filed: bytes) -> None:
        """Keep what a file is made of; it looks the same."""
        self._base.execute(
            "UPDATE files SET filed = ? WHERE family = ? AND number = ?", (filed, family, number)
        )

    def drop_files(self) -> None:
        """Forget all files."""
        self._base.execute("DELETE FROM files")

    # Notices

    def notice(self, identifier: str) -> NoticeDocument | None:
        """A notice's document."""
        found = self._notice(identifier)
        return collect.decode_notice(found) if found else None

    def notices(self, identifiers: Iterable[str]) -> list[bytes]:
        """The documents of notices that are there, encoded."""
        return list(filter(None, map(self._notice, identifiers)))

    def _notice(self, identifier: str) -> bytes | None:
        found = self._base.execute(
            "SELECT document FROM notices WHERE id = ?", (identifier,)
        ).fetchone()
        return bytes(found[0]) if found else None

    def put_notice(self, identifier: str, month: str, encoded: bytes) -> None:
        """Keep a notice's document."""
        self._base.execute(
            "INSERT OR REPLACE INTO notices VALUES (?, ?, ?)", (identifier, month, encoded)
        )

    def drop_notice(self, identifier: str) -> None:
        """Forget a notice."""
        self._base.execute("DELETE FROM notices WHERE id = ?", (identifier,))

    def of_year(self, year: str) -> list[tuple[str, str]]:
        """The month and id of every notice of a year, in their order."""
        query = "SELECT month, id FROM notices WHERE month BETWEEN ? AND ? ORDER BY month, id"
        return self._base.execute(query, (f"{year}-01", f"{year}-12")).fetchall()

    # Facts

    def fact(self, name: str, kind: type[T]) -> T | None:
        """Something else by its name."""
        found = self._base.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return msgspec.msgpack.decode(found[0], type=kind) if found else None

    def keep(self, name: str, value: object) -> None:
        """Keep something else."""
        self._base.execute(
            "INSERT OR REPLACE INTO facts VALUES (?, ?)",
            (name, msgspec.msgpack.encode(value, order="deterministic")),
        )


def _texts(document: Document) -> Iterator[str]:
    return (family.joined(document) for family in FAMILIES)
