"""The example's filings: made anew byte for byte, of every kind, with every field used."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stdnum.cn import uscc

from registry.intake import read
from registry.intake.drafts import BY_KIND, Filed, columns
from tests.examples.desk import BY_DOCUMENT, FILINGS, ROOT


@pytest.fixture(scope="module")
def filed() -> list[Filed]:
    readings = [read.read(path) for path in sorted(FILINGS.iterdir())]
    assert not [problem for reading in readings for problem in reading.problems]
    return [one for reading in readings for one in reading.filed]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai"])
def test_made_anew_byte_for_byte(tmp_path: Path, zone: str) -> None:
    subprocess.run(
        [sys.executable, ROOT / "examples" / "make.py", "--output", tmp_path / "filings"],
        check=True,
        env={"TZ": zone, "PYTHONHASHSEED": "random", "PATH": ""},
    )
    committed = {path.name: path.read_bytes() for path in FILINGS.iterdir()}
    made = {path.name: path.read_bytes() for path in (tmp_path / "filings").iterdir()}
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []
    told = (tmp_path / "FILINGS.md").read_text("utf-8")
    assert told == (ROOT / "examples" / "FILINGS.md").read_text("utf-8")


def test_every_filing_kind_is_used(filed: list[Filed]) -> None:
    assert {one.draft.kind for one in filed} == set(BY_KIND) - BY_DOCUMENT


def test_all_three_formats_and_both_encodings_are_used() -> None:
    assert {path.suffix for path in FILINGS.iterdir()} == {".xlsx", ".csv", ".jsonl"}
    sheets = [path.read_bytes() for path in FILINGS.glob("*.csv")]
    marked = [content for content in sheets if content.startswith(b"\xef\xbb\xbf")]
    assert marked
    for content in sheets:
        if content not in marked:
            content.decode("gb18030")
            with pytest.raises(UnicodeDecodeError):
                content.decode("utf-8")
    assert len(marked) < len(sheets)


def test_every_column_is_filled_somewhere(filed: list[Filed]) -> None:
    """So that what must never be public is in the ledger of the example, to be looked for."""
    empty = {
        (kind, name)
        for kind in BY_KIND.keys() - BY_DOCUMENT
        for name in columns(BY_KIND[kind])
        if name != "original"
        if not any(_value(one, name) for one in filed if one.draft.kind == kind)
    }
    assert not empty


def _value(one: Filed, name: str) -> Any:
    return getattr(one.draft, name) not in ("", None, ())


def _codes(filed: list[Filed]) -> Iterator[str]:
    for one in filed:
        if code := getattr(one.draft, "code", ""):
            yield code


def test_codes_have_both_check_characters(filed: list[Filed]) -> None:
    codes = set(_codes(filed))
    assert len(codes) > 290
    for code in codes:
        assert code[16] == _organisation_check(code[8:16])
        assert code[17] == uscc.calc_check_digit(code)


def _organisation_check(body: str) -> str:
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(weight * int(sign, 36) for weight, sign in zip(weights, body, strict=True))
    return "0123456789X"[-total % 11]


def test_nobody_in_it_could_be_called(filed: list[Filed]) -> None:
    """No mobile number begins with 12, no exchange with 0; nobody is born on 30 February."""
    for one in filed:
        for name, prefixes in (("telephone", ("12", "029-0000")), ("fax", ("029-0000",))):
            value = getattr(one.draft, name, "")
            assert not value or value.startswith(prefixes)
        id_number = getattr(one.draft, "id_number", "")
        assert not id_number or id_number[10:14] == "0230"
        email = getattr(one.draft, "email", "")
        assert not email or email.endswith(".example")
