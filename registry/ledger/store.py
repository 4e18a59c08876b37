"""The ledger: private, append-only, hash-chained, in SQLite or PostgreSQL.

Nothing is lost and nothing is changed (R-32): the database itself refuses to update or delete
(`registry.ledger.schema`), every filing and entry is bound to the one before it
(`registry.ledger.chain`), and a filing is recorded whole or not at all.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from operator import itemgetter
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, Engine, Table, insert

from registry.ledger import canonical, engine, verify
from registry.ledger.chain import (
    EntryRecord,
    FilingRecord,
    Head,
    Link,
    digest,
    follow,
    seal,
)
from registry.ledger.entries import Entry
from registry.ledger.errors import BrokenChain, ClaimTaken, FilingTaken
from registry.ledger.reads import Reader
from registry.ledger.rows import BATCH
from registry.ledger.schema import claims, entries, filings
from scoring.refusal import Refusal


class Ledger(Reader):
    """A ledger at a URL. One object may be shared by threads; a process opens its own."""

    def __init__(self, connections: Engine) -> None:
        self._engine = connections

    @classmethod
    def open(cls, url: str, readonly: bool = False) -> Self:
        """The ledger at `url`: sqlite:///file or postgresql://….

        It is made if it is not there, unless `readonly`. Raises LedgerUnavailable.
        """
        return cls(engine.connect(url, readonly))

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator["Transaction"]:
        """Record filings, all or nothing; other clerks wait until this one is done.

        An exception inside rolls everything back. Raises what Transaction's methods raise, and
        LedgerUnavailable when the wait gets too long.
        """
        with engine.writing(self._engine) as connection:
            transaction = Transaction(connection)
            yield transaction
            transaction.flush()

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        """The ledger as it is now, unmoved by what is recorded meanwhile."""
        with engine.still(self._engine) as connection:
            yield Snapshot(connection)

    @contextmanager
    def upto(self, seq: int) -> Iterator[Reader]:
        """The ledger as it was when its last link had this number.

        What was recorded stays as it is, so this is one state for every process and machine.
        """
        with engine.still(self._engine) as connection:
            yield Snapshot(connection, seq)

    def verify(self) -> list[Refusal]:
        """Walk the whole chain: nothing, or the first place where it is broken, in words."""
        with engine.still(self._engine) as connection:
            return verify.verify(Snapshot(connection), connection)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._engine.connect()


class Snapshot(Reader):
    """The ledger as one open connection sees it: whole, or up to the link numbered `last`."""

    def __init__(self, connection: Connection, last: int | None = None) -> None:
        self._connection = connection
        self._last = last

    def _reading(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._connection)


class Transaction(Reader):
    """What one clerk is recording; its reads see what it has recorded so far."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._head = Head(*Snapshot(connection).head())
        self._entries: list[dict[str, Any]] = []
        self._claims: dict[str, tuple[int, str]] = {}

    def add_filing(self, name: str, kind: str, content: bytes, received: date, clerk: str) -> str:
        """Record a filing and return its digest; entries appended from here on belong to it.

        Raises FilingTaken when the name or the content is in the ledger already.
        """
        record = FilingRecord(
            seq=self._head.seq + 1,
            prev=self._head.hash,
            digest=digest(content),
            name=name,
            kind=kind,
            received=received,
            clerk=clerk,
        )
        self._add_filing(record, content, seal(record))
        return record.digest

    def append(self, entry: Entry, sheet: str = "", row: int = 0) -> None:
        """Record an act that stands in this row of the filing added last.

        Raises ClaimTaken, here or when the batch is written, if the act claims what is given
        once and was given before; ValueError if there is no filing yet.
        """
        if not self._head.filing:
            raise ValueError("an entry comes from a filing: add the filing first")
        body = msgspec.Raw(canonical.encode(entry))
        head = self._head
        record = EntryRecord(head.seq + 1, head.hash, head.filing, sheet, row, body)
        self._add_entry(record, entry, seal(record))

    def restore(self, link: Link) -> None:
        """Record a link as it stood in another ledger, byte for byte.

        Raises BrokenChain if it does not follow the last one, msgspec.MsgspecError if its body is
        no entry, and what `add_filing` and `append` raise.
        """
        after = follow(self._head, link)
        if isinstance(after, Refusal):
            raise BrokenChain(after)
        if isinstance(link.record, FilingRecord):
            self._add_filing(link.record, link.content, link.hash)
        else:
            entry = canonical.decode(bytes(link.record.body))
            self._add_entry(link.record, entry, link.hash)

    def flush(self) -> None:
        """Hand what is waiting to the database. Raises ClaimTaken."""
        if self._claims:
            taken = Snapshot(self._connection).claimed(self._claims)
            for claim, subject in taken.items():
                raise ClaimTaken(claim, subject)
        rows = [{"claim": claim, "seq": seq} for claim, (seq, _) in self._claims.items()]
        self._insert_many(entries, self._entries)
        self._insert_many(claims, rows)
        self._entries, self._claims = [], {}

    def _reading(self) -> AbstractContextManager[Connection]:
        self.flush()
        return nullcontext(self._connection)

    def _add_filing(self, record: FilingRecord, content: bytes, hash_: str) -> None:
        if self.filing(record.name) or self.filing_by_digest(record.digest):
            raise FilingTaken(record.name)
        row = msgspec.structs.asdict(record) | {"hash": hash_, "content": content}
        self._connection.execute(insert(filings), row)
        self._head = Head(record.seq, hash_, record.digest)

    def _add_entry(self, record: EntryRecord, entry: Entry, hash_: str) -> None:
        subject = entry.subject
        for claim in entry.claims:
            if claim in self._claims:
                raise ClaimTaken(claim, self._claims[claim][1])
        self._claims |= dict.fromkeys(entry.claims, (record.seq, subject))
        index = {"act": canonical.act(entry), "subject": subject, "day": entry.day.isoformat()}
        body = {"body": bytes(record.body).decode(), "hash": hash_}
        self._entries.append(msgspec.structs.asdict(record) | index | body)
        self._head = Head(record.seq, hash_, self._head.filing)
        if len(self._entries) >= BATCH:
            self.flush()

    def _insert_many(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Rows of texts and numbers, handed to the driver as they are: it is half of the work."""
        if not rows:
            return
        compiled = insert(table).compile(dialect=self._connection.dialect)
        names = compiled.positiontup
        given = list(map(itemgetter(*names), rows)) if names else rows
        self._connection.exec_driver_sql(compiled.string, given)
