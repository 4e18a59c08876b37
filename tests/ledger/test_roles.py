"""Accounts on a real PostgreSQL: the desk records and cannot change, the build reads alone."""

from pathlib import Path

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy import make_url
from typer.testing import CliRunner, Result

from registry.cli.main import app
from registry.ledger.errors import LedgerUnavailable
from registry.ledger.store import Ledger
from tests.cli.conftest import AGENCIES, RESULTS
from tests.ledger.acts import grade
from tests.ledger.test_store import take
from tests.postgres import Server

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]
DESK, BUILD = "记录员_1", "register_build"
TABLES = ("filings", "entries", "claims", "versions")
#: What an account that only records must not be able to do, on each table.
CHANGES = (
    "UPDATE {} SET {} = {}",
    "DELETE FROM {}",
    "TRUNCATE {} CASCADE",
    "DROP TABLE {} CASCADE",
    "DROP TRIGGER {trigger} ON {}",
    "ALTER TABLE {} DISABLE TRIGGER ALL",
    "ALTER TABLE {} OWNER TO CURRENT_USER",
    "CREATE TRIGGER mine BEFORE INSERT ON {} EXECUTE FUNCTION ledger_append_only()",
)


def registry(url: str, *words: object) -> Result:
    return CliRunner().invoke(app, ["--register", url, *map(str, words)])


def named(url: str, user: str) -> str:
    """The same database under another account."""
    return make_url(url).set(username=user).render_as_string()


@pytest.fixture
def url(postgres_url: str) -> str:
    """An empty ledger, and both accounts made by the command."""
    Ledger.open(postgres_url).close()
    done = registry(postgres_url, "roles", "--recorder", DESK, "--reader", BUILD, "--apply")
    assert done.exit_code == 0, done.output
    return postgres_url


@pytest.fixture(autouse=True)
def accounts_go(postgres_server: Server, postgres_url: str) -> object:
    """Accounts belong to the server and outlive the test's database, if nobody drops them."""
    yield
    for url, act in ((postgres_url, "DROP OWNED BY {}"), (postgres_url, "DROP ROLE {}")):
        for name in (DESK, BUILD):
            with psycopg.connect(url, autocommit=True) as connection:
                there = "SELECT 1 FROM pg_roles WHERE rolname = %s"
                if connection.execute(there, [name]).fetchone():
                    connection.execute(sql.SQL(act).format(sql.Identifier(name)))


def test_the_desk_takes_and_the_build_builds(url: str, tmp_path: Path) -> None:
    taken = registry(named(url, DESK), "take", AGENCIES, RESULTS)
    assert taken.exit_code == 0, taken.output
    assert registry(named(url, DESK), "verify").exit_code == 0
    words = ("--settings", ROOT / "pelicanconf.py", "build", "--as-of", "2026-11-22")
    built = registry(named(url, BUILD), *words, "--output", tmp_path / "site")
    assert built.exit_code == 0, built.output
    assert list((tmp_path / "site/companies").rglob("*.html"))
    # The build's account takes nothing, whoever asks.
    refused = registry(named(url, BUILD), "take", ROOT / "examples/filings/0003-企业名称变更.csv")
    assert refused.exit_code != 0
    with pytest.raises(errors.InsufficientPrivilege), psycopg.connect(named(url, BUILD)) as one:
        one.execute("INSERT INTO claims (claim, seq) VALUES ('x', 2)")


@pytest.mark.rule("R-32")
@pytest.mark.parametrize("user", [DESK, BUILD])
def test_neither_can_change_or_undo_anything(url: str, user: str) -> None:
    first = {"filings": "name", "entries": "act", "claims": "claim", "versions": "version"}
    for table in TABLES:
        for change in CHANGES:
            statement = sql.SQL(change).format(
                sql.Identifier(table),
                *[sql.Identifier(first[table])] * 2,
                trigger=sql.Identifier(f"{table}_append_only"),
            )
            with (
                psycopg.connect(named(url, user)) as connection,
                pytest.raises(errors.InsufficientPrivilege),
            ):
                connection.execute(statement)
    for act in (
        "CREATE TABLE public.mine ()",
        "SET session_replication_role = replica",
        "DROP FUNCTION ledger_append_only() CASCADE",
        "CREATE ROLE another",
    ):
        with (
            psycopg.connect(named(url, user)) as connection,
            pytest.raises(errors.InsufficientPrivilege),
        ):
            connection.execute(act.encode())


def test_given_again_it_sets_the_same_rights(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(
            sql.SQL("GRANT UPDATE, TRUNCATE ON entries TO {}").format(sql.Identifier(DESK))
        )
    said = registry(url, "roles", "--recorder", DESK, "--reader", BUILD).stdout
    assert said.startswith("BEGIN;") and said.rstrip().endswith("COMMIT;")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(said.encode())
        rights = connection.execute(
            "SELECT grantee, privilege_type FROM information_schema.role_table_grants "
            "WHERE table_name = 'entries' AND grantee = ANY(%s) ORDER BY 1, 2",
            [[DESK, BUILD]],
        ).fetchall()
    assert sorted(rights) == [(BUILD, "SELECT"), (DESK, "INSERT"), (DESK, "SELECT")]


def test_what_is_refused(postgres_url: str, tmp_path: Path) -> None:
    owner = str(make_url(postgres_url).username)
    with pytest.raises(LedgerUnavailable):
        Ledger.open(postgres_url, readonly=True)
    missing = registry(postgres_url, "roles", "--recorder", DESK, "--apply")
    assert missing.exit_code == 2 and "没有台账" in missing.stderr
    with Ledger.open(postgres_url) as ledger:
        take(ledger, "a", grade(1))
    for words, status, said in (
        (("--recorder", owner, "--apply"), 1, "限制不了"),
        (("--recorder", 'x"; DROP TABLE entries; --'), 1, "不能作账号名"),
        (("--recorder", "字" * 22), 1, "不能作账号名"),
        (("--recorder", DESK, "--reader", DESK), 1, "不能既记录又只读"),
        ((), 2, "--recorder"),
    ):
        result = registry(postgres_url, "roles", *words)
        assert result.exit_code == status and said in result.stderr, result.output
    sqlite = registry(f"sqlite:///{tmp_path / 'r.sqlite3'}", "roles", "--recorder", DESK)
    assert sqlite.exit_code == 2 and "SQLite" in sqlite.stderr
