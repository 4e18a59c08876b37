"""Reading the ledger, the same way outside a transaction and inside one."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from heapq import merge
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Select,
    Text,
    any_,
    bindparam,
    func,
    select,
)

from registry.ledger import canonical
from registry.ledger.chain import EntryRecord, FilingRecord, Head, Link
from registry.ledger.entries import Entry
from registry.ledger.schema import claims, entries, filings

BATCH = 1000

_ENTRY = (
    entries.c.seq,
    entries.c.filing,
    entries.c.sheet,
    entries.c.row,
    entries.c.body,
    entries.c.prev,
    entries.c.hash,
)
_FILING = (
    filings.c.digest,
    filings.c.name,
    filings.c.kind,
    filings.c.received,
    filings.c.clerk,
    filings.c.content,
)


class Recorded(msgspec.Struct, frozen=True):
    """An entry with its place: number in the chain, filing's digest, sheet, row, hashes."""

    seq: int
    filing: str
    sheet: str
    row: int
    entry: Entry
    prev: str
    hash: str


class StoredFiling(msgspec.Struct, frozen=True):
    """A filing as it was taken, with the file's bytes."""

    digest: str
    name: str
    kind: str
    received: date
    clerk: str
    content: bytes


class Reader(ABC):
    """One state of the ledger, to be asked. Nothing is held in memory but one batch of rows."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to read from, for as long as the context lasts."""

    def entries(
        self, subjects: Iterable[str] | None = None, acts: Iterable[str] | None = None
    ) -> Iterator[Recorded]:
        """The entries in ledger order: all, or those of these subjects, or of these acts."""
        query = select(*_ENTRY).order_by(entries.c.seq)
        with self._reading() as connection:
            if subjects is not None:
                query = query.where(_among(connection, entries.c.subject, subjects))
            if acts is not None:
                query = query.where(_among(connection, entries.c.act, acts))
            for seq, filing, sheet, row, body, prev, hash_ in stream(connection, query):
                yield Recorded(seq, filing, sheet, row, canonical.decode(body), prev, hash_)

    def filing(self, name: str) -> StoredFiling | None:
        """The filing taken under this file name."""
        return self._filing(filings.c.name == name)

    def filing_by_digest(self, digest: str) -> StoredFiling | None:
        """The filing whose bytes have this SHA-256 (hex)."""
        return self._filing(filings.c.digest == digest)

    def claimed(self, wanted: Iterable[str]) -> dict[str, str]:
        """Of these claims the ones that are taken, each with the subject that took it."""
        with self._reading() as connection:
            query = (
                select(claims.c.claim, entries.c.subject)
                .join(entries, entries.c.seq == claims.c.seq)
                .where(_among(connection, claims.c.claim, wanted))
                .order_by(claims.c.claim)
            )
            return dict(iter(connection.execute(query)))

    def count(self, subject_prefix: str) -> int:
        """How many entries have a subject that begins so ("notice:2025-")."""
        subject = entries.c.subject
        query = (
            select(func.count())
            .select_from(entries)
            .where(subject >= subject_prefix, subject < subject_prefix + "\U0010ffff")
        )
        with self._reading() as connection:
            return connection.execute(query).scalar_one()

    def companies(self) -> list[str]:
        """The codes of all companies that any entry is about, ascending."""
        subject = entries.c.subject
        query = select(subject).where(subject.not_like("%:%")).distinct().order_by(subject)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def head(self) -> tuple[int, str]:
        """Number and hash of the last link of the chain; (0, 64 zeros) when there is none."""
        with self._reading() as connection:
            last = [
                connection.execute(
                    select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)
                ).one_or_none()
                for table in (filings, entries)
            ]
        return max(((seq, hash_) for seq, hash_ in filter(None, last)), default=_EMPTY)

    def links(self) -> Iterator[Link]:
        """The whole chain as it stands, filings with the file's bytes, bodies byte for byte."""
        with self._reading() as connection:
            yield from merge(
                _filing_links(connection),
                _entry_links(connection),
                key=lambda link: link.record.seq,
            )

    def _filing(self, condition: ColumnElement[bool]) -> StoredFiling | None:
        with self._reading() as connection:
            row = connection.execute(select(*_FILING).where(condition)).one_or_none()
        return StoredFiling(*row) if row else None


_EMPTY = (Head().seq, Head().hash)


def _among(
    connection: Connection, column: ColumnElement[str], values: Iterable[str]
) -> ColumnElement[bool]:
    # One parameter however many values: neither engine's limit on parameters is met.
    distinct = sorted(set(values))
    if connection.dialect.name == "postgresql":
        return column == any_(bindparam(None, distinct, type_=ARRAY(Text)))
    listed = func.json_each(msgspec.json.encode(distinct).decode()).table_valued("value")
    return column.in_(select(listed.c.value))


def stream(connection: Connection, query: Select[Any], batch: int = BATCH) -> Iterator[Any]:
    """The rows of a query, of which no more than a batch is in memory."""
    return iter(connection.execute(query, execution_options={"yield_per": batch}))


def _filing_links(connection: Connection) -> Iterator[Link]:
    # Files may be large: one at a time.
    query = select(*_FILING, filings.c.seq, filings.c.prev, filings.c.hash).order_by(filings.c.seq)
    for row in stream(connection, query, batch=1):
        record = FilingRecord(
            seq=row.seq,
            prev=row.prev,
            digest=row.digest,
            name=row.name,
            kind=row.kind,
            received=row.received,
            clerk=row.clerk,
        )
        yield Link(record, row.hash, row.content)


def _entry_links(connection: Connection) -> Iterator[Link]:
    query = select(*_ENTRY).order_by(entries.c.seq)
    for seq, filing, sheet, row, body, prev, hash_ in stream(connection, query):
        record = EntryRecord(seq, prev, filing, sheet, row, msgspec.Raw(body.encode()))
        yield Link(record, hash_)
