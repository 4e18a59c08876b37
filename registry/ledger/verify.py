"""Is the ledger whole? The chain first, then the columns and claims that index it."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from registry.ledger import canonical
from registry.ledger.chain import Head, broken, follow
from registry.ledger.reads import Reader
from registry.ledger.rows import stream
from registry.ledger.schema import claims, entries
from scoring.refusal import Refusal

# A damaged file, or a value of another type than its column's, which SQLite does not mind.
_UNREADABLE = (DBAPIError, ValueError, TypeError, AttributeError)


def verify(reader: Reader, connection: Connection) -> list[Refusal]:
    """Nothing, or the first broken place (R-32). Memory stays at one batch of rows.

    `reader` and `connection` show the same state of the ledger.
    """
    first = _chain(reader) or _index(connection)
    return [first] if first else []


def _chain(reader: Reader) -> Refusal | None:
    head = Head()
    try:
        for link in reader.links():
            after = follow(head, link)
            if isinstance(after, Refusal):
                return after
            head = after
    except _UNREADABLE as error:
        return broken(head, "无法读取", "cannot be read", str(error))
    return None


def _index(connection: Connection) -> Refusal | None:
    query = (
        select(entries, claims.c.claim)
        .outerjoin(claims, claims.c.seq == entries.c.seq)
        .order_by(entries.c.seq, claims.c.claim)
    )
    seen = 0
    for seq, group in groupby(stream(connection, query), key=attrgetter("seq")):
        rows = list(group)
        seen += sum(row.claim is not None for row in rows)
        if not _indexed_as_written(rows):
            return Refusal(
                rule="R-32",
                article="",
                zh=f"台账第{seq}条的索引或编号占用与其正文不符。",
                en=f"Link {seq} of the ledger is not indexed as its body says.",
                found=str(seq),
            )
    return _stray_claims(connection, seen)


def _indexed_as_written(rows: Sequence[Any]) -> bool:
    """Whether act, subject, day and claims are those of the body; one row for each claim."""
    first = rows[0]
    try:
        entry = canonical.decode(first.body)
    except msgspec.MsgspecError:
        return False
    taken = [row.claim for row in rows if row.claim is not None]
    written = (canonical.act(entry), entry.subject, entry.day, sorted(entry.claims))
    return (first.act, first.subject, first.day, taken) == written


def _stray_claims(connection: Connection, seen: int) -> Refusal | None:
    stored = connection.execute(select(func.count()).select_from(claims)).scalar_one()
    if stored == seen:
        return None
    return Refusal(
        rule="R-32",
        article="",
        zh="编号占用表中有不属于任何条目的编号。",
        en="Claims are stored that belong to no entry.",
        found=str(stored),
        expected=str(seen),
    )
