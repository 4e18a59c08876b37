"""0 done, 1 refused, 2 used wrongly; one sentence in both languages, never a traceback."""

import pytest

from registry.cli.verbs import VERBS
from tests.cli.conftest import AGENCIES

CODE = "91350100M000100Y43"

WRONG_USE = {
    "no such verb": ["nope"],
    "no file": ["take"],
    "file not there": ["take", "没有.xlsx"],
    "no such kind": ["take", "--kind", "nope", AGENCIES],
    "no such option": ["take", "--nope"],
    "not a day": ["take", "--received", "2026-13-01", AGENCIES],
    "not a day to build": ["build", "--as-of", "昨天"],
    "no register to read": ["standing", CODE],
    "no register to verify": ["verify"],
    "no register to export": ["export"],
    "no export": ["replay", "没有.jsonl"],
    "no site to serve": ["serve", "--output", "没有"],
    "no site to search": ["search", "--output", "没有", "华山"],
    "no settings": ["--settings", "没有.py", "verify"],
}


@pytest.mark.parametrize("words", WRONG_USE.values(), ids=WRONG_USE.keys())
def test_wrong_use(run, words):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("错误 ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "register", ["nosuch://x", "sqlite:////proc/none/x.sqlite3", "postgresql://127.0.0.1:1/none"]
)
def test_register_out_of_reach(run, register):
    result = run("take", AGENCIES, register=register)
    assert result.exit_code == 2
    assert "台账" in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_is_no_ledger(run, filed):
    other = filed("文档.txt", "no ledger" * 1000)
    result = run("verify", register=f"sqlite:///{other}")
    assert (result.exit_code, result.stdout) == (2, "")


def test_settings_that_do_not_run(run, filed):
    result = run("--settings", filed("坏.py", "NAME = nowhere"), "verify")
    assert result.exit_code == 2
    assert "NameError" in result.stderr


def test_a_setting_of_the_wrong_kind(run, filed):
    result = run("--settings", filed("conf.py", "REGISTRY_RULESET_DIRS = 3"), "verify")
    assert result.exit_code == 2
    assert "REGISTRY_" in result.stderr


def test_an_unknown_default_rule_set(run, filed):
    settings = filed("conf.py", "REGISTRY_RULESET = 'nope'")
    result = run("--settings", settings, "take", AGENCIES)
    assert result.exit_code == 2
    assert "shaanxi-2006" in result.stderr


@pytest.mark.parametrize(
    "setting", ["REGISTRY_RULESET_DIRS = ['没有']", "REGISTRY_CALENDAR_DIR = '没有'"]
)
def test_a_folder_that_is_not_there(run, filed, setting, tmp_path):
    result = run("--settings", filed("conf.py", setting), "take", AGENCIES)
    assert result.exit_code == 2
    assert "找不到文件夹 没有" in result.stderr
    assert not (tmp_path / "register.sqlite3").exists()


def test_a_broken_rule_set(run, filed, tmp_path):
    filed("own.toml", "id = 'own'")
    settings = filed("conf.py", f"REGISTRY_RULESET_DIRS = [{str(tmp_path)!r}]")
    result = run("--settings", settings, "take", AGENCIES)
    assert result.exit_code == 2
    assert "own.toml" in result.stderr


def test_a_report_that_cannot_be_written(run, filed):
    bad = filed("坏.csv", "甲,乙\n1,2\n")
    result = run("take", "--report", "/proc/none/退回.xlsx", bad)
    assert result.exit_code == 2
    assert "/proc/none" in result.stderr


def test_a_code_that_is_none_is_refused(run):
    result = run("standing", "91350100M000100Y44")
    assert result.exit_code == 1
    assert "校验" in result.stderr


def test_bare_command_shows_help(run):
    result = run()
    assert result.exit_code == 0
    assert all(f"\n  {verb} " in result.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_help_has_an_example_and_both_languages(run, verb):
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert "例 Example" in result.stdout
    assert f"registry {verb}" in result.stdout or f" {verb} " in result.stdout
    first = result.stdout.split("\n\n")[1]
    assert any("\u4e00" <= char <= "\u9fff" for char in first)
    assert any(char.isascii() and char.isalpha() for char in first)
