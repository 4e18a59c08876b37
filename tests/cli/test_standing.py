"""A company's standing on a day, for a clerk and for a program."""

import csv
import json
from datetime import date

import pytest

from tests.cli.conftest import AGENCIES, POINTS, RESULTS

FACTS = {
    "ruleset",
    "grade",
    "score",
    "status",
    "valid_from",
    "valid_until",
    "certificate",
    "notice",
}


@pytest.fixture
def company(run):
    """A row of the public-credit sheet, taken."""
    assert run("take", AGENCIES, RESULTS, POINTS).exit_code == 0
    text = POINTS.read_bytes()
    decoded = text.decode("utf-8-sig" if text.startswith(b"\xef\xbb\xbf") else "gb18030")
    rows = list(csv.reader(decoded.splitlines()))
    header = next(row for row in rows if any("信用代码" in cell for cell in row))
    code = next(i for i, cell in enumerate(header) if "信用代码" in cell)
    found = next(row[code] for row in rows[rows.index(header) + 1 :] if row[code].strip())
    return found.replace(" ", "")


def standing(run, code, day):
    result = run("standing", code, "--as-of", day, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_json_has_the_facts_of_each_grade(run, company):
    found = standing(run, company, "2026-11-22")
    assert found["as_of"] == "2026-11-22"
    (grade,) = found["grades"]
    assert grade.keys() >= FACTS
    assert grade["ruleset"] == "casmes-2019"
    assert grade["status"] == "valid"
    assert date.fromisoformat(grade["valid_from"]) < date.fromisoformat(grade["valid_until"])


@pytest.mark.rule("R-21")
def test_a_grade_lapses_by_itself(run, company):
    last = standing(run, company, "2026-11-22")["grades"][0]["valid_until"]
    assert standing(run, company, last)["grades"][0]["status"] == "valid"
    assert standing(run, company, "2040-01-01")["grades"][0]["status"] == "lapsed"


def test_words_for_the_clerk(run, company):
    result = run("standing", company.lower(), "--as-of", "2026-11-22")
    assert result.exit_code == 0
    assert company in result.stdout
    assert "有效 valid" in result.stdout
    assert "［R-20 《产品介绍》六、2］" in result.stdout
    assert not [line for line in result.stdout.splitlines() if line != line.rstrip()]


def test_an_unknown_company_is_status_1_and_still_json(run, company):
    result = run("standing", "91350100M000100Y43", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["grades"] == []
    assert "台账中没有" in result.stderr
