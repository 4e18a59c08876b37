"""What the public sees of an objection: that it is there, about what, since when; and its end."""

from datetime import date
from typing import Any

import msgspec
import pytest

from registry.data.register import REGISTER
from registry.data.updates import telling
from registry.ledger.entries import Contested, Deadline, Entry, Objection, ObjectionMark
from registry.public.disclosure import Disclosure
from registry.public.views import CompanyView, ObjectionView
from registry.public.views.held import contested_on
from registry.site import pages
from registry.site.announced import announced
from registry.tlog import content, leaf
from tests.public.viewing import CODE, company, revoke, view
from tests.state.desk import TODAY, Desk, draft, result

NAME, NUMBER = f"西安甲{CODE[-4:]}有限公司", "陕信协〔2025〕6号"


@pytest.fixture
def graded(desk: Desk) -> Desk:
    desk.take(result(CODE, "85", "AA", "2025-06-01", number=NUMBER))
    return desk


def object_to(desk: Desk, about: str = "grade", **changes: Any) -> None:
    values = {"received": "2026-01-09", "day": "2026-01-12", "reason": "得分有误", **changes}
    desk.take(draft("objection", code=CODE, name=NAME, about=about, **values))


def decide(desk: Desk, about: str = "grade", outcome: str = "upheld", **changes: Any) -> None:
    values = {"day": "2026-01-20", "basis": "核查记录", **changes}
    desk.take(
        draft("objection_decision", code=CODE, name=NAME, about=about, outcome=outcome, **values)
    )


def shown(desk: Desk, day: str) -> CompanyView:
    found = company(desk, day)
    assert found is not None
    return found


def marks(desk: Desk, day: str) -> tuple[ObjectionView, ...]:
    return shown(desk, day).objections or ()


def disclosed(desk: Desk, day: str) -> Disclosure:
    (one,) = view(desk, day).disclosures([CODE], telling)
    return one


def twin(found: CompanyView) -> dict[str, Any]:
    return msgspec.json.decode(pages.twin(found))


@pytest.mark.rule("P-6")
def test_the_mark_stands_from_its_day_until_the_decision(graded: Desk) -> None:
    object_to(graded)
    decide(graded)
    days = ("2026-01-09", "2026-01-11", "2026-01-12", "2026-01-19", "2026-01-20")
    standing = [len(shown(graded, day).contested) for day in days]
    assert standing == [0, 0, 1, 1, 0]
    (open_,) = marks(graded, "2026-01-19")
    assert (open_.about, open_.grade, open_.since) == ("grade", "AA", date(2025, 6, 1))
    assert (open_.marked_on, open_.decide_by) == (date(2026, 1, 12), date(2026, 1, 20))
    assert (open_.decided_on, open_.outcome, open_.provisional) == (None, None, False)
    (ended,) = marks(graded, "2026-01-20")
    assert (ended.decided_on, ended.outcome) == (date(2026, 1, 20), "upheld")


@pytest.mark.rule("P-6")
def test_a_past_day_is_told_from_what_is_published_now(graded: Desk) -> None:
    """As every day's own register told it (E-6)."""
    object_to(graded)
    decide(graded)
    now = marks(graded, "2026-06-01")
    for day in ("2026-01-11", "2026-01-12", "2026-01-19", "2026-01-20"):
        on = date.fromisoformat(day)
        assert contested_on(now, on) == len(shown(graded, day).contested), day


@pytest.mark.rule("R-50")
def test_neither_receipt_nor_reason_nor_papers_are_told(graded: Desk) -> None:
    object_to(graded)
    decide(graded)
    text = pages.twin(shown(graded, "2026-06-01")).decode()
    assert "2026-01-12" in text
    assert not [word for word in ("2026-01-09", "得分有误", "核查记录") if word in text]


@pytest.mark.rule("P-6")
def test_one_without_a_mark_leaves_no_trace(graded: Desk) -> None:
    before = pages.twin(shown(graded, "2026-06-01"))
    object_to(graded, day=None)
    decide(graded)
    assert pages.twin(shown(graded, "2026-06-01")) == before
    assert "objections" not in twin(shown(graded, "2026-06-01"))


@pytest.mark.rule("R-19")
@pytest.mark.parametrize(
    "contested",
    [
        Contested(about="grade", ruleset="shaanxi-2006", since=date(2026, 1, 5)),
        Contested(about="grade", ruleset="casmes-2019", since=date(2025, 6, 1)),
        Contested(about="notice", notice="2025-00009-Q"),
        Contested(about="commitment", notice="2025-00001-2", since=date(2025, 1, 1), title="无"),
    ],
)
def test_a_mark_on_what_is_not_shown_is_not_shown(graded: Desk, contested: Contested) -> None:
    """Whatever the ledger says: nothing tells of an evaluation, or of what was erased."""
    record(
        graded,
        Objection(
            day=date(2026, 1, 9),
            company=CODE,
            contested=contested,
            decide_by=Deadline(day=date(2026, 1, 20)),
            within=7,
        ),
        ObjectionMark(
            day=date(2026, 1, 12), company=CODE, received=date(2026, 1, 9), contested=contested
        ),
    )
    assert "objections" not in twin(shown(graded, "2026-06-01"))
    assert not disclosed(graded, "2026-06-01").contested


