"""Large type, which a reader asks for once and finds on every page from then on."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import in_both
from tests.theme import made
from tests.theme.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.rule("P-15")]

PHONE = {"width": 360, "height": 740}
KEPT = "localStorage.setItem('register-large', 'on')"
POINTS_18 = 24  # in CSS pixels


def size(page: Page) -> float:
    """Of the page's text, in pixels."""
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


@in_both
def test_by_keyboard_it_is_asked_for_kept_and_taken_back(open_page: Open) -> None:
    page = open_page(made.KINDS["home"], viewport=PHONE)
    button = page.get_by_role("button", name="大字")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert size(page) == 16
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.replace("index.html", "") + made.KINDS["company"].lstrip("/"))
    assert size(page) >= POINTS_18
    expect(button).to_have_attribute("aria-pressed", "true")
    button.focus()
    page.keyboard.press("Space")
    assert size(page) == 16
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.length") == 0


def test_where_nothing_can_be_kept_it_holds_for_the_page(open_page: Open) -> None:
    page = open_page(made.KINDS["home"])
    page.add_init_script(
        "for (const name of ['getItem', 'setItem', 'removeItem'])"
        " Storage.prototype[name] = () => { throw new Error('denied'); }"
    )
    page.reload()
    page.get_by_role("button", name="大字").click()
    assert size(page) >= POINTS_18


def test_without_a_script_no_button_promises_it(open_page: Open) -> None:
    page = open_page(made.KINDS["home"], java_script_enabled=False)
    expect(page.locator(".large")).to_be_hidden()


def test_paper_stays_as_it_is(open_page: Open) -> None:
    page = open_page(made.KINDS["company"])
    page.emulate_media(media="print")
    before = size(page)
    page.evaluate("document.documentElement.dataset.large = 'on'")
    assert size(page) == before
    expect(page.locator(".large")).to_be_hidden()


@pytest.mark.parametrize("kind", sorted(made.KINDS))
def test_no_page_scrolls_sideways_in_it(kind: str, open_page: Open) -> None:
    page = open_page(made.KINDS[kind], viewport=PHONE)
    page.evaluate("document.documentElement.dataset.large = 'on'")
    for width in (360, 390, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, f"{width} px: {over} px too wide"
