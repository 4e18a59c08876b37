import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.ledger import engine
from registry.ledger.chain import GENESIS
from registry.ledger.entries import Entry, Notice, Qualification
from registry.ledger.errors import ClaimTaken, FilingTaken, LedgerUnavailable
from registry.ledger.rows import BATCH
from registry.ledger.store import Ledger, Transaction
from tests.ledger.acts import DAY, grade
from tests.ledger.strategies import entries

FILED = date(2026, 3, 2)


def add(transaction: Transaction, name: str) -> str:
    return transaction.add_filing(name, "results", name.encode(), FILED, "王会计")


def take(ledger: Ledger, name: str, *acts: Entry) -> None:
    with ledger.transaction() as transaction:
        add(transaction, name)
        for row, act in enumerate(acts, start=2):
            transaction.append(act, sheet="结果", row=row)


def test_what_was_recorded_is_read_back_in_order(ledger: Ledger) -> None:
    assert ledger.head() == (0, GENESIS)
    take(ledger, "一月.xlsx", grade(1), grade(2))
    take(ledger, "二月.xlsx", grade(3))
    recorded = list(ledger.entries())
    assert [item.entry for item in recorded] == [grade(1), grade(2), grade(3)]
    assert [(item.seq, item.sheet, item.row) for item in recorded] == [
        (2, "结果", 2),
        (3, "结果", 3),
        (5, "结果", 2),
    ]
    assert recorded[1].prev == recorded[0].hash
    assert ledger.head() == (5, recorded[-1].hash)
    assert ledger.verify() == []


def test_a_filing_is_kept_whole_and_found_by_name_and_by_digest(ledger: Ledger) -> None:
    take(ledger, "一月.xlsx", grade(1))
    stored = ledger.filing("一月.xlsx")
    assert stored is not None
    assert (stored.kind, stored.received, stored.clerk) == ("results", FILED, "王会计")
    assert stored.content == "一月.xlsx".encode()
    assert ledger.filing_by_digest(stored.digest) == stored
    assert ledger.filing("二月.xlsx") is None
    assert ledger.filing_by_digest("0" * 64) is None


def test_a_filing_without_entries_is_a_link_of_the_chain(ledger: Ledger) -> None:
    take(ledger, "空.xlsx")
    seq, first = ledger.head()
    assert (seq, ledger.verify()) == (1, [])
    take(ledger, "后.xlsx", grade(1))
    links = list(ledger.links())
    assert links[0].hash == links[1].record.prev == first


def test_entries_are_picked_by_subject_and_by_act(ledger: Ledger) -> None:
    other = Qualification(day=DAY, company=grade(2).company)
    take(ledger, "a", grade(1), grade(2), other, grade(3))
    companies = [grade(2).company, grade(1).company, "no such"]
    assert [item.entry for item in ledger.entries(companies)] == [grade(1), grade(2), other]
    assert [item.entry for item in ledger.entries(acts=["qualification"])] == [other]
    assert [item.entry for item in ledger.entries(companies, ["grade"])] == [grade(1), grade(2)]
    for acts in (["qualification"], ["qualification", "grade"], []):
        assert ledger.of_acts(acts) == [item.entry for item in ledger.entries(acts=acts)]
    assert list(ledger.entries([])) == list(ledger.entries(acts=[])) == []


def test_histories_are_what_is_recorded_of_each_company(ledger: Ledger) -> None:
    strange = msgspec.structs.replace(grade(1), document="榆信协〔2026〕𠮷号", notice="")
    other = Qualification(day=DAY, company=grade(2).company)
    notice = Notice(day=DAY, id="2026-00001-X", kind="grade", title="公告")
    take(ledger, "a", grade(2), strange, notice, other)
    codes = [grade(number).company for number in (1, 2)]
    histories = ledger.histories([codes[1], "no such", codes[0], codes[1]])
    assert list(histories.items()) == [(codes[0], [strange]), (codes[1], [grade(2), other])]
    assert ledger.histories([]) == {}
    with pytest.raises(msgspec.ValidationError):
        ledger.histories([notice.subject])
    with ledger.upto(3) as reader:
        assert list(reader.histories(codes)) == codes
        assert reader.histories(codes)[codes[1]] == [grade(2)]


def test_any_number_of_subjects_is_asked_for_at_once(ledger: Ledger) -> None:
    acts = [grade(number) for number in range(BATCH + 5)]
    take(ledger, "a", *acts)
    wanted = [grade(number).company for number in range(2, 70_000)]
    assert [item.entry for item in ledger.entries(wanted)] == acts[2:]
    assert [entry for entries in ledger.histories(wanted).values() for entry in entries] == acts[2:]


def test_counting_subjects_by_their_beginning(ledger: Ledger) -> None:
    acts = [Qualification(day=DAY, company=code) for code in ("91A", "91a", "91", "91_", "92", "9")]
    take(ledger, "a", *acts)
    assert [ledger.count(prefix) for prefix in ("91", "91A", "9", "", "91_", "8")] == [
        4,
        1,
        6,
        6,
        1,
        0,
    ]


def test_claims_name_who_took_them(ledger: Ledger) -> None:
    take(ledger, "a", grade(1), grade(2))
    claim = grade(1).claims[0]
    assert ledger.claimed([claim, "certificate:free"]) == {claim: grade(1).company}


@pytest.mark.rule("R-32")
@pytest.mark.parametrize("between", [0, BATCH])
def test_a_claim_is_given_once(ledger: Ledger, between: int) -> None:
    take(ledger, "a", grade(1))
    head = ledger.head()
    again = grade(2, certificate=grade(1).certificate)
    with pytest.raises(ClaimTaken) as caught:
        take(ledger, "b", *map(grade, range(10, 10 + between)), again)
    assert caught.value.subject == grade(1).company
    assert grade(1).certificate in caught.value.refusal.zh
    assert ledger.head() == head
    assert ledger.filing("b") is None


