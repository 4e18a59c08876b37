"""A correction and a repair tell what they change, before they are recorded and after."""

import pytest

from registry.site import addresses
from tests.cli.conftest import head
from tests.examples.desk import FILINGS

REPAIR = FILINGS / "0050-信用修复.csv"
CORRECTION = FILINGS / "0022-更正公告-证书编号.csv"
REPAIRED = "91610824MA43G3BP73"


def before(run, file):
    """The register with every filing before this one."""
    earlier = [path for path in sorted(FILINGS.iterdir()) if path.name < file.name]
    result = run("take", *earlier)
    assert result.exit_code == 0, result.output


def tried_and_taken(run, file):
    """What is told, the same by way of trial, which records nothing, and when it is recorded."""
    untouched = head(run)
    tried = run("take", "--dry-run", file)
    assert tried.exit_code == 0, tried.output
    assert head(run) == untouched
    told = tried.stdout.splitlines()[1:]
    assert run("take", file).stdout.splitlines()[1:] == told
    assert head(run) != untouched
    return "\n".join(told)


@pytest.mark.rule("R-52")
def test_a_repair_tells_where_the_record_disappears(run):
    before(run, REPAIR)
    told = tried_and_taken(run, REPAIR)
    assert "秦市监异列〔2025〕0417号" in told and addresses.company(REPAIRED) in told
    assert "等级和得分不变" in told and "不能再退回" in told and "registry publish" in told
    # What it announces holds: the record is private now, and so told at the desk.
    explained = run("explain", REPAIRED).stdout
    assert "【不公开：已修复的记录（R-52）】失信记录 秦市监异列〔2025〕0417号" in explained


@pytest.mark.rule("R-32")
def test_a_correction_tells_both_notices_and_the_page(run):
    before(run, CORRECTION)
    told = tried_and_taken(run, CORRECTION)
    code, _, was, becomes = corrected()
    assert f"更正 {code} 的证书编号：{was} → {becomes}" in told
    assert addresses.company(code) in told and told.count("/notices/") == 2
    assert "退回" not in told


def corrected():
    """Company, corrected notice, old and new value of the example's correction."""
    header, row = CORRECTION.read_text("utf-8-sig").splitlines()[:2]
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    return [cells[name] for name in ("统一社会信用代码", "被更正公告", "原为", "更正为")]
