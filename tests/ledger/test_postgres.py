"""The server for tests: missing, it is told aloud; in CI its absence is a failure."""

import psycopg
import pytest

from tests import postgres


def test_a_missing_server_skips_with_a_loud_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="PostgreSQL IS MISSING"):
        postgres.missing()


def test_a_missing_server_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="PostgreSQL IS MISSING"):
        postgres.missing()


@pytest.mark.postgres
def test_the_server_listens_on_loopback_only_and_syncs(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        shown = [
            connection.execute(f"SHOW {setting}".encode()).fetchone()
            for setting in ("listen_addresses", "unix_socket_directories", "fsync")
        ]
    assert shown == [("127.0.0.1",), ("",), ("on",)]
