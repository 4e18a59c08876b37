"""CSV that a spreadsheet opens as it is meant."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.data.columns import named
from registry.data.delimited import encoded, head, lines, shown, split

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text):
    assert shown(text) == f"'{text}"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("西安", "西安"),
        ("1=1", "1=1"),
        (None, ""),
        (True, "true"),
        (date(2026, 3, 1), "2026-03-01"),
        (Decimal("-3.50"), "-3.50"),
        (0, "0"),
    ],
)
def test_any_other_cell_is_as_it_is(cell, text):
    assert shown(cell) == text


def test_everything_is_quoted_and_marked():
    content = encoded(named("string", "name", "notice"), [('甲"乙，丙', None), ("a\nb", "x")])
    assert content.startswith(b"\xef\xbb\xbf" + '"name","notice"\r\n"甲""乙，丙",""\r\n'.encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1:] == [['甲"乙，丙', ""], ["a\nb", "x"]]


CELLS = st.text('",\r\n91AZ-x', max_size=12)
NAMED = st.text("0123456789AZ-", min_size=1, max_size=4)


@given(st.lists(st.tuples(NAMED, CELLS, CELLS)))
def test_rows_are_found_again_whatever_is_in_their_cells(rows):
    columns = named("string", "code", "one", "other")
    # A name that begins as a formula does is no code and no number.
    rows = [row for row in rows if not row[0].startswith("-")]
    found = split(encoded(columns, rows))
    assert [of for of, _ in found] == [row[0] for row in rows]
    assert [row for _, row in found] == [lines([row]) for row in rows]
    assert head(columns) + b"".join(row for _, row in found) == encoded(columns, rows)
