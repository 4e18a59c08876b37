from registry.intake.difference import between
from tests.intake.books import RESULT, sample, workbook

HEAD, CELLS = list(RESULT), list(RESULT.values())


def book(*rows, sheet="表"):
    return workbook((sheet, [HEAD, *rows]))


def changed(**cells):
    return list((RESULT | cells).values())


def test_a_changed_cell_is_named_by_sheet_row_and_column():
    lines = between(book(CELLS), book(changed(得分="86", 信用等级="A")), "表.xlsx")
    assert lines == [
        "工作表“表”第 2 行 C 列：原为“85”，现为“86”。",
        "工作表“表”第 2 行 D 列：原为“AA”，现为“A”。",
    ]


def test_an_emptied_and_a_filled_cell_are_differences():
    lines = between(book(CELLS), book([None, *CELLS[1:], "新"]), "表.xlsx")
    assert lines == [
        f"工作表“表”第 2 行 A 列：原为“{CELLS[0]}”，现为“”。",
        "工作表“表”第 2 行 I 列：原为“”，现为“新”。",
    ]


def test_added_and_removed_rows_are_counted_from_the_first():
    more = book(CELLS, changed(得分="86"), CELLS)
    assert between(book(CELLS), more, "表.xlsx") == ["工作表“表”第 3 行起不同，共增加 2 行。"]
    assert between(more, book(CELLS), "表.xlsx") == ["工作表“表”第 3 行起不同，共减少 2 行。"]
    assert between(book(CELLS, CELLS), book(changed(得分="86")), "表.xlsx") == [
        "工作表“表”第 2 行起不同，共减少 1 行。"
    ]


def test_a_row_moved_is_told():
    lines = between(book(CELLS), book([], CELLS), "表.xlsx")
    assert lines == ["工作表“表”第 2 行移到第 3 行。"]


def test_sheets_come_and_go():
    lines = between(book(CELLS), book(CELLS, sheet="新表"), "表.xlsx")
    assert lines == ["工作表“表”已不存在。", "工作表“新表”为新增。"]


def test_only_the_first_twenty_are_listed_and_the_rest_counted():
    old = book(*[CELLS] * 30)
    lines = between(old, book(*[changed(得分="86")] * 30), "表.xlsx")
    assert len(lines) == 21
    assert lines[-1] == "另有 10 处不同。"


def test_the_same_cells_in_another_file_are_said_to_be_the_same():
    content = sample("03").read_bytes()
    assert between(content, content + b"\r\n", "表.csv") == ["各单元格内容相同，只是文件本身不同。"]


def test_a_file_that_cannot_be_read_says_so():
    assert between(book(CELLS), b"PK", "表.xlsx") == ["不是 .xlsx 工作簿：文件内容与扩展名不符。"]
