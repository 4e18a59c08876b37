"""Export and replay: the same chain; verify: a damaged ledger is told."""

import sqlite3

from tests.cli.conftest import AGENCIES, RESULTS, head


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
