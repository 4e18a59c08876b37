"""Every kind of page as a reader meets it: accessible, fitting, on paper, by keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.theme import made
from tests.theme.conftest import Open

pytestmark = pytest.mark.browser

every_page = pytest.mark.parametrize("kind", sorted(made.KINDS))
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
ZOOMED = {"width": 320, "height": 256}
#: Rules that axe applies on request alone.
BEYOND = {"target-size": {"enabled": True}}


@pytest.mark.rule("P-15")
@every_page
def test_axe_finds_nothing_zoomed_or_not_in_either_scheme(kind: str, open_page: Open) -> None:
    """At four times the size 1280 pixels are 320."""
    page = open_page(made.KINDS[kind], viewport=ZOOMED)
    _accessible(page, {})
    page.set_viewport_size(DESK)
    _accessible(page, {})
    page.emulate_media(color_scheme="dark")
    _accessible(page, {"runOnly": ["cat.color"]})  # a scheme changes colours and nothing else
    page.emulate_media(color_scheme="light")
    _accessible(page, {"runOnly": ["cat.color"]})


def _accessible(page: Page, options: dict[str, object]) -> None:
    wanted = {"resultTypes": ["violations"], "rules": BEYOND, **options}
    results = Axe().run(page, options=wanted)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.rule("P-15")
@every_page
def test_no_page_scrolls_sideways(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind], viewport=PHONE)
    for width in (ZOOMED["width"], 360, 600, 768, 800, 960, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, f"{width} px: {over} px too wide"


@pytest.mark.rule("P-15")
def test_text_of_twice_the_size_fits_a_phone(open_page: Open) -> None:
    page = open_page(made.KINDS["company"], viewport=PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_nothing_is_asked_of_another_host(open_page: Open, site: str) -> None:
    page = open_page(made.KINDS["company"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert len(asked) > 3
    assert all(url.startswith(site) for url in asked)


@pytest.mark.rule("P-15")
def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(open_page: Open) -> None:
    page = open_page(made.KINDS["company"], viewport=DESK)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box is not None and box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    found = page.evaluate(
        "() => [document.activeElement.closest('main') !== null,"
        " getComputedStyle(document.activeElement).outlineWidth]"
    )
    assert found == [True, "3px"]


@pytest.mark.rule("P-15")
def test_links_and_buttons_are_large_enough_for_a_thumb(open_page: Open) -> None:
    page = open_page(made.KINDS["home"], viewport=PHONE)
    for target in page.locator("nav a, button, input").all():
        box = target.bounding_box()
        assert box is not None and box["height"] >= 40 and box["width"] >= 40


def test_an_earlier_grade_opens_without_a_script(open_page: Open) -> None:
    page = open_page(made.KINDS["company"], java_script_enabled=False)
    page.locator("details.earlier summary").click()
    assert page.get_by_text("202300111100007").is_visible()


def test_search_without_a_script_offers_the_lists(open_page: Open) -> None:
    page = open_page(made.KINDS["search"], java_script_enabled=False)
    notice = page.locator("noscript .alert")
    assert notice.is_visible()
    notice.get_by_role("link", name="企业名录").click()
    assert page.locator("h1").inner_text().startswith("企业名录")


@pytest.mark.parametrize("kind", ["company", "company-void", "company-commitment"])
def test_a_company_page_prints_on_one_sheet(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind], viewport=DESK)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.rule("R-21")
def test_paper_shows_the_period_and_no_claim_of_today(open_page: Open) -> None:
    page = open_page(made.KINDS["company"])
    page.emulate_media(media="print")
    assert page.locator(".grade .running").is_visible()
    assert not page.locator(".grade .mark-valid").is_visible()
    assert not page.locator("form.find").is_visible()


@pytest.mark.rule("P-3")
def test_a_grade_and_a_commitment_differ_in_more_than_colour(open_page: Open) -> None:
    page = open_page(made.KINDS["company"])
    looks = "box => { const style = getComputedStyle(box); return style.borderTopStyle; }"
    assert page.locator(".plate").evaluate(looks) == "double"
    assert page.locator(".pledge").evaluate(looks) == "dashed"
    assert "不是信用等级" in page.locator(".pledge .tag").inner_text()
