"""A reader that sees the ledger as it was at a link, and what came after it."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from registry.ledger.chain import GENESIS
from registry.ledger.entries import Qualification
from registry.ledger.reads import Reader
from registry.ledger.store import Ledger
from tests.ledger.acts import DAY, grade
from tests.ledger.test_append_only import attempt
from tests.ledger.test_store import take


def everything(reader: Reader) -> dict[str, object]:
    """The answer to every question that a reader can be asked."""
    names = ("一月.xlsx", "二月.xlsx", "三月.xlsx")
    filed = [reader.filing(name) for name in names]
    codes = [grade(number).company for number in range(5)]
    wanted = [claim for number in range(5) for claim in grade(number).claims]
    return {
        "entries": list(reader.entries()),
        "of subjects": list(reader.entries(subjects=codes)),
        "histories": list(reader.histories(codes).items()),
        "acts alone": reader.of_acts(["grade", "qualification"]),
        "of acts": list(reader.entries(acts=["grade", "qualification"])),
        "after": [reader.subjects_after(seq) for seq in range(9)],
        "dated": reader.subjects_dated(DAY, DAY + timedelta(days=9)),
        "filings": filed,
        "by digest": [reader.filing_by_digest(each.digest) for each in filed if each],
        "claimed": reader.claimed(wanted),
        "count": reader.count("9161"),
        "companies": reader.companies(),
        "head": reader.head(),
        "places": [reader.place_of(link.hash) for link in reader.links()],
        "links": list(reader.links()),
    }


def test_up_to_a_link_the_ledger_is_what_it_was_then(ledger: Ledger) -> None:
    other = Qualification(day=DAY + timedelta(days=3), company=grade(1).company)
    states = [everything(ledger)]
    for name, acts in (
        ("一月.xlsx", [grade(1)]),
        ("二月.xlsx", [grade(2), other]),
        ("三月.xlsx", []),
    ):
        take(ledger, name, *acts)
        states.append(everything(ledger))
    heads = [0, 2, 5, 6]
    for seq, then in zip(heads, states, strict=True):
        with ledger.upto(seq) as reader:
            assert everything(reader) == then
            assert reader.head()[0] == seq


def test_within_a_filing_the_rest_of_it_is_not_seen(ledger: Ledger) -> None:
    take(ledger, "a", grade(1), grade(2))
    with ledger.upto(2) as reader:
        assert [item.entry for item in reader.entries()] == [grade(1)]
        assert reader.companies() == [grade(1).company]
        assert reader.claimed(grade(2).claims) == {}
    with ledger.upto(0) as reader:
        assert reader.head() == (0, GENESIS)
        assert reader.filing("a") is None


def test_a_bounded_reader_is_not_disturbed_by_a_clerk(ledger: Ledger) -> None:
    take(ledger, "a", grade(1))
    with ledger.upto(2) as reader:
        before = everything(reader)
        take(ledger, "b", grade(2))
        assert everything(reader) == before
    with ledger.upto(ledger.head()[0]) as reader:
        assert everything(reader) == everything(ledger)


def test_whom_the_entries_after_a_link_are_about(ledger: Ledger) -> None:
    take(ledger, "a", grade(3), grade(1))
    take(ledger, "b", grade(2), Qualification(day=DAY, company=grade(1).company))
    codes = [grade(number).company for number in range(4)]
    assert ledger.subjects_after(0) == codes[1:]
    assert ledger.subjects_after(3) == ledger.subjects_after(4) == [codes[1], codes[2]]
    assert ledger.subjects_after(5) == [codes[1]]
    assert ledger.subjects_after(6) == ledger.subjects_after(99) == []


def on(number: int, day: date) -> Qualification:
    return Qualification(day=day, company=grade(number).company)


def test_whom_the_entries_of_some_days_are_about(ledger: Ledger) -> None:
    days = [DAY + timedelta(days=n) for n in range(4)]
    take(ledger, "a", on(2, days[2]), on(1, days[1]), on(0, days[0]), on(1, days[1]))
    codes = [grade(number).company for number in range(3)]
    assert ledger.subjects_dated(days[0], days[1]) == codes[:2]
    assert ledger.subjects_dated(days[1], days[3]) == codes[1:]
    assert ledger.subjects_dated(days[3], days[3]) == []
    assert ledger.subjects_dated(days[1], days[0]) == []


def test_a_ledger_without_the_index_on_days_answers_the_same(url: str) -> None:
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1))
    attempt(url, "DROP INDEX entries_day")
    with Ledger.open(url) as ledger:
        assert ledger.subjects_dated(DAY, DAY) == [grade(1).company]
        take(ledger, "b", grade(2))
        assert ledger.verify() == []


def test_days_are_looked_up_and_not_searched_for(tmp_path: Path) -> None:
    query = "EXPLAIN QUERY PLAN SELECT subject FROM entries WHERE day BETWEEN 'a' AND 'b'"
    with Ledger.open(f"sqlite:///{tmp_path / 'register.sqlite3'}"):
        pass
    with closing(sqlite3.connect(tmp_path / "register.sqlite3")) as raw:
        assert "entries_day" in str(raw.execute(query).fetchall())


def test_the_chain_tells_where_a_hash_stands(ledger: Ledger) -> None:
    take(ledger, "a", grade(1))
    take(ledger, "b", grade(2))
    hashes = [link.hash for link in ledger.links()]
    assert [ledger.place_of(hash_) for hash_ in hashes] == [1, 2, 3, 4]
    assert ledger.place_of(ledger.head()[1]) == 4
    assert ledger.place_of(GENESIS) is None
    with ledger.upto(3) as reader:
        assert [reader.place_of(hash_) for hash_ in hashes] == [1, 2, 3, None]
