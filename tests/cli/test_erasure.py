"""An erasure tells what it changes, before it is recorded and after (P-5)."""

import pytest

from tests.cli.conftest import head
from tests.examples.desk import FILINGS
from tests.release.erasing import TOGETHER, erasure, filed, published


@pytest.fixture
def taken(run, tmp_path):
    licences = sorted(FILINGS.iterdir())[0]
    result = run("take", licences, filed(tmp_path, "published", *published()))
    assert result.exit_code == 0, result.stdout
    return run


@pytest.mark.rule("P-5")
def test_what_will_change_is_told_first_and_nothing_recorded(taken, tmp_path):
    before = head(taken)
    file = filed(tmp_path, "erasure", erasure(erased="秦信协〔2023〕92号"))
    result = taken("take", "--dry-run", file)
    assert result.exit_code == 0
    assert f"/companies/{TOGETHER[-2:]}/{TOGETHER}.html" in result.stdout
    assert "改为存根" in result.stdout and "registry publish" in result.stdout
    assert head(taken) == before
    assert taken("take", file).stdout.splitlines()[1:] == result.stdout.splitlines()[1:]


@pytest.mark.rule("P-5")
def test_of_a_company_the_notices_that_name_it_are_told(taken, tmp_path):
    result = taken("take", filed(tmp_path, "erasure", erasure(code=TOGETHER)))
    assert "撤下企业" in result.stdout and "标题中有其名称的公告改题" in result.stdout
    assert "公示已于 2023-07-10 依法撤下" in taken("standing", TOGETHER).stdout


@pytest.mark.rule("P-5")
def test_a_ground_that_is_none_of_the_four_is_refused(taken, tmp_path):
    row = erasure(erased="秦信协〔2023〕92号", ground="领导要求")
    result = taken("take", filed(tmp_path, "erasure", row))
    assert result.exit_code == 1
    assert "不是撤下公示的法定情形" in result.stdout and "信用修复" in result.stdout
