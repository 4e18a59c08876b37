import pytest

from registry.intake.document import example
from registry.intake.drafts import KINDS, columns, required
from registry.intake.read import read_bytes
from tests.intake.books import RESULT, results, table, workbook

CELLS = list(RESULT.values())


def only(reading):
    assert reading.problems == ()
    (one,) = reading.filed
    return one


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_each_kind_is_recognised_by_its_headers(kind):
    declared = columns(kind)
    for fields in (list(declared), [f for f in declared if f in required(kind)]):
        head = [declared[f].header for f in fields]
        sheet = kind.title if kind.by_name else "表"
        rows = [head, [example(declared[f]) for f in fields]]
        reading = read_bytes("表.xlsx", workbook((sheet, rows)))
        assert reading.kinds == (kind.kind,)
        assert only(reading).draft.kind == kind.kind


PAST = {"企业名称": "西安甲乙有限公司", "统一社会信用代码": "91350100M000100Y43"}
PAST |= {"等级": "AA", "公布日期": "2019-05-01"}


def past(sheet, extra=(), name="名单.xlsx", kind=None):
    cells = PAST | dict(extra)
    return read_bytes(name, workbook((sheet, [list(cells), list(cells.values())])), kind)


def test_a_past_list_is_told_by_its_name_alone():
    assert past("历史评价结果").kinds == ("past_grade",)
    assert past("表", name="历史评价结果.xlsx").kinds == ("past_grade",)
    assert past("2019年名单", kind="past_grade").kinds == ("past_grade",)


def test_grades_are_never_ignored_nor_taken_for_a_past_list_unasked():
    for dropped in ((), ("得分",)):
        gone = ("评价机构", "评价人员", "评价日期", "审定日期", *dropped)
        cells = {k: v for k, v in RESULT.items() if k not in gone} | {"公告日期": "2025-09-01"}
        reading = table([list(cells), list(cells.values())])
        (problem,) = reading.problems
        assert reading.filed == ()
        assert "--kind past_grade" in problem.refusal.zh
        assert "--kind past_grade" in problem.refusal.en


def test_another_sheet_of_a_file_so_named_is_read_as_what_it_is():
    book = workbook(
        ("历史评价结果", [list(PAST), list(PAST.values())]),
        ("企业登记信息", [["企业名称", "统一社会信用代码"], list(PAST.values())[:2]]),
    )
    assert read_bytes("历史评价结果.xlsx", book).kinds == ("past_grade", "company")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_each_alias_heads_its_column(kind):
    declared = columns(kind)
    headers = {column.header for column in declared.values()}
    for field, column in declared.items():
        for alias in set(column.aliases) - headers:
            names = [alias if f == field else c.header for f, c in declared.items()]
            reading = table([names, [example(c) for c in declared.values()]], kind.kind)
            assert field in only(reading).cells


def test_headers_may_stand_in_any_order_spaced_and_broken():
    pairs = dict(reversed(RESULT.items()))
    heads = [f" {h[:1]}　{h[1:2]}\n{h[2:]}*" for h in pairs]
    assert only(table([heads, list(pairs.values())])).draft == only(results()).draft


def test_titles_and_empty_rows_above_are_passed_over():
    reading = table([["某某汇总表"], ["（单位：分）", None, "2025年"], [], list(RESULT), [], CELLS])
    assert only(reading).origin.row == 6


@pytest.mark.parametrize(
    "footer",
    [
        ["合计", "1家"],
        ["小计"],
        ["总计：1家"],
        ["注：只填一行。"],
        ["备注:见附件"],
        ["说明：1.按办法评价"],
        ["填表人：甲某", None, "审核人：乙某"],
        ["制表单位：某协会", "负责人："],
        ["共1家"],
        ["以下空白"],
    ],
)
def test_footers_are_no_data(footer):
    only(table([list(RESULT), CELLS, [], footer]))


def test_the_lines_of_a_note_are_no_data_and_what_follows_is():
    rows = [list(RESULT), CELLS, ["注：1.甲"], ["2.乙"], ["（3）丙"], CELLS]
    reading = table(rows)
    assert reading.problems == ()
    assert [one.origin.row for one in reading.filed] == [2, 6]


def test_a_header_printed_again_is_no_data():
    reading = table([list(RESULT), CELLS, list(RESULT), CELLS])
    assert reading.problems == ()
    assert len(reading.filed) == 2


def test_a_numbered_row_without_anything_else_is_empty():
    only(table([["序号", *RESULT], [1, *CELLS], [2, *[None] * len(CELLS)]]))


