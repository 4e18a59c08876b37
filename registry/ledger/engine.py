"""SQLite or PostgreSQL by URL, and the statements by which each locks and holds still.

SQLite: write-ahead log, so that readers and a clerk do not wait for one another, and a full sync
at every commit. PostgreSQL: an advisory lock, so that a role that may only read and insert can
take it.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from registry.ledger import schema
from registry.ledger.errors import LedgerUnavailable

WAIT_SECONDS = 120
#: PostgreSQL's code; its driver is loaded for a ledger that is kept there, and for no other.
_LOCK_NOT_AVAILABLE = "55P03"

_LOCK = {
    "sqlite": ("BEGIN IMMEDIATE",),
    "postgresql": (
        f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'",
        "SELECT pg_advisory_xact_lock(7233175)",
    ),
}
_HOLD_STILL = {
    "sqlite": ("BEGIN",),
    "postgresql": ("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",),
}
_SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


def connect(url: str, readonly: bool) -> Engine:
    """An engine on a ledger that is there; unless `readonly`, it is made where there is none.

    One of an older version is used as it is. Raises LedgerUnavailable, also for a newer version.
    """
    engine = _engine(url, readonly)
    try:
        with engine.connect() as connection:
            complete = schema.complete(connection)
            if complete:
                _require_known(schema.version(connection))
        if not complete and readonly:
            raise _missing(engine.url)
        if not complete:
            _create(engine)
        if engine.dialect.name == "sqlite" and not readonly:
            _log_ahead(engine)
    except DBAPIError as error:
        raise LedgerUnavailable(
            "台账打不开，请检查地址、权限以及数据库服务。",
            "The ledger cannot be opened: check its address, the permissions and the server.",
            found=str(error.orig),
        ) from error
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its first moment; reads inside see it.

    Raises LedgerUnavailable when another clerk does not let go within WAIT_SECONDS.
    """
    with engine.begin() as connection:
        try:
            _run(connection, _LOCK)
        except OperationalError as error:
            if not _waited_too_long(error):
                raise
            raise LedgerUnavailable(
                "台账正被他人写入，请稍后再试。",
                "Someone else is writing to the ledger; try again in a moment.",
                found=str(error.orig),
            ) from error
        yield connection


@contextmanager
def still(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one state of the ledger, whatever is written meanwhile."""
    with engine.connect() as connection:
        _run(connection, _HOLD_STILL)
        yield connection


def _engine(url: str, readonly: bool) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise LedgerUnavailable(
            "台账地址无法识别。", "The ledger's address is not understood.", found=url
        ) from error
    match address.get_backend_name():
        case "sqlite":
            if readonly and not Path(address.database or "").is_file():
                raise _missing(address)
            prepare: Callable[[Any, bool], None] = _prepare_sqlite
        case "postgresql":
            address = address.set(drivername="postgresql+psycopg")
            prepare = _prepare_postgresql
        case other:
            raise LedgerUnavailable(
                "台账只能存于 SQLite 或 PostgreSQL。",
                "A ledger is kept in SQLite or PostgreSQL only.",
                found=other,
            )
    engine = create_engine(address)
    event.listen(engine, "connect", lambda raw, _record: prepare(raw, readonly))
    return engine


def _prepare_sqlite(raw: sqlite3.Connection, readonly: bool) -> None:
    # Transactions begin where this module says so, not where the driver guesses.
    raw.isolation_level = None
    for pragma in _SQLITE_PRAGMAS:
        raw.execute(pragma)
    # KiB: what is written goes all over the indexes, what is read lies together.
    raw.execute(f"PRAGMA cache_size = -{32768 if readonly else 131072}")
    if readonly:
        raw.execute("PRAGMA query_only = ON")


def _prepare_postgresql(raw: Any, readonly: bool) -> None:
    raw.read_only = readonly or None


def _create(engine: Engine) -> None:
    with writing(engine) as connection:
        # Someone else may have made it while this one waited for the lock.
        if not schema.complete(connection):
            schema.create(connection)


def _require_known(version: int) -> None:
    if version > schema.VERSION:
        raise LedgerUnavailable(
            f"台账是第{version}版格式，本程序只认到第{schema.VERSION}版；请先升级程序，台账未作改动。",
            f"The ledger is of version {version} and this program knows {schema.VERSION}: "
            "upgrade the program; nothing was changed.",
            found=str(version),
        )


def _log_ahead(engine: Engine) -> None:
    # Refused while someone else is in the ledger; then whoever opens it next makes the switch.
    with engine.connect() as connection, suppress(OperationalError):
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _missing(address: URL) -> LedgerUnavailable:
    return LedgerUnavailable(
        "此处没有台账：请到登记册的工作文件夹里运行，或先收取报送。",
        "There is no ledger here: go to the register's folder, or take a filing first.",
        found=address.render_as_string(hide_password=True),
    )


def _waited_too_long(error: OperationalError) -> bool:
    busy = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
    return busy or getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE


def _run(connection: Connection, statements: Mapping[str, tuple[str, ...]]) -> None:
    for statement in statements[connection.dialect.name]:
        connection.exec_driver_sql(statement)
