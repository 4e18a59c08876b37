import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from registry.ledger.entries import Company
from registry.ledger.exchange import export, replay
from registry.ledger.rows import BATCH
from registry.ledger.store import Ledger
from tests.ledger.acts import DAY, grade
from tests.ledger.test_store import take

Damage = Callable[[list[bytes]], list[bytes]]


def exported(ledger: Ledger) -> bytes:
    stream = io.BytesIO()
    export(ledger, stream)
    return stream.getvalue()


def fill(ledger: Ledger) -> None:
    person = Company(
        day=DAY, company="91", name="陕西𠮷祥（集团）\u2028", contact={"𠮷": "1", "（": "\x00"}
    )
    take(ledger, "一月.xlsx", grade(1), person, grade(2))
    take(ledger, "空.xlsx")
    take(ledger, "二月.xlsx", grade(3))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'other.sqlite3'}") as opened:
        yield opened


def test_an_export_replayed_gives_the_same_chain_and_the_same_export(
    ledger: Ledger, other: Ledger
) -> None:
    fill(ledger)
    assert replay(io.BytesIO(exported(ledger)), other) is None
    assert other.head() == ledger.head()
    assert list(other.entries()) == list(ledger.entries())
    assert other.filing("一月.xlsx") == ledger.filing("一月.xlsx")
    assert other.claimed(grade(1).claims) == ledger.claimed(grade(1).claims)
    assert other.verify() == []
    assert exported(other) == exported(ledger)


def test_an_export_of_sqlite_is_replayed_into_either_engine(ledger: Ledger, other: Ledger) -> None:
    fill(other)
    assert replay(io.BytesIO(exported(other)), ledger) is None
    assert ledger.head() == other.head()
    assert ledger.verify() == []
    take(ledger, "三月.xlsx", grade(4))
    assert ledger.verify() == []


def test_an_empty_ledger_is_exported_and_replayed(ledger: Ledger, other: Ledger) -> None:
    assert replay(io.BytesIO(exported(ledger)), other) is None
    assert other.head() == ledger.head()


def test_a_long_ledger_is_exported_in_order(ledger: Ledger, other: Ledger) -> None:
    for part in range(3):
        start = part * (BATCH + 7)
        take(ledger, f"{part}", *map(grade, range(start, start + BATCH + 7)))
    assert replay(io.BytesIO(exported(ledger)), other) is None
    assert other.head() == ledger.head()


def changed(number: int, **values: object) -> Damage:
    """Line `number` (from 0) with other values in its record."""

    def damage(lines: list[bytes]) -> list[bytes]:
        line = json.loads(lines[number])
        line["record"] |= values
        return [*lines[:number], json.dumps(line).encode() + b"\n", *lines[number + 1 :]]

    return damage


DAMAGES: dict[str, tuple[Damage, str]] = {
    "nothing at all": (lambda lines: [], "第1行不是"),
    "another file": (lambda lines: [b"name,code\n"], "第1行不是"),
    "another version": (lambda lines: [lines[0].replace(b":1}", b":9}"), *lines[1:]], "第1行不是"),
    "no heading": (lambda lines: lines[1:], "第1行不是"),
    "cut off between lines": (lambda lines: lines[:-1], "截断"),
    "cut off to its heading": (lambda lines: lines[:1], "截断"),
    "cut off within a line": (lambda lines: [*lines[:-1], lines[-1][:40]], "第8行无法读取"),
    "not UTF-8": (lambda lines: [*lines[:2], b'{"\xff', *lines[3:]], "第3行无法读取"),
    "an empty line": (lambda lines: [*lines[:2], b"\n", *lines[2:]], "第3行无法读取"),
    "a line left out": (lambda lines: [*lines[:3], *lines[4:]], "第3条缺失"),
    "a filing left out": (lambda lines: [lines[0], *lines[2:]], "第1条缺失"),
    "a line twice": (lambda lines: [*lines[:3], lines[2], *lines[3:]], "第3条缺失"),
    "two lines swapped": (
        lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
        "第2条缺失",
    ),
    "a body changed": (changed(2, body={"act": "grade"}), "第2条内容"),
    "a row changed": (changed(2, row=9), "第2条内容"),
    "a clerk changed": (changed(1, clerk="x"), "第1条内容"),
    "a file changed": (
        lambda lines: [lines[0], lines[1].replace(b'"content":"', b'"content":"AAAA'), *lines[2:]],
        "第1条与其报送文件",
    ),
    "lines added": (lambda lines: [*lines, lines[-1]], "第8条缺失"),
}


@pytest.mark.rule("R-32")
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_export_is_refused_and_nothing_is_recorded(other: Ledger, name: str) -> None:
    damage, told = DAMAGES[name]
    with Ledger.open("sqlite://") as source:
        fill(source)
        lines = exported(source).splitlines(keepends=True)
    assert len(lines) == 8
    refusal = replay(io.BytesIO(b"".join(damage(lines))), other)
    assert refusal is not None
    assert told in refusal.zh
    assert refusal.en
    assert other.head()[0] == 0
    assert other.filing("一月.xlsx") is None


@pytest.mark.rule("R-32")
def test_a_whole_export_shortened_together_with_its_heading_is_a_shorter_ledger(
    ledger: Ledger, other: Ledger
) -> None:
    """What the chain alone cannot tell: the head differs from the one known before."""
    take(ledger, "一月.xlsx", grade(1))
    earlier = exported(ledger)
    take(ledger, "二月.xlsx", grade(2))
    assert replay(io.BytesIO(earlier), other) is None
    assert other.head() != ledger.head()


def test_a_ledger_that_is_not_empty_is_not_filled(ledger: Ledger, other: Ledger) -> None:
    fill(other)
    take(ledger, "x", grade(9))
    head = ledger.head()
    refusal = replay(io.BytesIO(exported(other)), ledger)
    assert refusal is not None
    assert "空台账" in refusal.zh
    assert ledger.head() == head


def test_the_documented_example_is_an_export(other: Ledger) -> None:
    page = Path(__file__).parents[2] / "docs" / "formats" / "export.md"
    example = page.read_bytes().split(b"```jsonl\n")[1].split(b"```")[0]
    assert replay(io.BytesIO(example), other) is None
    assert exported(other) == example