def record(desk: Desk, *entries: Entry) -> None:
    """Straight into the ledger, past admission."""
    with desk.ledger.transaction() as transaction:
        transaction.add_filing("past-admission", "test", b"past", TODAY, "")
        for entry in entries:
            transaction.append(entry, sheet="", row=2)


@pytest.mark.rule("P-5")
def test_what_is_erased_takes_its_mark_along(graded: Desk) -> None:
    graded.take(result(CODE, "805", "A", "2025-09-01", ruleset="casmes-2019", **CASMES))
    object_to(graded)
    object_to(graded, "notice", contested=NUMBER)
    assert len(marks(graded, "2026-02-01")) == 2
    erased = {"day": "2026-03-01", "ground": "mistake", "basis": "会议纪要"}
    graded.take(draft("erasure", erased=NUMBER, **erased))
    assert marks(graded, "2026-03-01") == ()
    assert not [one for one in shown(graded, "2026-03-01").events if "objection" in one.kind]
    graded.take(draft("erasure", code=CODE, **{**erased, "day": "2026-03-02"}))
    told = disclosed(graded, "2026-03-02")
    assert told.view is None and told.stub is not None and not told.contested
    assert b"objection" not in msgspec.json.encode(told.stub)


CASMES = {
    "applied": None,
    "qualified": None,
    "registration_status": "存续",
    "certificate": "ZX20250001",
}


@pytest.mark.rule("P-6")
def test_a_contested_notice_says_so_while_the_mark_stands(graded: Desk) -> None:
    """And says nothing of an objection to the grade that it announced, which is another entry."""
    object_to(graded)
    assert not disclosed(graded, "2026-01-12").contested
    object_to(graded, "notice", contested=NUMBER)
    days = ("2026-01-11", "2026-01-12", "2026-01-20")
    decide(graded, "notice", contested=NUMBER)
    found = [[one.day for _, one in disclosed(graded, day).contested] for day in days]
    assert found == [[], [date(2026, 1, 12)], []]
    ((notice, item),) = disclosed(graded, "2026-01-12").contested
    assert notice == shown(graded, "2026-01-12").grades[0].notice.id
    assert item.company.code == CODE


@pytest.mark.rule("R-17")
def test_the_history_tells_it_and_no_feed_does(graded: Desk) -> None:
    object_to(graded)
    object_to(graded, "particulars", received="2026-01-10")
    decide(graded, outcome="withdrawn")
    now = shown(graded, "2026-06-01")
    told = [one for one in now.events if one.kind.startswith("objection")]
    assert [(one.kind, one.becomes) for one in told] == [
        ("objection_withdrawn", "AA"),
        ("objection", "登记事项"),
        ("objection", "AA"),
    ]
    assert not any(announced(now, event) for event in told)


@pytest.mark.rule("R-32")
def test_a_correction_is_named_where_one_came_of_it(graded: Desk) -> None:
    object_to(graded)
    mended = {"field": "得分", "was": "85", "becomes": "86", "number": "陕信协〔2026〕2号"}
    graded.take(
        draft("correction", code=CODE, corrected=NUMBER, text="误", day="2026-01-16", **mended)
    )
    decide(graded, outcome="corrected", correction="陕信协〔2026〕2号")
    (one,) = marks(graded, "2026-06-01")
    assert one.correction is not None and one.correction.number == "陕信协〔2026〕2号"


@pytest.mark.rule("P-6")
def test_the_mark_stays_with_the_grade_that_it_is_about(graded: Desk) -> None:
    object_to(graded)
    revoke(graded, "75", "A", "202600100100001")
    (one,) = shown(graded, "2026-06-01").contested
    assert (one.grade, one.since) == ("AA", date(2025, 6, 1))


@pytest.mark.rule("P-6")
def test_rows_for_re_users_say_since_when(graded: Desk) -> None:
    """So the company moves among the updates on the day of the mark and on that of the decision."""
    object_to(graded)
    object_to(graded, "particulars", received="2026-01-12", day="2026-01-13")
    decide(graded)
    decide(graded, "particulars", day="2026-01-22")
    names = [column.name for column in REGISTER.columns]

    def since(day: str) -> list[object]:
        rows = REGISTER.rows(shown(graded, day))
        return [dict(zip(names, row, strict=True))["contested_since"] for row in rows]

    days = ("2026-01-11", "2026-01-12", "2026-01-19", "2026-01-20", "2026-01-22")
    first, second = date(2026, 1, 12), date(2026, 1, 13)
    assert [since(day) for day in days] == [[None], [first], [first], [second], [None]]
    moved = [str(disclosed(graded, day).moved) for day in days]
    assert moved == ["2025-06-01", "2026-01-12", "2026-01-12", "2026-01-20", "2026-01-22"]


@pytest.mark.rule("P-6")
def test_the_log_commits_to_what_the_file_says(graded: Desk) -> None:
    """With a mark and without one; a company that never had one has the leaf that it had."""
    before = shown(graded, "2026-01-11")
    object_to(graded)
    after = shown(graded, "2026-01-12")
    for found in (before, after):
        assert content.digest(found) == leaf.digest_of_twin(pages.twin(found))
    assert content.digest(before) != content.digest(after)
    assert content.digest(shown(graded, "2026-01-11")) == content.digest(before)
