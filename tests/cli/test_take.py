"""Filings are taken whole or not at all, in the order given."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.console import Console

from registry.cli import console
from registry.identity import codes
from registry.ledger.store import Ledger
from tests.cli.conftest import AGENCIES, POINTS, RESULTS, WRONG, head


def test_filings_are_taken_in_order(run):
    result = run("take", AGENCIES, RESULTS, POINTS)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split("：")[0] for line in lines] == [AGENCIES.name, RESULTS.name, POINTS.name]
    assert all("已收取" in line for line in lines)


def test_the_same_file_again_adds_nothing(run):
    run("take", AGENCIES)
    before = head(run)
    result = run("take", AGENCIES)
    assert result.exit_code == 0
    assert "已报送过，未新增" in result.stdout
    assert head(run) == before


def test_the_same_content_under_another_name_adds_nothing(run, tmp_path):
    run("take", AGENCIES)
    copy = Path(shutil.copy(AGENCIES, tmp_path / "副本.xlsx"))
    result = run("take", copy)
    assert (result.exit_code, "已报送过，未新增" in result.stdout) == (0, True)


def test_another_content_under_a_taken_name_is_refused_with_the_difference(run, tmp_path):
    run("take", AGENCIES)
    book = load_workbook(AGENCIES)
    sheet = book.worksheets[0]
    cell = next(c for row in sheet.iter_rows(min_row=3) for c in row if isinstance(c.value, str))
    cell.value = "改过的内容"
    changed = tmp_path / AGENCIES.name
    book.save(changed)
    before = head(run)
    result = run("take", changed)
    assert result.exit_code == 1
    assert "改过的内容" in result.stdout
    assert head(run) == before


def test_every_problem_is_told_and_nothing_recorded(run, tmp_path):
    run("take", AGENCIES)
    before = head(run)
    report = tmp_path / "退回.xlsx"
    result = run("take", "--report", report, WRONG)
    assert result.exit_code == 1
    rows = [line.split("\t") for line in result.stdout.splitlines() if "\t" in line]
    assert {int(row[2].strip("第行")) for row in rows} == set(range(3, 16))
    assert all(len(row) == 9 and row[0] == WRONG.name for row in rows)
    assert head(run) == before
    commented = [
        cell.coordinate
        for sheet in load_workbook(report)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    ]
    assert {"B3", "L11", "H15"} <= set(commented)


def test_problems_of_the_cells_and_of_the_rules_are_told_together_in_row_order(run):
    run("take", AGENCIES)
    lines = [line.split("\t") for line in run("take", WRONG).stdout.splitlines() if "\t" in line]
    rows = [int(line[2].strip("第行")) for line in lines]
    assert rows == sorted(rows)


def test_what_follows_a_refused_filing_is_left(run):
    result = run("take", WRONG, AGENCIES)
    assert result.exit_code == 1
    assert "其后 1 份未收取" in result.stderr
    assert AGENCIES.name not in result.stdout
    assert head(run).startswith("台账完好，共 0 条")


def test_a_trial_sees_earlier_files_and_records_nothing(run, tmp_path):
    result = run("take", "--dry-run", AGENCIES, RESULTS)
    assert result.exit_code == 0
    assert result.stdout.count("核对无误，未记录") == 2
    assert not (tmp_path / "register.sqlite3").exists()


def test_a_trial_leaves_a_ledger_as_it_was(run):
    run("take", AGENCIES)
    before = head(run)
    assert run("take", "--dry-run", RESULTS).exit_code == 0
    assert run("take", "--dry-run", WRONG).exit_code == 1
    assert head(run) == before


def test_day_and_clerk_are_kept(run, tmp_path):
    run("take", "--received", "2025-04-01", "--clerk", "王秘书", AGENCIES)
    exported = run("export").stdout
    assert '"received":"2025-04-01"' in exported
    assert "王秘书" in exported


@pytest.mark.parametrize("kind", ["results", ""])
def test_a_file_that_is_no_filing_is_refused(run, filed, kind):
    result = run("take", *(["--kind", kind] if kind else []), filed("空.csv", "甲,乙\n1,2\n"))
    assert result.exit_code == 1
    assert "整份退回" in result.stdout


def test_hostile_text_does_not_steer_the_terminal(run, filed):
    rows = "资格证编号,年检日期,年检结果\nA-1,\x1b]0;x\x07昨天,合格\n"
    result = run("take", filed("坏.csv", rows))
    assert result.exit_code == 1
    assert "昨天" in result.stdout
    assert not {"\x1b", "\x07"} & set(result.output)


def test_on_a_terminal_a_problem_is_a_paragraph(run, monkeypatch):
    run("take", AGENCIES)
    screen = Console(force_terminal=True, record=True, width=200, soft_wrap=True)
    monkeypatch.setattr(console, "OUT", screen)
    run("take", WRONG)
    shown = screen.export_text()
    assert "评价结果 第4行 H/I 得分、信用等级［R-2 第九条］" in shown
    assert "应为 expected：A" in shown
    assert "\t" not in shown


def test_two_codes_whose_names_look_the_same_are_pointed_out(run, filed):
    """It stops nothing: two companies may bear names that look alike."""
    head = "企业名称,统一社会信用代码,注册地区\n"
    one, other = codes.complete("91610100", "MA6AAAA1"), codes.complete("91610100", "MA6AAAA2")
    first = filed("一.csv", f"{head}西安ABC贸易有限公司,{one},610100\n")
    second = filed("二.csv", f"{head}西安АВС贸易有限公司,{other},610100\n")
    assert "看上去相同" not in run("take", "--kind", "company", first).output
    result = run("take", "--kind", "company", second)
    assert result.exit_code == 0, result.output
    assert f"第 2 行 {other}“西安АВС贸易有限公司”与 {one}“西安ABC贸易有限公司”" in result.stderr
    assert "已收取" in result.stdout
    third = filed("三.csv", f"{head}西安ABC贸易有限公司,{one},610200\n")
    assert "看上去相同" not in run("take", "--kind", "company", third).output


def test_without_a_name_the_clerk_is_by_the_settings_or_the_system(
    run, filed, tmp_path, monkeypatch
):
    monkeypatch.setenv("LOGNAME", "desk7")
    run("take", AGENCIES)
    run("--settings", filed("conf.py", "REGISTRY_CLERK = '李秘书'"), "take", RESULTS)
    with Ledger.open(f"sqlite:///{tmp_path / 'register.sqlite3'}", readonly=True) as ledger:
        assert ledger.filing(AGENCIES.name).clerk == "desk7"
        assert ledger.filing(RESULTS.name).clerk == "李秘书"
