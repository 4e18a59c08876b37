"""What a reader sees of an objection: at the head of the page, at the entry, in its history."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from registry.public.views import CompanyRef, ContestedItem
from registry.site import addresses
from tests import views as v
from tests.theme import made
from tests.theme.conftest import Open
from tests.theme.test_templates import Reader, rendered
from tests.views_notices import notice

PAGE = made.KINDS["company-both"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MARK = "异议标注 Objection marked"


def page(**changes: object) -> str:
    return rendered("company", company=v.company(**changes))


@pytest.mark.rule("P-6")
def test_the_mark_carries_its_day_and_the_day_of_the_decision() -> None:
    text = Reader(page(grades=(v.casmes_grade(),), objections=(v.objection(),))).text
    assert "评定的 AAA 级（2024年7月1日 起）提出异议，本协会自 2026年11月20日 起标注" in text
    assert "应于 2026年11月30日 以前作出处理决定" in text and "暂定" not in text
    late = v.objection(provisional=True)
    text = Reader(page(grades=(v.casmes_grade(),), objections=(late,))).text
    assert "应于 2026年11月30日（暂定） 以前" in text


@pytest.mark.rule("P-6")
@pytest.mark.parametrize(
    ("mark", "at"),
    [
        (v.objection(), '<p class="status">'),
        (v.objection("particulars"), '<h2 id="particulars">'),
        (
            v.objection(
                "commitment",
                since=v.commitment().signed_on,
                title=v.commitment().title,
                notice=v.commitment().notice,
            ),
            '<article class="pledge">',
        ),
    ],
)
def test_the_entry_itself_is_marked(mark: object, at: str) -> None:
    """Once, behind where the entry begins; the other entries are not."""
    html = page(grades=(v.casmes_grade(), v.grade()), objections=(mark,))
    assert html.count('class="mark mark-contested"') == 1
    assert html.index(at) < html.index('class="mark mark-contested"')


@pytest.mark.rule("P-6")
def test_without_a_mark_that_stands_nothing_is_marked() -> None:
    ended = v.objection(decided_on=v.objection().decide_by, outcome="withdrawn")
    html = page(grades=(v.casmes_grade(),), objections=(ended,))
    assert "mark-contested" not in html and "提出异议，本协会自" not in html
    assert "2026年11月30日 处理，企业撤回" in Reader(html).text
    assert "异议标注" not in page()


@pytest.mark.rule("R-32")
def test_a_contested_notice_says_so_above_and_is_itself_as_it_was() -> None:
    one = ContestedItem(
        company=CompanyRef(code=v.ZIXU, name=v.NAMES[v.ZIXU]), day=v.objection().marked_on
    )
    told = {"notice": notice("grade"), "erasures": (), "logged": None, "linked": {}}
    told |= {"ended": (), "earlier": ()}
    plain = rendered("notice", **told, contested=())
    marked = rendered("notice", **told, contested=(one,))
    alert, article = marked.index("对本公告所载内容提出异议"), marked.index("<article")
    assert alert < article and 'data-since="2026-11-20"' in marked[:article]
    assert marked[article:] == plain[plain.index("<article") :]


@pytest.mark.browser
@pytest.mark.rule("P-6")
def test_a_reader_sees_the_mark_before_the_grade(open_page: Open) -> None:
    shown = open_page(PAGE, viewport={"width": 360, "height": 740})
    alert = shown.locator(".subject > .alert")
    expect(alert).to_contain_text(MARK)
    box, lead = alert.bounding_box(), shown.locator(".lead").first.bounding_box()
    assert box and lead and box["y"] < lead["y"] and box["width"] <= 360
    expect(shown.locator(".grade-valid .status").first).to_contain_text(MARK)
    expect(shown.locator("#objection ~ ul")).to_contain_text("2025年10月15日 处理，更正")
    for scheme in SCHEMES:
        shown.emulate_media(color_scheme=scheme)
        found = Axe().run(shown)
        assert found.violations_count == 0, found.generate_report()
    shown.emulate_media(media="print")
    expect(alert).to_be_visible()
    assert alert.evaluate("one => getComputedStyle(one).display") == "block"


@pytest.mark.browser
@pytest.mark.rule("P-6")
@pytest.mark.parametrize(
    ("day", "count"), [("2025-10-08", 0), ("2025-10-09", 1), ("2025-10-15", 0), ("2026-11-20", 1)]
)
def test_a_past_day_tells_whether_it_was_marked(open_page: Open, day: str, count: int) -> None:
    shown = open_page(f"{PAGE}?as-of={day}")
    told = shown.locator("#held")
    expect(told).to_contain_text("截至")
    expect(told.get_by_text("当日有异议标注 1 项")).to_have_count(count)
    expect(shown.locator(".subject > .alert")).to_contain_text("现在：异议标注")


@pytest.mark.browser
def test_without_scripts_the_mark_is_there(open_page: Open) -> None:
    shown = open_page(addresses.company(v.WANGSHI), java_script_enabled=False)
    expect(shown.locator(".subject > .alert")).to_contain_text(MARK)
