"""Export and replay: the same chain; verify: a damaged ledger is told."""

import re
import shlex
import sqlite3

import pytest

from tests.cli.conftest import AGENCIES, RESULTS, ROOT, head
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]


def test_replay_gives_the_same_chain(run, tmp_path):
    run("take", AGENCIES, RESULTS)
    export = tmp_path / "台账.jsonl"
    assert run("export", export).exit_code == 0
    again = f"sqlite:///{tmp_path / 'again.sqlite3'}"
    assert run("replay", export, register=again).exit_code == 0
    assert run("verify", register=again).stdout == head(run)
    assert run("export").stdout_bytes == export.read_bytes()


def test_replay_refuses_a_ledger_that_is_not_empty(run, tmp_path):
    run("take", AGENCIES)
    export = tmp_path / "台账.jsonl"
    run("export", export)
    before = head(run)
    result = run("replay", export)
    assert result.exit_code == 1
    assert "空台账" in result.stderr
    assert head(run) == before


def test_replay_refuses_an_altered_export(run, tmp_path):
    run("take", AGENCIES)
    export = tmp_path / "台账.jsonl"
    run("export", export)
    lines = export.read_bytes().splitlines(keepends=True)
    export.write_bytes(b"".join(lines[:-1]))
    again = f"sqlite:///{tmp_path / 'again.sqlite3'}"
    assert run("replay", export, register=again).exit_code == 1
    assert run("verify", register=again).stdout.startswith("台账完好，共 0 条")


def test_verify_tells_a_changed_entry(run, tmp_path):
    run("take", AGENCIES)
    with sqlite3.connect(tmp_path / "register.sqlite3") as raw:
        triggers = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("UPDATE entries SET row = row + 1 WHERE seq = (SELECT max(seq) FROM entries)")
    result = run("verify")
    assert result.exit_code == 1
    assert result.stdout.strip()


@pytest.mark.postgres
def test_the_documented_move_to_postgresql_and_back_keeps_the_head(
    run, tmp_path, postgres_url, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    run("take", AGENCIES, RESULTS)
    page = (ROOT / "docs/formats/export.md").read_text("utf-8").split("## 换数据库")[1]
    commands = re.findall(r"^registry --register (\S+) (.*)$", page, flags=re.M)
    assert [words.split()[0] for _, words in commands] == ["export", "replay", "verify"]
    for back in (False, True):
        for address, words in commands:
            server = address.startswith("postgresql") != back
            url = postgres_url if server else f"sqlite:///{'back' if back else 'register'}.sqlite3"
            done = run(*shlex.split(words), register=url)
            assert done.exit_code == 0, done.output
        assert done.stdout == head(run)
