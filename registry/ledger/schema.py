"""The tables of the ledger, and the triggers by which the database itself refuses any change.

`filings` and `entries` share one sequence, `seq` (see `registry.ledger.chain`). The columns act,
subject and day of an entry, and the claims, repeat for the index what the body says.
"""

from collections.abc import Iterator

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    func,
    insert,
    inspect,
    select,
)

metadata = MetaData()

# Texts compare by code point on both engines, whatever the locale of the database.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_SEQ = BigInteger().with_variant(Integer(), "sqlite")

filings = Table(
    "filings",
    metadata,
    Column("digest", _TEXT, primary_key=True),
    Column("seq", _SEQ, nullable=False, unique=True),
    Column("name", _TEXT, nullable=False, unique=True),
    Column("kind", _TEXT, nullable=False),
    Column("received", Date, nullable=False),
    Column("clerk", _TEXT, nullable=False),
    Column("prev", _TEXT, nullable=False),
    Column("hash", _TEXT, nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("seq", _SEQ, primary_key=True, autoincrement=False),
    Column("filing", _TEXT, ForeignKey(filings.c.digest), nullable=False),
    Column("sheet", _TEXT, nullable=False),
    Column("row", Integer, nullable=False),
    Column("act", _TEXT, nullable=False),
    Column("subject", _TEXT, nullable=False),
    Column("day", Date, nullable=False),
    Column("body", _TEXT, nullable=False),
    Column("prev", _TEXT, nullable=False),
    Column("hash", _TEXT, nullable=False, unique=True),
)
Index("entries_subject", entries.c.subject, entries.c.seq)
Index("entries_act", entries.c.act, entries.c.seq)
# A ledger that was made without this one answers the same, only slower.
Index("entries_day", entries.c.day)

claims = Table(
    "claims",
    metadata,
    Column("claim", _TEXT, primary_key=True),
    Column("seq", _SEQ, ForeignKey(entries.c.seq), nullable=False),
)

#: What the tables are; a ledger of the first version bears no mark.
VERSION = 2
versions = Table(
    "versions", metadata, Column("version", Integer, primary_key=True, autoincrement=False)
)


_REFUSAL = "台账只增不改 (the ledger is append-only)"


def complete(connection: Connection) -> bool:
    """Whether the tables are there; they are made in one transaction, so all or none."""
    return inspect(connection).has_table(claims.name)


def version(connection: Connection) -> int:
    """Which version the tables are of; 1 where they bear no mark."""
    if not inspect(connection).has_table(versions.name):
        return 1
    return connection.execute(select(func.max(versions.c.version))).scalar_one() or 1


def create(connection: Connection) -> None:
    """Make the tables and what guards them, within the caller's transaction."""
    metadata.create_all(connection)
    connection.execute(insert(versions), {"version": VERSION})
    guards = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    for statement in guards():
        connection.exec_driver_sql(statement)


def _on_sqlite() -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for table in metadata.sorted_tables:
        for act in ("UPDATE", "DELETE"):
            name = f"{table.name}_no_{act.lower()}"
            yield f"CREATE TRIGGER {name} BEFORE {act} ON {table.name} {refuse}"
        # INSERT OR REPLACE deletes the row in its way without asking the trigger on DELETE.
        taken = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table.name} WHERE {column.name} = NEW.{column.name})"
            for column in table.columns
            if column.unique or column.primary_key
        )
        name = f"{table.name}_no_replace"
        yield f"CREATE TRIGGER {name} BEFORE INSERT ON {table.name} WHEN {taken} {refuse}"


def _on_postgresql() -> Iterator[str]:
    yield (
        "CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table in metadata.sorted_tables:
        name = f"{table.name}_append_only"
        yield (
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
        )
        # ALWAYS: not even a session that plays a replica goes past it.
        yield f"ALTER TABLE {table.name} ENABLE ALWAYS TRIGGER {name}"
    # A role that may only record need not be told of this table.
    yield f"GRANT SELECT ON {versions.name} TO PUBLIC"
