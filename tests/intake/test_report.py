import io
import zipfile

import pytest
from openpyxl import load_workbook

from registry.intake import report
from registry.intake.problems import Problem
from registry.intake.read import read
from scoring.refusal import Refusal
from tests.intake.books import RESULT, sample, workbook


def returned(path, tmp_path, problems=None):
    """The report on a file, opened, and its list as rows."""
    out = tmp_path / "退回.xlsx"
    report.write(path, read(path).problems if problems is None else problems, out)
    book = load_workbook(out)
    return book, list(book.worksheets[0].iter_rows(min_row=2, values_only=True))


def test_the_workbook_comes_back_with_its_cells_marked(tmp_path):
    book, listed = returned(sample("04"), tmp_path)
    assert book.sheetnames == ["核对结果", "评价结果"]
    sheet = book["评价结果"]
    marked = {c.coordinate for row in sheet.iter_rows() for c in row if c.comment}
    assert marked == {"B3", "L11", "A12", "H15"}
    assert "校验位不符" in sheet["B3"].comment.text
    assert sheet["B3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["B2"].fill.fgColor.rgb != "FFFFC7CE"
    original = load_workbook(sample("04"))["评价结果"]
    assert [[c.value for c in row] for row in sheet] == [[c.value for c in r] for r in original]
    assert listed[0][1:4] == ("评价结果", 3, "B")
    assert [row[8] for row in listed] == ["P-10 GB 32100-2015", "R-20", None, "D-1"]
    assert book["核对结果"]["C2"].hyperlink.location == "'评价结果'!B3"


def test_a_report_may_be_filed_again_once_mended(tmp_path):
    out = tmp_path / "再报.xlsx"
    report.write(sample("04"), read(sample("04")).problems, out)
    again = read(out)
    assert [one.draft for one in again.filed] == [one.draft for one in read(sample("04")).filed]
    report.write(out, again.problems, tmp_path / "二.xlsx")
    assert load_workbook(tmp_path / "二.xlsx").sheetnames == ["核对结果", "评价结果"]


def test_delimited_text_comes_back_as_a_workbook(tmp_path):
    path = tmp_path / "表.csv"
    path.write_text(f"{','.join(RESULT)}\n\n{','.join([*RESULT.values()][:-1])},=1+1\n", "utf-8")
    book, listed = returned(path, tmp_path)
    cell = book["报送内容"]["H3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert "不是日期" in cell.comment.text
    assert listed[0][2:4] == (3, "H")


def test_json_lines_come_back_as_a_workbook(tmp_path):
    path = tmp_path / "表.jsonl"
    good = '{"kind":"naming","code":"91350100M000100Y43","grade":"BBB","命名日期":"2025-01-01"}'
    path.write_text(f"{good}\n\n{good.replace('2025-01', '2025-13')}\n", "utf-8")
    book, listed = returned(path, tmp_path)
    assert "不是日期" in book["报送内容"]["A3"].comment.text
    assert listed[0][2] == 3


def test_a_problem_of_several_cells_marks_each_and_adds_to_what_was_said(tmp_path):
    problems = [
        Problem("f", Refusal("R-2", "第九条", "甲。", "A."), "评价结果", 4, ("H", "I")),
        Problem("f", Refusal("R-13", "", "乙。", "B."), "评价结果", 4, ("I",)),
        Problem("f", Refusal("R-13", "", "丙。", "C."), "评价结果", 5),
        Problem("f", Refusal("R-13", "", "=丁", "D.", "=1\x01"), "没有", 5, ("A",)),
    ]
    book, listed = returned(sample("04"), tmp_path, problems)
    sheet = book["评价结果"]
    assert "第九条" in sheet["H4"].comment.text
    assert {"甲", "乙"} <= set(sheet["I4"].comment.text)
    assert "丙" in sheet["A5"].comment.text
    assert (listed[3][5], listed[3][7]) == ("=1\ufffd", "=丁")


def test_a_merged_cell_is_marked_at_its_first(tmp_path):
    problem = Problem("f", Refusal("", "", "甲。", "A."), "2025年第三批", 2, ("D",))
    book, _ = returned(sample("02"), tmp_path, [problem])
    assert "甲" in book["2025年第三批"]["A2"].comment.text


@pytest.mark.parametrize("content", [b"PK\x03\x04 not really", b""])
def test_what_cannot_be_opened_comes_back_as_a_list(content, tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(content)
    book, listed = returned(path, tmp_path)
    assert book.sheetnames == ["核对结果"]
    assert len(listed) == 1


def test_formulas_come_back_marked(tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook(("表", [list(RESULT), ["=1+1", *list(RESULT.values())[1:]]])))
    book, _ = returned(path, tmp_path)
    assert "公式" in book["表"]["A2"].comment.text


def test_the_same_report_is_the_same_bytes(tmp_path):
    outs = [tmp_path / "一.xlsx", tmp_path / "二.xlsx"]
    for out in outs:
        report.write(sample("04"), read(sample("04")).problems, out)
    one, two = (out.read_bytes() for out in outs)
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
