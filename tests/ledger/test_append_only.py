import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import IntegrityError

from registry.ledger.store import Ledger
from tests.ledger.acts import grade
from tests.ledger.test_store import take

CHANGES = {
    "filings": "clerk = 'another'",
    "entries": "body = '{}'",
    "claims": "claim = 'certificate:mine'",
}


def attempt(url: str, *statements: str) -> None:
    """As anyone would who has the database open in a tool of their own."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


@pytest.fixture
def filled(url: str) -> str:
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1), grade(2))
    return url


@pytest.mark.rule("R-32")
@pytest.mark.parametrize("table", CHANGES)
def test_the_database_refuses_an_update(filled: str, table: str) -> None:
    with pytest.raises(IntegrityError, match="台账只增不改"):
        attempt(filled, f"UPDATE {table} SET {CHANGES[table]}")


@pytest.mark.rule("R-32")
@pytest.mark.parametrize("table", CHANGES)
def test_the_database_refuses_a_deletion(filled: str, table: str) -> None:
    with pytest.raises(IntegrityError, match="台账只增不改"):
        attempt(filled, f"DELETE FROM {table}")


@pytest.mark.rule("R-32")
@pytest.mark.parametrize("table", CHANGES)
def test_no_row_is_replaced_by_inserting_over_it(filled: str, table: str) -> None:
    over = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    if filled.startswith("postgresql"):
        key, change = {
            "filings": ("digest", "clerk = 'x'"),
            "entries": ("seq", "body = '{}'"),
            "claims": ("claim", "seq = 2"),
        }[table]
        over = (
            f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {change}"
        )
    with pytest.raises(IntegrityError, match="台账只增不改"):
        attempt(filled, over)


@pytest.mark.rule("R-32")
def test_a_row_under_another_number_does_not_push_out_the_one_with_its_hash(filled: str) -> None:
    columns = "filing, sheet, row, act, subject, day, body, prev, hash"
    replace = "INSERT" if filled.startswith("postgresql") else "INSERT OR REPLACE"
    with pytest.raises(IntegrityError):
        attempt(
            filled,
            f"{replace} INTO entries (seq, {columns}) SELECT 99, {columns} FROM entries "
            "WHERE seq = 2",
        )


@pytest.mark.rule("R-32")
@pytest.mark.postgres
@pytest.mark.parametrize("table", CHANGES)
def test_postgresql_refuses_to_truncate(postgres_url: str, table: str) -> None:
    with Ledger.open(postgres_url) as ledger:
        take(ledger, "a", grade(1))
    with pytest.raises(IntegrityError, match="台账只增不改"):
        attempt(postgres_url, f"TRUNCATE {table} CASCADE")


@pytest.mark.rule("R-32")
@pytest.mark.postgres
def test_a_session_that_plays_a_replica_is_refused_too(postgres_url: str) -> None:
    with Ledger.open(postgres_url) as ledger:
        take(ledger, "a", grade(1))
    with pytest.raises(IntegrityError, match="台账只增不改"):
        attempt(postgres_url, "SET session_replication_role = replica", "DELETE FROM claims")


@pytest.mark.postgres
def test_a_role_that_may_only_read_and_insert_can_record(postgres_url: str) -> None:
    Ledger.open(postgres_url).close()
    database = make_url(postgres_url).database
    role = f"clerk_{database}"
    attempt(
        postgres_url,
        f"CREATE ROLE {role} LOGIN",
        f"GRANT SELECT, INSERT ON filings, entries, claims TO {role}",
    )
    clerk = make_url(postgres_url).set(username=role).render_as_string()
    try:
        with Ledger.open(clerk) as ledger:
            take(ledger, "a", grade(1))
            assert ledger.verify() == []
    finally:
        attempt(postgres_url, f"DROP OWNED BY {role}", f"DROP ROLE {role}")