def test_a_claim_is_given_once_within_a_transaction(ledger: Ledger) -> None:
    with ledger.transaction() as transaction:
        add(transaction, "a")
        transaction.append(grade(1))
        with pytest.raises(ClaimTaken):
            transaction.append(grade(2, certificate=grade(1).certificate))
        transaction.append(grade(3))
    assert [item.entry for item in ledger.entries()] == [grade(1), grade(3)]
    assert ledger.verify() == []


def test_a_filing_is_taken_once_by_name_and_by_content(ledger: Ledger) -> None:
    take(ledger, "a")
    head = ledger.head()
    with pytest.raises(FilingTaken), ledger.transaction() as transaction:
        transaction.add_filing("a", "results", b"changed", FILED, "")
    with pytest.raises(FilingTaken), ledger.transaction() as transaction:
        transaction.add_filing("b", "results", b"a", FILED, "")
    assert ledger.head() == head


def test_an_entry_comes_from_a_filing_of_its_own_transaction(ledger: Ledger) -> None:
    take(ledger, "a", grade(1))
    with pytest.raises(ValueError, match="filing"), ledger.transaction() as transaction:
        transaction.append(grade(2))
    assert len(list(ledger.entries())) == 1


def test_a_transaction_reads_what_it_wrote_and_others_do_not(ledger: Ledger) -> None:
    with ledger.transaction() as transaction:
        add(transaction, "a")
        transaction.append(grade(1))
        assert [item.entry for item in transaction.entries([grade(1).company])] == [grade(1)]
        assert transaction.claimed(grade(1).claims) == {grade(1).claims[0]: grade(1).company}
        assert transaction.count(grade(1).company) == 1
        assert transaction.head()[0] == 2
        assert ledger.head() == (0, GENESIS)
        assert list(ledger.entries()) == []
    assert ledger.head()[0] == 2


def test_an_exception_rolls_everything_back(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError), ledger.transaction() as transaction:
        add(transaction, "a")
        for number in range(2 * BATCH):
            transaction.append(grade(number))
        raise RuntimeError
    assert ledger.head() == (0, GENESIS)
    take(ledger, "a", grade(1))
    assert ledger.verify() == []


def test_a_snapshot_does_not_move(ledger: Ledger) -> None:
    take(ledger, "a", grade(1))
    with ledger.snapshot() as before:
        head = before.head()
        take(ledger, "b", grade(2))
        assert before.head() == head
        assert [item.entry for item in before.entries()] == [grade(1)]
    assert len(list(ledger.entries())) == 2


def test_a_reader_of_many_batches_is_not_disturbed_by_a_clerk(ledger: Ledger) -> None:
    take(ledger, "a", *map(grade, range(3 * BATCH)))
    reading = ledger.entries()
    next(reading)
    take(ledger, "b", grade(9_999_999))
    assert sum(1 for _ in reading) == 3 * BATCH - 1


def test_a_clerk_who_waits_too_long_is_told_so(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, lock = engine._LOCK["postgresql"]
    monkeypatch.setitem(engine._LOCK, "postgresql", ("SET LOCAL lock_timeout = '50ms'", lock))
    monkeypatch.setattr(engine, "_SQLITE_PRAGMAS", ("PRAGMA busy_timeout = 50",))
    told = pytest.raises(LedgerUnavailable, match="正被他人写入")
    with Ledger.open(url) as ledger, Ledger.open(url) as other:
        with ledger.transaction(), told:
            take(other, "a")
        assert ledger.head() == (0, GENESIS)


def test_a_ledger_in_a_file_logs_ahead_and_is_one_file_at_rest(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite3"
    with Ledger.open(f"sqlite:///{file}") as ledger:
        take(ledger, "a", grade(1))
    assert list(tmp_path.iterdir()) == [file]
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_opened_readonly_nothing_is_recorded(url: str) -> None:
    with Ledger.open(url) as ledger:
        take(ledger, "a", grade(1))
    with Ledger.open(url, readonly=True) as ledger:
        assert len(list(ledger.entries())) == 1
        assert ledger.verify() == []
        with pytest.raises(Exception, match=r"read-?only"):
            take(ledger, "b", grade(2))
        assert ledger.head()[0] == 2


def test_opened_readonly_no_ledger_is_made(url: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="没有台账"):
        Ledger.open(url, readonly=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    ["", "register", "mysql://x/y", "sqlite:////no/such/folder/x", "postgresql://127.0.0.1:1/x"],
)
def test_an_address_that_leads_nowhere_is_told_in_words(url: str) -> None:
    with pytest.raises(LedgerUnavailable, match="台账"):
        Ledger.open(url)


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text("名称,代码\n" * 200)
    with pytest.raises(LedgerUnavailable, match="台账打不开"):
        Ledger.open(f"sqlite:///{file}")
    assert file.read_text() == "名称,代码\n" * 200


def test_a_ledger_in_memory_serves_for_a_trial() -> None:
    with Ledger.open("sqlite://") as ledger:
        take(ledger, "a", grade(1))
        assert [item.entry for item in ledger.entries()] == [grade(1)]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(entries.filter(lambda entry: not entry.claims), max_size=20))
def test_any_act_is_kept_as_it_is(acts: list[Entry]) -> None:
    with Ledger.open("sqlite://") as ledger:
        take(ledger, "a", *acts)
        assert [item.entry for item in ledger.entries()] == acts
        assert ledger.verify() == []
