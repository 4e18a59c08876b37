from pathlib import Path

import pytest

from registry.ledger.store import Ledger
from tests.ledger.acts import grade
from tests.ledger.test_append_only import CHANGES, attempt
from tests.ledger.test_store import take


def without_guards(url: str) -> list[str]:
    """What someone does first who owns the database and means harm."""
    if url.startswith("postgresql"):
        return [f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in CHANGES]
    acts = ("no_update", "no_delete", "no_replace")
    return [f"DROP TRIGGER {table}_{act}" for table in CHANGES for act in acts]


@pytest.mark.rule("R-32")
@pytest.mark.parametrize(
    ("tampering", "place"),
    [
        ("UPDATE entries SET body = replace(body, 'AA', 'AAA') WHERE seq = 3", "第3条内容"),
        ("UPDATE entries SET row = 7 WHERE seq = 2", "第2条内容"),
        ("UPDATE entries SET sheet = '表' WHERE seq = 2", "第2条内容"),
        ("UPDATE entries SET hash = 'x' WHERE seq = 3", "第3条内容"),
        ("UPDATE entries SET prev = 'x' WHERE seq = 3", "第3条与前一条不相衔接"),
        ("UPDATE filings SET clerk = '李会计' WHERE seq = 1", "第1条内容"),
        ("UPDATE filings SET name = 'z' WHERE seq = 4", "第4条内容"),
        ("UPDATE filings SET received = '2026-03-03' WHERE seq = 4", "第4条内容"),
        ("UPDATE filings SET kind = 'naming' WHERE seq = 4", "第4条内容"),
        ("DELETE FROM entries WHERE seq = 2", "第2条缺失"),
        ("DELETE FROM filings WHERE seq = 4", "第4条缺失"),
        ("UPDATE entries SET seq = 9 WHERE seq = 3", "第3条缺失"),
        ("UPDATE entries SET subject = 'nobody' WHERE seq = 3", "第3条的索引"),
        ("UPDATE entries SET act = 'review' WHERE seq = 3", "第3条的索引"),
        ("UPDATE entries SET day = '2026-03-09' WHERE seq = 3", "第3条的索引"),
        ("UPDATE claims SET claim = 'certificate:1' WHERE seq = 3", "第3条的索引"),
        ("DELETE FROM claims WHERE seq = 3", "第3条的索引"),
        ("INSERT INTO claims VALUES ('certificate:1', 5)", "第5条的索引"),
        ("INSERT INTO claims VALUES ('certificate:1', 99)", "不属于任何条目"),
    ],
)
def test_whatever_was_changed_behind_the_guards_is_told(
    url: str, tampering: str, place: str
) -> None:
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1), grade(2))
        take(ledger, "b", grade(3))
        assert ledger.verify() == []
        attempt(url, *without_guards(url), tampering)
        (refusal,) = ledger.verify()
    assert place in refusal.zh
    assert (refusal.rule, bool(refusal.en)) == ("R-32", True)


@pytest.mark.rule("R-32")
def test_a_filing_whose_bytes_were_changed_is_told(url: str) -> None:
    other = "'\\x00'" if url.startswith("postgresql") else "x'00'"
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1))
        attempt(url, *without_guards(url), f"UPDATE filings SET content = {other}")
        (refusal,) = ledger.verify()
    assert "第1条与其报送文件不符" in refusal.zh


@pytest.mark.rule("R-32")
def test_two_entries_that_changed_places_are_told(url: str) -> None:
    swap = [f"UPDATE entries SET seq = {new} WHERE seq = {old}" for old, new in SWAP]
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1), grade(2))
        attempt(url, *without_guards(url), "DELETE FROM claims", *swap)
        (refusal,) = ledger.verify()
    assert "第2条与前一条不相衔接" in refusal.zh


@pytest.mark.parametrize("nonsense", ["x'ff'", "CAST(x'ff' AS TEXT)", "7", "'{'", "'{} x'"])
def test_a_body_that_cannot_be_read_is_told(tmp_path: Path, nonsense: str) -> None:
    url = f"sqlite:///{tmp_path / 'register.sqlite3'}"
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1), grade(2))
        tampering = f"UPDATE entries SET body = {nonsense} WHERE seq = 3"
        attempt(url, *without_guards(url), tampering)
        (refusal,) = ledger.verify()
    assert "台账第3条" in refusal.zh


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite3"
    with Ledger.open(f"sqlite:///{file}") as ledger:
        take(ledger, "a", *map(grade, range(500)))
    content = bytearray(file.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle : middle + 40960] = bytes(40960)
    file.write_bytes(content)
    with Ledger.open(f"sqlite:///{file}") as ledger:
        (refusal,) = ledger.verify()
    assert "台账第" in refusal.zh


SWAP = ((2, 9), (3, 2), (9, 3))
