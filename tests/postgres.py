"""A real PostgreSQL server on loopback, for tests.

Import `postgres_server` and `postgres_url` in a conftest. `postgres_url` is a database of the
test's own. Each pytest process starts its own server, on first use, and stops it at the end.
Where PostgreSQL is not installed such a test is skipped; where the environment says CI it fails.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest

USER = "register"
_ATTEMPTS = 5
_START_SECONDS = 60
_databases = count(1)


@dataclass(frozen=True)
class Server:
    """A server that is running; `url(database)` is how the ledger is told of it."""

    port: int

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> str:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    binaries = _binaries() or missing()
    home = Path(tempfile.mkdtemp(prefix="register-postgres-"))
    try:
        _initialise(binaries, home)
        process, port = _start(binaries, home)
        try:
            yield Server(port)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    database = f"ledger_{next(_databases)}"
    yield postgres_server.create(database)
    postgres_server.drop(database)


def _binaries() -> Path | None:
    """The newest installed server's folder of programs; Debian keeps them off the path."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).parent)
    return max(found, key=_version, default=None)


def missing() -> NoReturn:
    """Skip, or fail where the environment says CI."""
    reason = "PostgreSQL IS MISSING: install Debian's package postgresql to run these tests"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _version(binaries: Path) -> int:
    answer = subprocess.run(
        [binaries / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    return int(answer.stdout.split()[2].split(".")[0])


def _unprivileged() -> str | None:
    """The server refuses to run as root; then it runs as the user that Debian made for it."""
    return "postgres" if os.geteuid() == 0 else None


def _initialise(binaries: Path, home: Path) -> None:
    user = _unprivileged()
    if user:
        shutil.chown(home, user, user)
    subprocess.run(
        [
            binaries / "initdb",
            f"--pgdata={home / 'data'}",
            f"--username={USER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ],
        check=True,
        cwd=home,
        user=user,
        group=user,
        stdout=subprocess.DEVNULL,
    )


def _start(binaries: Path, home: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start on a free port; another process may take that port first, so try again."""
    user = _unprivileged()
    for _ in range(_ATTEMPTS):
        port = _free_port()
        with (home / "log").open("ab") as log:
            process = subprocess.Popen(
                [
                    binaries / "postgres",
                    *("-D", home / "data"),
                    *("-c", "listen_addresses=127.0.0.1"),
                    *("-c", f"port={port}"),
                    *("-c", "unix_socket_directories="),
                    *("-c", "max_wal_size=128MB"),
                ],
                cwd=home,
                user=user,
                group=user,
                stdout=log,
                stderr=log,
            )
        if _ready(process, port):
            return process, port
    raise RuntimeError(f"PostgreSQL does not start:\n{(home / 'log').read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(Server(port).url("postgres"), connect_timeout=5).close()
            return True
        except psycopg.OperationalError:
            time.sleep(0.05)
    process.kill()
    process.wait()
    return False
