"""What each company's disclosure gives is what the whole register shows, no more and no less."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.public.disclose import PublicView
from registry.public.disclosure import Disclosure
from registry.public.views import Association, CommitmentItem
from tests.public import planted
from tests.public.viewing import CODE, revoke, view
from tests.state.desk import RULES, Desk, company_code, draft, licensed, result
from tests.state.test_fold import FIRST, NO_SHRINKING, acts, days, history

DAYS = ("2024-03-14", "2024-03-15", "2025-10-01", "2026-02-28", "2026-03-08", "2029-01-01")


@pytest.fixture
def fresh() -> Desk:
    fresh = Desk()
    licensed(fresh, "2024-03-15", ("2025-03-10", "2026-03-12"))
    return fresh


@pytest.fixture(scope="module")
def desk() -> Desk:
    """One desk for all random histories; each is a company of its own."""
    desk = Desk()
    licensed(desk, "2024-03-15", ("2025-03-10", "2026-03-12"))
    return desk


@pytest.fixture(scope="module")
def rich() -> Desk:
    """Companies with pages and without, commitments, corrections, every way in which a grade ends.

    The second commitment and the change of name are still to come on most days.
    """
    desk = planted.plant()
    codes = [company_code(number) for number in range(20, 24)]
    for code in codes:
        desk.take(result(code, "85", "AA", "2026-02-01"))
    desk.take(draft("voiding", code=codes[0], day="2026-02-20", reason="提供虚假材料"))
    number = next(
        item.entry.certificate for item in desk.ledger.entries([codes[1]]) if _is_grade(item.entry)
    )
    notice = next(item.entry.notice for item in desk.ledger.entries([codes[1]], ["grade"]))
    mended = {"field": "证书编号", "was": number, "becomes": "202600101199999"}
    desk.take(
        draft("correction", code=codes[1], corrected=notice, text="误", day="2026-02-25", **mended)
    )
    change = {"previous": f"西安甲{codes[2][-4:]}有限公司", "name": "西安新有限公司"}
    desk.take(draft("name_change", code=codes[2], day="2026-03-05", **change))
    return desk


def _is_grade(entry: Any) -> bool:
    return bool(getattr(entry, "certificate", ""))


def assembled(register: PublicView, codes: list[str], size: int) -> tuple[list[Any], list[Any]]:
    """Companies and notices from disclosures, `size` companies at a time, kept as bytes between."""
    companies, items, commitments = [], defaultdict(list), defaultdict(list)
    for first in range(0, len(codes), size):
        for told in register.disclosures(codes[first : first + size]):
            again = msgspec.json.decode(msgspec.json.encode(told), type=Disclosure)
            assert again == told
            companies += [again.view] if again.view else []
            for notice, item in again.items:
                items[notice].append(item)
            for notice, commitment in again.commitments:
                commitments[notice].append(commitment)
    heads = [head.id for head in register.notice_heads()]
    notices = [register.notice_view(id_, items[id_], commitments[id_]) for id_ in heads]
    return sorted(companies, key=lambda company: company.code), notices


def agrees(register: PublicView, random: Random) -> None:
    codes = list(register.company_codes())
    random.shuffle(codes)
    companies, notices = assembled(register, codes, random.randrange(1, len(codes) + 1))
    assert companies == list(register.companies())
    assert notices == list(register.notices())


@pytest.mark.parametrize("as_of", DAYS)
def test_disclosures_make_up_the_register(rich: Desk, as_of: str) -> None:
    agrees(view(rich, as_of), Random(as_of))


@settings(max_examples=30, deadline=None, phases=NO_SHRINKING)
@given(random_acts=acts, as_of=days, seed=st.integers())
def test_disclosures_make_up_any_register(
    desk: Desk, random_acts: list[tuple[date, str, str]], as_of: date, seed: int
) -> None:
    if history(desk, random_acts):
        agrees(view(desk, as_of.isoformat()), Random(seed))


def one(desk: Desk, code: str, day: date) -> Disclosure:
    (told,) = view(desk, day.isoformat()).disclosures([code])
    return told


def until_the_end(desk: Desk, code: str, day: date) -> Iterator[tuple[Disclosure, Disclosure]]:
    """From one change to the next: the disclosure of the first day and of the last before it."""
    while True:
        told = one(desk, code, day)
        last = told.next_change or date(2045, 1, 1)
        assert last > day
        yield told, one(desk, code, last - timedelta(days=1))
        if told.next_change is None:
            return
        day = last


@settings(max_examples=30, deadline=None, phases=NO_SHRINKING)
@given(random_acts=acts, seed=st.integers())
def test_no_change_is_missed(
    desk: Desk, random_acts: list[tuple[date, str, str]], seed: int
) -> None:
    entries = history(desk, random_acts)
    if not entries:
        return
    code, random = entries[0].company, Random(seed)
    for told, later in until_the_end(desk, code, FIRST - timedelta(days=900)):
        assert later == told
    for day in (FIRST + timedelta(days=random.randrange(2000)) for _ in range(20)):
        told = one(desk, code, day)
        if told.next_change != day + timedelta(days=1):
            assert one(desk, code, day + timedelta(days=1)) == told


def test_no_change_is_missed_of_anything_that_there_is(rich: Desk) -> None:
    for code in rich.ledger.companies():
        told = list(until_the_end(rich, code, date(2019, 1, 1)))
        assert all(first == last for first, last in told)
        assert one(rich, code, date(2019, 1, 1)).view is None
        assert len(told) > 1


@pytest.mark.rule("R-19")
def test_a_later_entry_is_known_to_the_builder_and_not_to_the_public(fresh: Desk) -> None:
    fresh.take(result(CODE, "85", "AA", "2026-05-01"))
    hidden = one(fresh, CODE, date(2026, 4, 30))
    assert (hidden.view, hidden.items, hidden.next_change) == (None, (), date(2026, 5, 1))
    shown = one(fresh, CODE, date(2026, 5, 1))
    assert shown.view is not None
    assert shown.next_change == shown.view.next_change == date(2028, 5, 1)
    fresh.take(draft("voiding", code=CODE, day="2026-09-01", reason="提供虚假材料"))
    before = one(fresh, CODE, date(2026, 8, 31))
    assert before.view == one(fresh, CODE, date(2026, 5, 1)).view
    assert before.view is not None
    assert (before.view.next_change, before.next_change) == (date(2028, 5, 1), date(2026, 9, 1))


@pytest.mark.rule("D-30")
def test_who_has_no_page_any_more_is_still_named_in_the_notice(fresh: Desk) -> None:
    fresh.take(result(CODE, "95", "AAA", "2025-06-01"))
    revoke(fresh, "40", "BB")
    told = one(fresh, CODE, date(2026, 2, 10))
    assert [item.grade for _, item in told.items] == ["AAA", ""]
    assert told.items[1][1].was == "AAA"


def test_heads_of_notices_say_nothing_of_companies_and_all_else(rich: Desk) -> None:
    register = view(rich, "2026-03-08")
    heads, whole = list(register.notice_heads()), list(register.notices())
    bare = [msgspec.structs.replace(each, items=(), commitments=()) for each in whole]
    assert heads == bare
    assert [head.id for head in heads] == list(register.notice_ids())
    assert {head.kind for head in heads} >= {"licence", "correction", "voiding", "commitment"}
    assert any(head.corrected_by for head in heads)
    with pytest.raises(KeyError):
        view(rich, "2024-03-14").notice_view(heads[0].id, (), ())


def test_items_are_in_the_order_of_codes_however_they_came(rich: Desk) -> None:
    register = view(rich, "2026-03-08")
    notice = next(each for each in register.notices() if each.items)
    item = notice.items[0]
    others = [_named(item, code) for code in ("93", "92", "94")]
    shown = register.notice_view(notice.id, others, ())
    assert [each.company.code for each in shown.items] == ["92", "93", "94"]
    commitment = CommitmentItem(
        company=item.company,
        title="",
        text="",
        signed_on=date(2026, 1, 1),
        signatory="",
        office="",
        verdict="valid",
        digest="",
    )
    shown = register.notice_view(notice.id, (), [_named(commitment, code) for code in ("2", "1")])
    assert [each.company.code for each in shown.commitments] == ["1", "2"]


def _named(item: Any, code: str) -> Any:
    company = msgspec.structs.replace(item.company, code=code)
    return msgspec.structs.replace(item, company=company)


def test_a_code_that_the_ledger_lacks_discloses_nothing(rich: Desk) -> None:
    assert list(view(rich, "2026-03-08").disclosures(["x"])) == [
        Disclosure("x", None, (), (), None)
    ]


def test_a_register_of_a_bounded_ledger_is_that_of_then(fresh: Desk) -> None:
    codes = [company_code(number) for number in (1, 2)]
    fresh.take(result(codes[0], "85", "AA", "2026-02-01"))
    then, (seq, _) = [*view(fresh, "2026-03-08").companies()], fresh.ledger.head()
    fresh.take(draft("voiding", code=codes[0], day="2026-03-01", reason="提供虚假材料"))
    fresh.take(result(codes[1], "85", "AA", "2026-02-01"))
    assert [each.code for each in view(fresh, "2026-03-08").companies()] == codes
    with fresh.ledger.upto(seq) as reader:
        register = PublicView(reader, RULES, Association(name="示例协会"), date(2026, 3, 8))
        assert list(register.companies()) == then
        assert register.company_codes() == codes[:1]
        assert [told.view for told in register.disclosures(codes)] == [*then, None]
        assert [head.kind for head in register.notice_heads()] == ["grade", "licence"]


def test_agencies_are_known_by_name_from_the_day_of_their_licence(rich: Desk) -> None:
    before, after = (view(rich, day).agency_codes() for day in ("2025-06-01", "2025-06-02"))
    assert after.items() > before.items()
    assert list(after) == sorted(after)
    assert {agency.code for agency in view(rich, "2025-06-02").agencies()} == {*after.values()}


def test_what_a_notice_announced_and_has_ended_since(fresh: Desk) -> None:
    """From the day on which it ended, and never of a grade that merely lapsed (R-21)."""
    fresh.take(result(CODE, "95", "AAA", "2025-06-01"))
    revoke(fresh, "72", "A")
    assert one(fresh, CODE, date(2026, 2, 9)).endings == ()
    told = one(fresh, CODE, date(2026, 2, 10))
    [(notice, ending)] = told.endings
    (first, _), (second, _) = told.items
    assert (notice, ending.was, ending.kind, ending.day) == (
        first,
        "AAA",
        "revoked",
        date(2026, 2, 10),
    )
    assert ending.by is not None and ending.by.id == second
    assert one(fresh, CODE, date(2029, 1, 1)).endings == told.endings
    [(later, earlier)] = told.earlier
    assert (later, earlier.was, earlier.notice.id) == (second, "AAA", first)
    assert one(fresh, CODE, date(2026, 2, 9)).earlier == ()


@pytest.mark.rule("R-19")
def test_what_ended_is_told_without_what_came_in_its_place(fresh: Desk) -> None:
    fresh.take(result(CODE, "95", "AAA", "2025-06-01"))
    revoke(fresh, "40", "BB")
    [(_, ending)] = one(fresh, CODE, date(2026, 2, 10)).endings
    assert "BB" not in msgspec.json.encode(ending).decode()
