"""The tables of the ledger, and the triggers by which the database itself refuses any change.

`filings` and `entries` share one sequence, `seq` (see `registry.ledger.chain`). The columns act,
subject and day of an entry, and the claims, repeat for the index what the body says.
"""

from sqlalchemy import (
    DDL,
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
    event,
    inspect,
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

claims = Table(
    "claims",
    metadata,
    Column("claim", _TEXT, primary_key=True),
    Column("seq", _SEQ, ForeignKey(entries.c.seq), nullable=False),
)


def complete(connection: Connection) -> bool:
    """Whether the tables are there; they are made in one transaction, so all or none."""
    return inspect(connection).has_table(claims.name)


def _on(target: MetaData | Table, moment: str, dialect: str, statement: str) -> None:
    event.listen(target, moment, DDL(statement).execute_if(dialect=dialect))


def _refuse_changes_on_sqlite(table: Table, unique: tuple[str, ...]) -> None:
    refuse = "BEGIN SELECT RAISE(ABORT, '台账只增不改 (the ledger is append-only)'); END"
    for act in ("UPDATE", "DELETE"):
        name = f"{table.name}_no_{act.lower()}"
        statement = f"CREATE TRIGGER {name} BEFORE {act} ON {table.name} {refuse}"
        _on(table, "after_create", "sqlite", statement)
    # INSERT OR REPLACE deletes the row that is in its way without asking the trigger on DELETE.
    taken = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table.name} WHERE {column} = NEW.{column})" for column in unique
    )
    statement = f"CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON {table.name}"
    _on(table, "after_create", "sqlite", f"{statement} WHEN {taken} {refuse}")


def _refuse_changes_on_postgresql(table: Table) -> None:
    name = f"{table.name}_append_only"
    create = (
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
    )
    # ALWAYS: not even a session that plays a replica goes past it.
    enable = f"ALTER TABLE {table.name} ENABLE ALWAYS TRIGGER {name}"
    _on(table, "after_create", "postgresql", create)
    _on(table, "after_create", "postgresql", enable)


_on(
    metadata,
    "before_create",
    "postgresql",
    "CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION '台账只增不改 (the ledger is append-only)' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$",
)
for _table, _unique in (
    (filings, ("digest", "seq", "name", "hash")),
    (entries, ("seq", "hash")),
    (claims, ("claim",)),
):
    _refuse_changes_on_sqlite(_table, _unique)
    _refuse_changes_on_postgresql(_table)
