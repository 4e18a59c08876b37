"""Every numbered rule is enforced and proved, or says why not; no citation is of an unknown one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs" / "rules" / "README.md"
CODE = ("scoring", "registry")
CITATION = re.compile(r"\b[RDEP]-\d+\b")
MARKER = re.compile(r"""\brule\(\s*["']([RDEP]-\d+)["']\s*\)""")
NOT_FORMALISED = re.compile(r"not formalised: \S.{10,}")


def rows() -> dict[str, list[str]]:
    """The table rows of the document: number → cells."""
    lines = (line for line in DOC.read_text("utf-8").splitlines() if line.startswith("| "))
    cells = ([cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines)
    return {row[0]: row for row in cells if CITATION.fullmatch(row[0])}


def sources(*folders: str, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes:
                yield path


def citations() -> dict[str, set[str]]:
    """Which files of the code cite a number."""
    found: dict[str, set[str]] = {}
    for path in sources(*CODE, suffixes=(".py", ".toml")):
        for number in CITATION.findall(path.read_text("utf-8")):
            found.setdefault(number, set()).add(path.relative_to(ROOT).as_posix())
    return found


def proofs() -> set[str]:
    """Numbers that some test bears."""
    files = sources("tests", suffixes=(".py",))
    return {number for path in files for number in MARKER.findall(path.read_text("utf-8"))}


ROWS = rows()
CITED = citations()
PROVED = proofs()
BINDING = [number for number in ROWS if number[0] in "RD"]
EXAMPLES = [number for number in ROWS if number[0] == "E"]


def test_document_has_the_rules_and_examples():
    assert len(BINDING) >= 45
    assert [f"E-{n}" for n in range(1, 11)] == EXAMPLES


@pytest.mark.parametrize("number", BINDING)
def test_rule_is_enforced_and_proved_or_says_why_not(number):
    if NOT_FORMALISED.search(ROWS[number][-1]):
        return
    assert number in CITED, f"nothing in {CODE} cites {number}"
    assert number in PROVED, f"no test bears rule({number!r})"


@pytest.mark.parametrize("number", EXAMPLES)
def test_worked_example_runs(number):
    assert number in PROVED, f"no test bears rule({number!r})"


@pytest.mark.parametrize("number", BINDING)
def test_the_places_that_a_row_names_cite_the_rule(number):
    named = set(re.findall(r"`((?:scoring|registry)/[^`]+)`", ROWS[number][-1]))
    assert named or NOT_FORMALISED.search(ROWS[number][-1])
    assert named <= CITED.get(number, set())


def test_nothing_cites_a_rule_that_is_not_in_the_document():
    assert not (CITED.keys() | PROVED) - ROWS.keys()
