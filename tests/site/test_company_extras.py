"""The feed and the badge of one company."""

from datetime import date
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from registry.public.views import CompanyView, EventView
from registry.site import badge, company_feed, pages
from tests.views import ASSOCIATION, company, grade, notice_ref

ATOM = "{http://www.w3.org/2005/Atom}"
SVG = "{http://www.w3.org/2000/svg}"
LAPSE_DAY = date(2027, 9, 18)


def event(kind: str, day: date, *, announced: bool) -> EventView:
    notice = notice_ref() if announced else None
    return EventView(
        day=day, kind=kind, ruleset="shaanxi-2006", was="AA", becomes="", notice=notice
    )


def lapsed(*, announced: bool) -> CompanyView:
    """A company whose only grade lapsed; announced, or named by a document alone."""
    begun = event("grade" if announced else "naming", date(2025, 9, 18), announced=announced)
    ended = replace(event("lapse", LAPSE_DAY, announced=False), was="AA")
    only = grade(status="lapsed", announced=announced, valid_until=date(2027, 9, 17))
    return company(grades=(only,), commitments=(), events=(ended, begun))


def entries(view: CompanyView) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(company_feed.of_company(ASSOCIATION, view))
    assert root.findtext(f"{ATOM}id", "").endswith(f"/{view.code}.atom")
    return root.findall(f"{ATOM}entry")


@pytest.mark.rule("P-1")
def test_a_feed_tells_of_notices_and_of_the_lapse_by_their_days() -> None:
    ended, begun = entries(lapsed(announced=True))
    assert ended.findtext(f"{ATOM}updated") == "2027-09-18T00:00:00+08:00"
    assert ended.findtext(f"{ATOM}title") == "届满失效：AA"
    assert begun.findtext(f"{ATOM}updated") == f"{notice_ref().day}T00:00:00+08:00"
    (link,) = begun.findall(f"{ATOM}link")
    assert link.get("href", "").endswith(f"/{notice_ref().id}.html")
    identities = [one.findtext(f"{ATOM}id") for one in (ended, begun)]
    assert len(set(identities)) == 2


@pytest.mark.rule("R-17")
def test_what_was_never_announced_has_neither_feed_nor_badge() -> None:
    view = lapsed(announced=False)
    planned = pages.of_company(view, ASSOCIATION)
    assert [one.address.rpartition(".")[2] for one in planned] == ["html", "json"]
    announced = pages.of_company(lapsed(announced=True), ASSOCIATION)
    assert {one.address.rpartition(".")[2] for one in announced} == {"html", "json", "atom", "svg"}


@pytest.mark.rule("R-17")
def test_the_lapse_of_a_naming_is_in_no_feed() -> None:
    named = lapsed(announced=False)
    correction = event("correction", date(2026, 1, 1), announced=True)
    view = replace(named, events=(*named.events, correction))
    (only,) = entries(view)
    (category,) = only.findall(f"{ATOM}category")
    assert category.get("term") == "correction"


def drawn(view: CompanyView) -> ElementTree.Element:
    return ElementTree.fromstring(badge.of_company(ASSOCIATION, view))


def said(view: CompanyView) -> str:
    return " ".join(text.text or "" for text in drawn(view).iter(f"{SVG}text"))


@pytest.mark.rule("R-21")
def test_a_badge_shows_the_period_and_claims_nothing_of_today() -> None:
    running = said(company(grades=(grade(),)))
    assert "AA" in running and "有效期 2025-09-18 至 2027-09-17" in running
    for status, words in (("lapsed", "届满失效"), ("revoked", "已撤销"), ("void", "宣布无效")):
        ended = grade(status=status, void_since=date(2025, 9, 18) if status == "void" else None)
        text = said(company(grades=(ended,)))
        assert words in text
        if status == "void":
            assert "自 2025-09-18 起无效" in text


def test_a_badge_asks_for_nothing_and_is_never_markup() -> None:
    hostile = company(name='<script href="//x">' + "长" * 60, grades=(grade(),))
    root = drawn(hostile)
    assert {found.tag for found in root.iter()} == {
        f"{SVG}{tag}" for tag in ("svg", "title", "rect", "text")
    }
    assert not [name for found in root.iter() for name in found.attrib if name in ("href", "style")]
    name = next(text for text in root.iter(f"{SVG}text") if "长" in (text.text or ""))
    assert name.get("textLength") == "296"


def test_a_badge_tells_each_rule_set_once() -> None:
    other = grade(ruleset="casmes-2019", grade="A")
    older = grade(grade="AAA", status="superseded")
    shown = drawn(company(grades=(grade(), other, older)))
    assert len(list(shown.iter(f"{SVG}rect"))) == 3, "the frame and two plates"
