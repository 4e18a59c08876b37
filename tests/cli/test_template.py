"""The sheets to fill, by command: written, taken, never over a file that is there."""

from openpyxl import load_workbook

from registry.intake.drafts import KINDS

COMPANY = {"企业名称": "西安甲有限公司", "统一社会信用代码": "91350100M000100Y43"}


def fill(path, cells):
    book = load_workbook(path)
    for head in book.worksheets[0][1]:
        book.worksheets[0].cell(2, head.column, cells.get(head.value))
    book.save(path)


def test_what_it_writes_take_reads(run, tmp_path):
    path = tmp_path / "登记.xlsx"
    assert run("template", "company", path).exit_code == 0
    assert run("take", path).exit_code == 1, "nothing is filled in yet"
    fill(path, COMPANY)
    assert "1 行已收取" in run("take", path).stdout
    assert "西安甲有限公司" in run("standing", COMPANY["统一社会信用代码"]).stdout


def test_kinds_by_their_titles_share_a_workbook(run, tmp_path):
    path = tmp_path / "新机构.xlsx"
    assert run("template", "从业人员资格、agency_licence", path).exit_code == 0
    names = load_workbook(path).sheetnames
    assert names == ["从业人员资格", "评价机构资格", "填写说明"]


def test_every_kind_into_a_folder(run, tmp_path):
    assert run("template", "--all", tmp_path / "空表").exit_code == 0
    written = {path.stem for path in (tmp_path / "空表").iterdir()}
    assert written == {kind.title for kind in KINDS}


def test_articles_are_those_of_the_association_s_rule_set(run, tmp_path, filed):
    path = tmp_path / "年审.xlsx"
    settings = filed("conf.py", "REGISTRY_RULESET = 'casmes-2019'")
    assert run("--settings", settings, "template", "review", path).exit_code == 0
    said = [row[0].value or "" for row in load_workbook(path)["填写说明"].iter_rows()]
    assert any("R-23 《产品介绍》六、3" in text for text in said)


def test_a_file_that_is_there_is_left_alone(run, tmp_path):
    path = tmp_path / "年审.xlsx"
    path.write_text("half filled", "utf-8")
    result = run("template", "review", path)
    assert (result.exit_code, path.read_text("utf-8")) == (2, "half filled")
    assert "已存在" in result.stderr


def test_of_a_folder_with_one_of_them_nothing_is_written(run, tmp_path):
    (tmp_path / "承诺撤回.xlsx").write_text("half filled", "utf-8")
    assert run("template", "--all", tmp_path).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["承诺撤回.xlsx"]


def test_a_kind_that_is_none_and_no_kind_at_all(run):
    assert "registry kinds" in run("template", "年鉴").stderr
    result = run("template")
    assert (result.exit_code, result.stdout) == (2, "")
