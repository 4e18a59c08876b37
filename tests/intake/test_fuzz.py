"""Whatever a file holds, it becomes drafts or problems: reading and reporting never fall over."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from registry.intake import report
from registry.intake.drafts import KINDS
from registry.intake.drafts.base import columns
from registry.intake.read import Reading, read_bytes
from tests.intake.books import RESULT, WORKSHEET, repacked, sample, workbook

NAMES = ("表.csv", "表.jsonl", "表.xlsx")
BOOK = workbook(("表", [list(RESULT), list(RESULT.values())]))
SHEET_XML = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>1</v></c></row>'
    b"</sheetData></worksheet>"
)
PROPER = {
    "表.csv": sample("03").read_bytes()[:1500],
    "表.jsonl": json.dumps({"kind": "results", **RESULT}, ensure_ascii=False).encode(),
    "表.xlsx": BOOK,
}
ODD = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["=1+1", "9" * 400, "1e999", "-0", "NaN", "２０２５年13月", "\ud7ff", "1900-02-29"]
    ),
)


def judged(name: str, content: bytes) -> Reading:
    reading = read_bytes(name, content)
    assert reading.filed or reading.problems
    assert all(problem.zh_line() and problem.en_line() for problem in reading.problems)
    return reading


def changed(content: bytes) -> st.SearchStrategy[bytes]:
    """A proper file with something else in one place."""
    place = st.integers(0, len(content))
    return st.builds(
        lambda at, until, put: content[:at] + put + content[max(at, min(until, at + 64)) :],
        place,
        place,
        st.binary(max_size=12),
    )


@pytest.mark.parametrize("name", NAMES)
def test_any_bytes(name: str) -> None:
    @settings(max_examples=60)
    @example(b"\xef\xbb\xbf")
    @example(b'{"kind":"\\ud800"}')
    @example(b'{"kind":["a"]}')
    @example(b'{"\\u0000":9999999999999999999999999}')
    @given(st.one_of(st.binary(max_size=300), changed(PROPER[name])))
    def judge(content: bytes) -> None:
        judged(name, content)

    judge()


@settings(max_examples=60)
@example(SHEET_XML.replace(b"A1", b"A0"))
@example(SHEET_XML.replace(b"<v>1</v>", b"<v>1e400</v>"))
@example(SHEET_XML.replace(b'r="1"', b'r="99999999999999999999"'))
@given(changed(SHEET_XML))
def test_a_workbook_of_any_sheet(sheet: bytes) -> None:
    judged("表.xlsx", repacked(BOOK, {WORKSHEET: sheet or b" "}))


@settings(max_examples=150)
@given(
    st.sampled_from(list(KINDS)),
    st.data(),
)
def test_any_cells_under_proper_headers(kind: Any, data: st.DataObject) -> None:
    headers = [column.header for column in columns(kind).values()]
    row = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(headers, ODD)))
    value = st.one_of(
        ODD, st.integers(), st.floats(), st.booleans(), st.none(), st.lists(ODD, max_size=2)
    )
    typed = data.draw(st.dictionaries(st.sampled_from(headers), value, max_size=6))
    line = json.dumps({"kind": kind.kind, **row, **typed})
    judged("表.jsonl", line.encode())
    quoted = [cell.replace('"', '""') for cell in row.values()]
    table = ",".join(f'"{h}"' for h in row) + "\n" + ",".join(f'"{cell}"' for cell in quoted) + "\n"
    judged("表.csv", table.encode())


@settings(max_examples=15)
@given(changed(PROPER["表.csv"]))
def test_what_is_refused_is_handed_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder: Path = tmp_path_factory.mktemp("report")
    (folder / "表.csv").write_bytes(content)
    report.write(folder / "表.csv", judged("表.csv", content).problems, folder / "退回.xlsx")
    assert (folder / "退回.xlsx").read_bytes().startswith(b"PK")
