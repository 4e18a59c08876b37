"""Rows of the ledger as a connection gives them: in batches, by lists of values, as links."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    Text,
    any_,
    bindparam,
    cast,
    func,
    select,
)

from registry.ledger.chain import EntryRecord, FilingRecord, Link
from registry.ledger.schema import entries, filings

BATCH = 1000

ENTRY = (
    entries.c.seq,
    entries.c.filing,
    entries.c.sheet,
    entries.c.row,
    entries.c.body,
    entries.c.prev,
    entries.c.hash,
)
FILING = (
    filings.c.digest,
    filings.c.name,
    filings.c.kind,
    filings.c.received,
    filings.c.clerk,
    filings.c.content,
)


def stream(connection: Connection, query: Select[Any], batch: int = BATCH) -> Iterator[Any]:
    """The rows of a query, of which no more than a batch is in memory."""
    return iter(connection.execute(query, execution_options={"yield_per": batch}))


def among(
    connection: Connection, column: ColumnElement[str], values: Iterable[str]
) -> ColumnElement[bool]:
    """The condition that a column has one of these values.

    One parameter however many values: neither engine's limit on parameters is met.
    """
    distinct = sorted(set(values))
    if connection.dialect.name == "postgresql":
        return column == any_(bindparam(None, distinct, type_=ARRAY(Text)))
    listed = func.json_each(msgspec.json.encode(distinct).decode()).table_valued("value")
    return column.in_(select(listed.c.value))


def body(connection: Connection) -> ColumnElement[Any]:
    """The body of an entry as the engine hands it out soonest; either form decodes the same."""
    if connection.dialect.name == "postgresql":
        return entries.c.body
    # Bytes as they are stored: no text is made of them first.
    return cast(entries.c.body, LargeBinary)


def filing_links(connection: Connection, seen: ColumnElement[bool]) -> Iterator[Link]:
    """The links of the filings that are seen, in order."""
    # Files may be large: one at a time.
    query = select(*FILING, filings.c.seq, filings.c.prev, filings.c.hash).where(seen)
    for row in stream(connection, query.order_by(filings.c.seq), batch=1):
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


def entry_links(connection: Connection, seen: ColumnElement[bool]) -> Iterator[Link]:
    """The links of the entries that are seen, in order, bodies byte for byte."""
    query = select(*ENTRY).where(seen).order_by(entries.c.seq)
    for seq, filing, sheet, row, body, prev, hash_ in stream(connection, query):
        record = EntryRecord(seq, prev, filing, sheet, row, msgspec.Raw(body.encode()))
        yield Link(record, hash_)
