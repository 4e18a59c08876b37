"""Files made to hurt: each is refused in words, within seconds and a few hundred megabytes."""

import io
import json
import subprocess
import sys
import zipfile
import zlib

import pytest

from registry.intake.read import read_bytes
from tests.intake.books import RESULT, WORKSHEET, repacked, sample, workbook

SECONDS = 20
MEGABYTES = 500

SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?>{dtd}<worksheet '
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)
PLAIN = workbook(("表", [list(RESULT), list(RESULT.values())]))

_CHILD = """
import json, resource, sys
from pathlib import Path
from registry.intake.read import read
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
reading = read(Path(sys.argv[1]))
print(json.dumps({{
    "filed": len(reading.filed),
    "zh": [p.refusal.zh for p in reading.problems],
    "places": [[p.sheet, p.row, *p.letters] for p in reading.problems],
    "megabytes": int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024,
}}))
"""


def sheet(rows: str, dtd: str = "") -> bytes:
    return repacked(PLAIN, {WORKSHEET: SHEET.format(rows=rows, dtd=dtd).encode()})


def cell(reference: str, value: str = "1") -> str:
    return f'<row><c r="{reference}"><v>{value}</v></c></row>'


def lying_bomb() -> bytes:
    """A member that says it is small and unpacks to far more."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    rows = SHEET.format(rows=" " * (80 * 2**20), dtd="").encode()
    body = packed.compress(rows) + packed.flush()
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a") as target:
        info = zipfile.ZipInfo("xl/worksheets/sheet2.xml")
        target.writestr(info, body)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.file_size = 1000
    return out.getvalue()


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    return sheet('<row><c t="str"><v>&a9;</v></c></row>', f"<!DOCTYPE w [{entities}]>")


def _big_cell() -> bytes:
    text = "".join(chr(0x4E00 + n * n % 20_000) for n in range(10 * 2**20 // 3))
    return sheet(f'<row><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


BIG_CELL = "长" * (6 * 2**20)
HOSTILE = {
    "tight.xlsx": (lambda: sheet(" " * (40 * 2**20)), "压缩比异常"),
    "bomb.xlsx": (lambda: sheet(" " * (80 * 2**20)), "解压后过大"),
    "lying.xlsx": (lying_bomb, "已损坏或不完整"),
    "dtd.xlsx": (billion_laughs, "DTD"),
    "rows.xlsx": (lambda: sheet("<row/>" * 1_048_576), "行数超过"),
    "numbered.xlsx": (
        lambda: sheet("".join(f'<row r="{n}" spans="1:9"/>' for n in range(1, 1_048_577))),
        "行数超过",
    ),
    "far.xlsx": (lambda: sheet(cell("A1") + cell("XFD1048576")), "XFD1048576"),
    "deep.xlsx": (lambda: sheet(cell("A1") + cell("A9999999")), "A9999999"),
    "cells.xlsx": (lambda: sheet("<row>" + "<c/>" * 2_100_000 + "</row>"), "单元格过多"),
    "nested.xlsx": (lambda: sheet("<row>" * 2_000_000), "行数超过"),
    "bad-reference.xlsx": (lambda: sheet(cell("A0")), "已损坏"),
    "not-xml.xlsx": (lambda: sheet("<row"), "已损坏"),
    "big-cell.xlsx": (_big_cell, "32767"),
    "big-cell.csv": (f"企业名称,得分\n{BIG_CELL},1\n".encode, "32767"),
    "quote.csv": (lambda: b'a,b\n"' + b"x" * 2**20, "引号不配对"),
    "rows.csv": (lambda: b"\n" * 1_048_576, "超过 50000 行"),
    "columns.csv": (lambda: b"," * 10**6, "200 列"),
    "rows.jsonl": (lambda: b"{}\n" * 100_000, "超过 50000 行"),
    "shapes.jsonl": (lambda: "".join(f'{{"k{n}":1}}\n' for n in range(200)).encode(), "注明 kind"),
    "deep.jsonl": (lambda: b'{"a":' + b"[" * 10**6, "不是一个 JSON 对象"),
    "large.csv": (lambda: b"a" * (21 * 2**20), "文件超过 20 MB"),
    "truncated.xlsx": (lambda: sample("02").read_bytes()[:-2000], "已损坏或不完整"),
    "cut-short.xlsx": (lambda: sample("02").read_bytes()[:500], "已损坏或不完整"),
    "csv.xlsx": (lambda: sample("03").read_bytes(), "内容与扩展名不符"),
    "xlsx.csv": (lambda: sample("02").read_bytes(), "不是文本"),
    "xlsx.jsonl": (lambda: sample("02").read_bytes(), "不是 UTF-8 文本"),
    "zip.xlsx": (lambda: _zip({"a.xml": b"<a/>"}), "不是电子表格"),
    "old.xlsx": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000), "另存为不加密的 .xlsx"),
    "old.xls": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000), "另存为 .xlsx"),
    "page.pdf": (lambda: b"%PDF-1.7", "只收 .xlsx、.csv、.jsonl"),
    "macros.xlsm": (lambda: repacked(PLAIN, {"xl/vbaProject.bin": b"x"}), "含有宏"),
    "links.xlsx": (lambda: repacked(PLAIN, {"xl/externalLinks/a.xml": b"<a/>"}), "其他工作簿"),
    "object.xlsx": (lambda: repacked(PLAIN, {"xl/embeddings/a.bin": b"x"}), "嵌入的对象"),
    "members.xlsx": (lambda: _zip({f"xl/{n}.xml": b"<a/>" for n in range(2000)}), "结构异常"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_seconds_and_bounded_memory(name, tmp_path):
    make, words = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    child = subprocess.run(
        [sys.executable, "-c", _CHILD.format(seconds=SECONDS), str(path)],
        capture_output=True,
        check=True,
        timeout=3 * SECONDS,
    )
    told = json.loads(child.stdout)
    assert told["filed"] == 0
    assert words in told["zh"][0]
    assert told["megabytes"] <= MEGABYTES


def test_formulas_are_refused_with_their_cells():
    rows = [list(RESULT), list(RESULT.values()), ["=A2", *list(RESULT.values())[1:]]]
    rows[2][2] = "=SUM(1,2)"
    reading = read_bytes("表.xlsx", workbook(("空", []), ("表", rows)))
    found = [(p.sheet, p.row, p.letters) for p in reading.problems if "公式" in p.refusal.zh]
    assert found == [("表", 3, ("A",)), ("表", 3, ("C",))]


def test_error_values_are_refused_with_their_cells():
    reading = read_bytes("表.xlsx", sheet('<row r="7"><c r="B7" t="e"><v>#N/A</v></c></row>'))
    assert [(p.row, p.letters) for p in reading.problems if "错误值" in p.refusal.zh] == [
        (7, ("B",))
    ]


def test_a_prefixed_workbook_is_measured_like_any_other():
    prefixed = SHEET.format(rows="", dtd="").replace("<worksheet xmlns=", "<x:worksheet xmlns:x=")
    rows = "<x:row/>" * 60_000
    content = prefixed.replace("<sheetData></sheetData></worksheet>", f"{rows}</x:worksheet>")
    (problem,) = read_bytes("表.xlsx", repacked(PLAIN, {WORKSHEET: content.encode()})).problems
    assert "行数超过" in problem.refusal.zh


def test_hidden_sheets_are_not_read_and_this_is_told():
    book = repacked(PLAIN)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = archive.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
    reading = read_bytes("表.xlsx", repacked(PLAIN, {"xl/workbook.xml": names}))
    assert reading.filed == ()
    assert "隐藏" in reading.notes[0].zh
