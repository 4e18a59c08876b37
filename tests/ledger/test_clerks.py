import subprocess
import sys
from collections import Counter

import pytest

from registry.ledger.store import Ledger
from tests.ledger.clerk import ENTRIES


def at_once(url: str, *works: list[str]) -> list[list[str]]:
    """Clerks in processes of their own that start on a signal; what each one said."""
    clerks = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.ledger.clerk", url, *names],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for names in works
    ]
    for clerk in clerks:
        assert clerk.stdout is not None
        assert clerk.stdout.readline() == "ready\n"
    for clerk in clerks:
        assert clerk.stdin is not None
        clerk.stdin.write("\n")
        clerk.stdin.flush()
    said = [clerk.communicate()[0].splitlines() for clerk in clerks]
    assert [clerk.returncode for clerk in clerks] == [0] * len(clerks)
    return said


@pytest.mark.rule("R-32")
def test_two_clerks_at_once_lose_nothing_and_double_nothing(url: str) -> None:
    """They also find no ledger yet, and both make it."""
    works = [[str(number) for number in range(first, 8, 2)] for first in (0, 1)]
    said = at_once(url, *works)
    assert [line for lines in said for line in lines] == [
        f"{name}: taken" for names in works for name in names
    ]
    with Ledger.open(url) as ledger:
        recorded = Counter(item.entry.subject for item in ledger.entries())
        assert len(recorded) == 8 * ENTRIES
        assert set(recorded.values()) == {1}
        assert ledger.head()[0] == 8 * (ENTRIES + 1)
        assert ledger.verify() == []


@pytest.mark.rule("R-32")
@pytest.mark.parametrize(("second", "told"), [("1", "FilingTaken"), ("1 again", "ClaimTaken")])
def test_of_two_clerks_with_the_same_results_one_is_told(url: str, second: str, told: str) -> None:
    said = at_once(url, ["1"], [second])
    assert sorted(line.split(": ")[1] for lines in said for line in lines) == [told, "taken"]
    with Ledger.open(url) as ledger:
        assert ledger.head()[0] == ENTRIES + 1
        assert ledger.verify() == []
