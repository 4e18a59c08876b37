"""With the keyboard alone: where one is shows, nothing covers it, and every task can be done."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import in_both
from tests.theme import made
from tests.theme.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.rule("P-15")]

ZOOMED = {"width": 320, "height": 512}
#: So many stops of a long list are enough.
MOST = 60
#: Of what has the focus: what it is, how its outline is drawn, how much of it can be seen.
WHERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const spots = [.1, .5, .9].flatMap((x) => [.1, .5, .9].map((y) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)));
  const seen = spots.filter((one) => one && (here.contains(one) || one.contains(here)));
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const name = here.outerHTML.slice(0, 120);
  return { name, outline: `${outlineStyle} ${outlineWidth}`, seen: seen.length };
}"""


@pytest.mark.parametrize("kind", sorted(made.KINDS))
def test_the_focus_is_seen_at_every_stop_and_nothing_covers_it(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind], viewport=ZOOMED)
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if where is None:
            break
        stops.append(where["name"])
        assert where["outline"] == "solid 3px", where
        assert where["seen"] > 0, where
    assert len(stops) > 8


def tabbed(page: Page, wanted: str) -> None:
    """Press Tab until what has the focus is what the selector says."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement?.matches({wanted!r}) ?? false"):
            return
    raise AssertionError(f"no way by Tab to {wanted}")


@in_both
def test_from_the_front_page_to_a_company_and_its_notice(open_page: Open) -> None:
    page = open_page(made.KINDS["home"])
    tabbed(page, "main input[name=q]")
    page.keyboard.type("91610100MA")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator("#search-results a").first).to_be_visible()
    tabbed(page, "#search-results a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/companies/**")
    tabbed(page, "main a[href*='/notices/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notices/**")


@in_both
def test_a_search_is_narrowed(open_page: Open) -> None:
    page = open_page(made.KINDS["search"] + "?q=西安")
    expect(page.locator("#search-results > li").first).to_be_visible()
    before = page.locator("#search-results > li").count()
    tabbed(page, ".facets summary")
    page.keyboard.press("Enter")
    tabbed(page, "#facet-grade")
    page.keyboard.type("AA")
    expect(page).to_have_url(re.compile("[?&]grade=A"))
    expect(page.locator("#search-results > li")).not_to_have_count(before)


def test_a_company_is_watched_and_a_citation_saved(open_page: Open) -> None:
    page = open_page(made.KINDS["company"])
    tabbed(page, "[data-watch]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-watch]")).to_have_attribute("aria-pressed", "true")
    page = open_page(made.KINDS["notice-grade"])
    tabbed(page, ".formats summary")
    page.keyboard.press("Enter")
    tabbed(page, "[data-save]")
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    assert saving.value.suggested_filename.endswith(".bib")
