"""The record of runs: which command, how it ended, what it said; a line of JSON each."""

import json

import pytest
from typer.testing import CliRunner

from registry.cli import runs
from registry.cli.main import app
from tests.examples.desk import FILINGS

FIRST = sorted(FILINGS.iterdir())[0]


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Where the record is kept."""
    kept = tmp_path / "runs.jsonl"
    monkeypatch.setenv(runs.SETTING, str(kept))
    return kept


def lines(file):
    """Its lines, read back."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_each_command_leaves_a_line(run, file):
    run("take", FIRST)
    run("take", FIRST.with_name("无此文件.xlsx"))
    run("kinds", "--nonsense")
    taken, refused, misused = lines(file)
    assert [one["command"] for one in (taken, refused, misused)] == ["take", "take", "kinds"]
    assert [one["status"] for one in (taken, refused, misused)] == [0, 2, 2]
    assert FIRST.name in taken["said"][0] and "已收取" in taken["said"][0]
    assert any("无此文件" in said for said in refused["said"])
    assert not any("已收取" in said for said in refused["said"])
    assert taken["at"][:2] == "20" and taken["at"][10] == " " and taken["seconds"] >= 0


def test_a_defect_of_ours_leaves_a_line_too(file, monkeypatch):
    monkeypatch.setattr("registry.cli.kinds.run", broken)
    assert isinstance(CliRunner().invoke(app, ["kinds"]).exception, ZeroDivisionError)
    assert [(one["command"], one["status"]) for one in lines(file)] == [("kinds", 1)]


def broken():
    """A verb with a defect."""
    raise ZeroDivisionError


def test_what_breaks_a_line_is_not_in_it(run, file, tmp_path):
    run("take", tmp_path / "两\n行.xlsx")
    assert len(lines(file)) == 1


def test_without_the_setting_nothing_is_written(run, tmp_path, monkeypatch):
    monkeypatch.delenv(runs.SETTING, raising=False)
    monkeypatch.chdir(tmp_path)
    run("kinds")
    assert list(tmp_path.glob("*.jsonl")) == []


def test_a_command_does_its_work_where_the_record_cannot_be_written(run, tmp_path, monkeypatch):
    monkeypatch.setenv(runs.SETTING, str(tmp_path / "none" / "runs.jsonl"))
    done = run("kinds")
    assert done.exit_code == 0 and "运行记录" in done.stderr