def test_a_row_that_looks_like_no_footer_is_never_dropped():
    reading = table([list(RESULT), CELLS, ["合计划有限公司"]])
    assert {p.row for p in reading.problems} == {3}
    assert len(reading.problems) == len(RESULT) - 1


def test_unknown_columns_are_ignored_and_told():
    reading = results(星座="双鱼")
    only(reading)
    assert ["“星座”" in note.zh for note in reading.notes] == [True]


def test_the_number_in_the_title_fills_rows_that_have_none():
    head = [*RESULT, "公告文号"]
    rows = [
        ["文号：陕信协[2025]18号  日期：2025年"],
        head,
        [*CELLS, None],
        [*CELLS, "甲〔2025〕2号"],
    ]
    drafts = [one.draft for one in table(rows).filed]
    assert [draft.number for draft in drafts] == ["陕信协〔2025〕18号", "甲〔2025〕2号"]


def test_a_naming_documents_number_is_not_the_notices():
    draft = only(table([["命名文件文号：陕信协〔2025〕19号"], list(RESULT), CELLS])).draft
    assert (draft.number, draft.document) == ("", "陕信协〔2025〕19号")


@pytest.mark.parametrize(
    ("remark", "named", "document"),
    [
        ("命名文件 2025-09-18", "2025-09-18", ""),
        ("命名文件：2025年9月18日", "2025-09-18", ""),
        ("命名文件 陕信协〔2025〕19号 2025.9.18", "2025-09-18", "陕信协〔2025〕19号"),
        ("命名文件 2025-13-18", "None", ""),
        ("无误", "None", ""),
    ],
)
def test_a_remark_may_name_the_naming_document(remark, named, document):
    draft = only(results(备注=remark)).draft
    assert (str(draft.named), draft.document) == (named, document)


def test_a_sheet_that_is_nothing_is_told_what_it_lacks():
    reading = table(
        [["企业名称", "得分", "信用等级", "评价机构", "公告日期"], ["甲公司", 85, "AA"]]
    )
    (problem,) = reading.problems
    assert "最接近评价结果汇总表（results）" in problem.refusal.zh
    assert "“统一社会信用代码”" in problem.refusal.zh
    assert problem.row == 1


def test_a_results_sheet_that_lacks_one_column_is_not_taken_for_less():
    cells = RESULT | {"公告日期": "2025-09-18", "证书编号": "1"}
    cells.pop("审定日期")
    (problem,) = table([list(cells), list(cells.values())]).problems
    assert "缺少必填列：“审定日期”" in problem.refusal.zh


def test_a_sheet_without_any_header_is_refused():
    (problem,) = table([["甲"], ["乙"]]).problems
    assert "找不到表头" in problem.refusal.zh


def test_a_doubled_header_is_refused():
    (problem,) = table([[*RESULT, "得分"], [*CELLS, "86"]]).problems
    assert "表头重复：“得分”" in problem.refusal.zh


def test_kinds_that_tie_are_settled_by_the_title_or_not_at_all():
    rows = [["资格证编号", "公告日期", "事由"], ["陕信评机字第001号", "2025-01-01", "违纪"]]
    (problem,) = table(rows).problems
    assert "取消资格（cancellation）" in problem.refusal.zh
    assert "机构禁业（agency_ban）" in problem.refusal.zh
    assert only(table([["关于取消资格的公告"], *rows])).draft.kind == "cancellation"
    assert only(table(rows, "agency_ban")).draft.kind == "agency_ban"


def test_an_unknown_kind_is_a_problem():
    (problem,) = table([list(RESULT), CELLS], "result").problems
    assert "没有名为“result”的报送种类" in problem.refusal.zh


def test_sheets_for_people_are_passed_over_with_a_note():
    content = workbook(("填表说明", [["请按要求填写"]]), ("表", [list(RESULT), CELLS]), ("空", []))
    reading = read_bytes("表.xlsx", content)
    only(reading)
    assert [note.sheet for note in reading.notes] == ["填表说明"]


def test_an_empty_file_is_a_problem():
    assert "没有可报送的数据行" in table([]).problems[0].refusal.zh
    assert "没有可报送的数据行" in read_bytes("表.csv", b"").problems[0].refusal.zh


def test_dashes_and_none_stand_for_an_empty_cell():
    draft = only(results(证书编号="—", 公告日期="无", 联系电话="/")).draft
    assert (draft.certificate, draft.announced, draft.telephone) == ("", None, "")


def test_certificate_and_announcement_may_be_missing_in_results():
    draft = only(results(证书编号=None, 公告日期=None)).draft
    assert (draft.certificate, draft.announced) == ("", None)
