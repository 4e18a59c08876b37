"""The next certificate number: formed as the last one, counted over the year, never guessed."""

import pytest

from scoring.ruleset import RuleBook

RULES = RuleBook.load()
SHAANXI = RULES.get("shaanxi-2006").certificate
CASMES = RULES.get("casmes-2019").certificate


@pytest.mark.rule("P-9")
@pytest.mark.parametrize(
    ("certificate", "known", "grade", "expected"),
    [
        (SHAANXI, ["202500711100035"], "AA", "202600701100001"),
        (SHAANXI, ["202600711100035", "202600700100036"], "AA", "202600701100037"),
        (SHAANXI, ["202600711100035", "202500711100090"], "A", "202600700100036"),
        (SHAANXI, ["202600711199999"], "A", None),
        (SHAANXI, ["旧证001", ""], "A", None),
        (SHAANXI, [], "A", None),
        (CASMES, ["ZX20260009", "ZX20250100"], "B", "ZX20260010"),
    ],
)
def test_the_number_that_follows(certificate, known, grade, expected):
    assert certificate.following(known, grade, 2026) == expected
    if expected:
        assert certificate.check(expected, grade) is None
