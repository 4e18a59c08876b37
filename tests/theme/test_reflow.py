"""Text set as a reader needs it, and pages without a script."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import in_both
from tests.theme import made
from tests.theme.conftest import Open

pytestmark = pytest.mark.browser

every_page = pytest.mark.parametrize("kind", sorted(made.KINDS))
#: WCAG 2.2, 1.4.12, set as a reader's own style sheet does.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
#: What is cut off or goes beyond the screen; what is clipped is for screen readers alone.
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { overflowX, clipPath, display, visibility } = getComputedStyle(one);
  if (display === "none" || visibility === "hidden" || one.closest("svg")) return false;
  if (clipPath !== "none" || one.closest("thead, pre > *")) return false;
  if (one.getBoundingClientRect().right > innerWidth + 1) return true;
  if (["visible", "auto"].includes(overflowX) || one.matches("input, select")) return false;
  return one.scrollWidth > one.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""
#: Pages that a script serves, and what each offers who has none.
SERVED = {
    "search": "企业名录",
    "batch": "企业名录",
    "watch": "公告订阅",
    "assess": "按上述方法和下列分值自行计算",
}


@pytest.mark.rule("P-15")
@every_page
def test_text_that_is_spaced_out_is_not_cut_off(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind], viewport={"width": 320, "height": 512})
    page.evaluate(SPACING)
    assert page.evaluate(CUT) == []


@in_both
@pytest.mark.rule("P-15")
@pytest.mark.parametrize("kind", ["home", "company", "search", "assess", "statistics", "list"])
def test_pages_that_matter_fit_the_narrowest_screen(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind], viewport={"width": 320, "height": 512})
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("kind", sorted(SERVED))
def test_without_a_script_a_page_says_what_else_there_is(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind], java_script_enabled=False)
    told = page.locator("noscript .alert")
    expect(told).to_be_visible()
    expect(told).to_contain_text(SERVED[kind])
    expect(told.locator("[lang=en]")).not_to_be_empty()


@pytest.mark.rule("P-15")
@pytest.mark.parametrize("kind", [one for one in made.KINDS if one.startswith("statistics")])
def test_each_picture_has_a_name_a_text_and_its_table(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind])
    pictures = page.locator("main svg")
    assert pictures.count() > 0
    for picture in pictures.all():
        expect(picture).to_have_role("img")
        expect(picture).to_have_accessible_name(_text(picture))
        table = picture.locator("xpath=ancestor::section").locator("table")
        assert table.locator("caption").count() == table.count() == 1
        assert table.locator("tbody tr").count() > 0


def _text(picture: Locator) -> str:
    return " ".join(picture.locator("> title, > desc").all_text_contents())
