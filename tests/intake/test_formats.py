import codecs
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.intake.read import read_bytes
from tests.intake.books import RESULT, WORKSHEET, repacked, results, workbook

PLAIN = workbook(("表", [list(RESULT), list(RESULT.values())]))
NAMES = ["表.xlsx", "表.csv", "表.jsonl"]


def draft(reading):
    assert reading.problems == ()
    (one,) = reading.filed
    return one.draft


def lines(*objects):
    text = "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)
    return read_bytes("表.jsonl", text.encode())


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimited_text_in_every_encoding_and_delimiter(mark, encoding):
    text = "\r\n".join([mark.join(RESULT), mark.join(RESULT.values()), ""])
    assert draft(read_bytes("表.csv", text.encode(encoding))) == draft(results())


def test_rows_of_delimited_text_are_numbered_as_a_spreadsheet_shows_them():
    cells = [f'"{c}\n"' for c in RESULT.values()]
    text = "\n\n".join([",".join(RESULT), ",".join(cells)])
    (one,) = read_bytes("表.csv", text.encode()).filed
    assert one.origin.row == 3
    assert one.draft.name == RESULT["企业名称"]


def test_unclosed_quotes_are_refused_with_their_row():
    (problem,) = read_bytes("表.csv", b'a,b\n1,2\n"3,4\n').problems
    assert problem.row == 3


def test_json_lines_take_headers_and_field_names():
    fields = {"name": RESULT["企业名称"], "score": 85, "kind": "results"}
    mixed = {k: v for k, v in RESULT.items() if k not in ("企业名称", "得分")} | fields
    assert draft(lines(mixed)) == draft(results())


def test_json_lines_keep_decimals_as_written():
    content = json.dumps(RESULT | {"得分": "#"}, ensure_ascii=False).replace('"#"', "89.10")
    assert draft(read_bytes("表.jsonl", content.encode())).score == Decimal("89.1")


def test_json_lines_hold_several_kinds_in_the_order_of_lines():
    grade = {"kind": "decision", "code": RESULT["统一社会信用代码"], "grade": "AA"}
    one = grade | {"审定日期": "2025-08-28"}
    two = {"kind": "results", **RESULT, "评价人员": ["甲某", "乙某"]}
    reading = lines(one, two, one | {"received": None})
    assert reading.problems == ()
    assert reading.kinds == ("decision", "results")
    assert [f.origin.row for f in reading.filed] == [1, 2, 3]
    assert reading.filed[1].draft.evaluators == ("甲某", "乙某")
    assert reading.filed[1].cells == {}


def test_a_line_that_is_no_object_is_told_with_its_number():
    reading = read_bytes("表.jsonl", b'{"kind":"nothing","a":1}\n[1]\n\n{"a":{"b":1}}\n{"a"')
    assert {problem.row for problem in reading.problems} == {1, 2, 4, 5}


def test_the_digest_is_of_the_bytes():
    content = codecs.BOM_UTF8 + b"x"
    reading = read_bytes("表.csv", content)
    assert (reading.content, len(reading.digest)) == (content, 64)
    assert read_bytes("表.csv", b"x").digest != reading.digest


def test_letters_count_from_the_sheets_own_first_column():
    rows = [[None, None, *RESULT], [None, None, *RESULT.values()]]
    rows[1][4] = "八十五"
    (problem,) = read_bytes("表.xlsx", workbook(("表", rows))).problems
    assert problem.letters == ("E",)


@given(st.binary(max_size=3000), st.sampled_from(NAMES))
def test_reading_never_raises_on_any_bytes(content, name):
    reading = read_bytes(name, content)
    assert reading.problems or reading.filed


@given(st.text(max_size=300), st.sampled_from(NAMES[1:]))
def test_reading_never_raises_on_any_text(text, name):
    content = f"企业名称,得分\n{text}".encode("utf-8", "surrogatepass")
    assert read_bytes(name, content).filed == ()


@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_reading_never_raises_on_a_damaged_workbook(at, noise):
    read_bytes("表.xlsx", PLAIN[:at] + noise + PLAIN[at + len(noise) :])
    assert read_bytes("表.xlsx", PLAIN[:at]).problems


@given(st.recursive(st.text("<>/&;abcrv1\"'=A ", max_size=20), lambda s: st.lists(s).map("".join)))
@settings(max_examples=150, deadline=None)
def test_reading_never_raises_on_a_damaged_sheet(noise):
    xml = f"<worksheet><sheetData>{noise}</sheetData></worksheet>".encode()
    assert read_bytes("表.xlsx", repacked(PLAIN, {WORKSHEET: xml})).filed == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda s: st.lists(s, max_size=3) | st.dictionaries(st.text(max_size=5), s, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from([*RESULT, "kind", "x"]), JSON), max_size=4))
def test_reading_never_raises_on_any_objects(objects):
    reading = lines(*objects)
    assert reading.problems or reading.filed
