"""Reading the ledger, the same way outside a transaction and inside one."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from heapq import merge

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, func, select, true

from registry.ledger import canonical
from registry.ledger.chain import Head, Link
from registry.ledger.entries import Company, CompanyEntry, Entry, NameChange
from registry.ledger.rows import ENTRY, FILING, among, body, entry_links, filing_links, stream
from registry.ledger.schema import claims, entries, filings


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


class TakenFiling(msgspec.Struct, frozen=True):
    """A filing as it was taken, without the file's bytes."""

    digest: str
    name: str
    kind: str
    received: date
    clerk: str


class Reader(ABC):
    """One state of the ledger, to be asked. Nothing is held in memory but one batch of rows."""

    #: The number of the last link that is seen; None: all are.
    _last: int | None = None

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection to read from, for as long as the context lasts."""

    def _seen(self, table: Table) -> ColumnElement[bool]:
        """The condition on every query: no link behind the last one is seen."""
        return true() if self._last is None else table.c.seq <= self._last

    def entries(
        self, subjects: Iterable[str] | None = None, acts: Iterable[str] | None = None
    ) -> Iterator[Recorded]:
        """The entries in ledger order: all, or those of these subjects, or of these acts."""
        query = select(*ENTRY).where(self._seen(entries)).order_by(entries.c.seq)
        with self._reading() as connection:
            if subjects is not None:
                query = query.where(among(connection, entries.c.subject, subjects))
            if acts is not None:
                query = query.where(among(connection, entries.c.act, acts))
            for seq, filing, sheet, row, written, prev, hash_ in stream(connection, query):
                yield Recorded(seq, filing, sheet, row, canonical.decode(written), prev, hash_)

    def histories(self, codes: Iterable[str]) -> dict[str, list[CompanyEntry]]:
        """The entries of each of these companies in ledger order, without their places.

        By code, ascending; a company that nothing is recorded of is left out.
        """
        found: dict[str, list[CompanyEntry]] = {}
        with self._reading() as connection:
            query = (
                select(entries.c.subject, body(connection))
                .where(self._seen(entries), among(connection, entries.c.subject, codes))
                .order_by(entries.c.subject, entries.c.seq)
            )
            for code, written in stream(connection, query):
                found.setdefault(code, []).append(canonical.decode_company(written))
        return found

    def names(self) -> Iterator[tuple[str, str]]:
        """Every name that a company was recorded under, with its code, in ledger order."""
        acts = [canonical.act(Company), canonical.act(NameChange)]
        with self._reading() as connection:
            query = (
                select(entries.c.subject, body(connection))
                .where(self._seen(entries), among(connection, entries.c.act, acts))
                .order_by(entries.c.seq)
            )
            for code, written in stream(connection, query):
                yield code, canonical.decode_name(written)

    def of_acts(self, acts: Iterable[str]) -> list[Entry]:
        """The entries of these acts in ledger order, without their places."""
        with self._reading() as connection:
            query = (
                select(body(connection))
                .where(self._seen(entries), among(connection, entries.c.act, acts))
                .order_by(entries.c.seq)
            )
            return [canonical.decode(written) for (written,) in stream(connection, query)]

    def each_of(self, act: str) -> Iterator[Entry]:
        """The entries of one act in ledger order, without their places, one after another."""
        with self._reading() as connection:
            query = (
                select(body(connection))
                .where(self._seen(entries), entries.c.act == act)
                .order_by(entries.c.seq)
            )
            for (written,) in stream(connection, query):
                yield canonical.decode(written)

    def subjects_after(self, seq: int) -> list[str]:
        """The subjects of the entries behind this number, ascending."""
        return self._subjects(entries.c.seq > seq)

    def subjects_dated(self, first: date, last: date) -> list[str]:
        """The subjects of the entries whose day is one of these, both included, ascending."""
        return self._subjects(entries.c.day.between(first, last))

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
                .where(self._seen(entries), among(connection, claims.c.claim, wanted))
                .order_by(claims.c.claim)
            )
            return dict(iter(connection.execute(query)))

    def claims_from(self, prefix: str) -> list[str]:
        """The claims that begin so ("certificate:2026"), ascending."""
        query = (
            select(claims.c.claim)
            .where(claims.c.claim >= prefix, claims.c.claim < prefix + "\U0010ffff")
            .where(self._seen(claims))
            .order_by(claims.c.claim)
        )
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def filings_of(self, kind: str) -> Iterator[StoredFiling]:
        """The filings of a kind in ledger order, with their bytes."""
        query = (
            select(*FILING)
            .where(filings.c.kind == kind, self._seen(filings))
            .order_by(filings.c.seq)
        )
        with self._reading() as connection:
            for row in stream(connection, query):
                yield StoredFiling(*row)

    def acted(self) -> list[TakenFiling]:
        """The filings that acts stand in, in ledger order; the first act is the next link."""
        behind = select(entries.c.seq).where(entries.c.seq == filings.c.seq + 1).exists()
        query = select(*FILING[:-1]).where(behind, self._seen(filings)).order_by(filings.c.seq)
        with self._reading() as connection:
            return [TakenFiling(*row) for row in stream(connection, query)]

    def count(self, subject_prefix: str) -> int:
        """How many entries have a subject that begins so ("notice:2025-")."""
        subject = entries.c.subject
        query = (
            select(func.count())
            .select_from(entries)
            .where(subject >= subject_prefix, subject < subject_prefix + "\U0010ffff")
            .where(self._seen(entries))
        )
        with self._reading() as connection:
            return connection.execute(query).scalar_one()

    def companies(self) -> list[str]:
        """The codes of all companies that any entry is about, ascending."""
        subject = entries.c.subject
        query = select(subject).where(self._seen(entries), subject.not_like("%:%"))
        with self._reading() as connection:
            return list(connection.execute(query.distinct().order_by(subject)).scalars())

    def head(self) -> tuple[int, str]:
        """Number and hash of the last link of the chain; (0, 64 zeros) when there is none."""
        with self._reading() as connection:
            last = [
                connection.execute(
                    select(table.c.seq, table.c.hash)
                    .where(self._seen(table))
                    .order_by(table.c.seq.desc())
                    .limit(1)
                ).one_or_none()
                for table in (filings, entries)
            ]
        return max(((seq, hash_) for seq, hash_ in filter(None, last)), default=_EMPTY)

    def place_of(self, hash_: str) -> int | None:
        """The number of the link with this hash; None where the chain has none."""
        filing, entry = (
            select(table.c.seq).where(self._seen(table), table.c.hash == hash_)
            for table in (filings, entries)
        )
        with self._reading() as connection:
            place: int | None = connection.execute(filing.union_all(entry)).scalar_one_or_none()
        return place

    def links(self) -> Iterator[Link]:
        """The whole chain as it stands, filings with the file's bytes, bodies byte for byte."""
        with self._reading() as connection:
            yield from merge(
                filing_links(connection, self._seen(filings)),
                entry_links(connection, self._seen(entries)),
                key=lambda link: link.record.seq,
            )

    def _subjects(self, condition: ColumnElement[bool]) -> list[str]:
        query = select(entries.c.subject).where(self._seen(entries), condition)
        with self._reading() as connection:
            # Made distinct and sorted here, so that the engine goes straight to what it looks for
            # and not through all subjects in their order.
            return sorted({subject for (subject,) in stream(connection, query)})

    def _filing(self, condition: ColumnElement[bool]) -> StoredFiling | None:
        query = select(*FILING).where(self._seen(filings), condition)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        return StoredFiling(*row) if row else None


_EMPTY = (Head().seq, Head().hash)
