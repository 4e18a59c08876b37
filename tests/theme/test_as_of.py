"""A reader who asks how the register stood on a day, in a real Chromium."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from registry.site import addresses, render
from tests.theme import made
from tests.theme.conftest import Open
from tests.views import WUYOU, ZIXU

pytestmark = pytest.mark.browser

PAGE, VOID = made.KINDS["company"], made.KINDS["company-void"]
WORDS = tomllib.loads((Path(render.__file__).parent / "words.toml").read_text("utf-8"))


def fits(page: Page) -> None:
    """Nothing that axe finds in either scheme, and no scrolling sideways on a phone."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_day_is_chosen_and_stands_in_the_address(open_page: Open) -> None:
    page = open_page(PAGE)
    page.get_by_label("查看某日的情况").fill("2024-02-09")
    page.get_by_role("button", name="查看").click()
    told = page.locator("#held")
    expect(told.locator("h2")).to_contain_text("截至 2024年2月9日")
    expect(told).to_contain_text("A 级　有效 Valid，有效期 2023年6月1日 至 2025年5月31日。")
    assert page.url.endswith(f"{PAGE}?as-of=2024-02-09")
    assert page.title().startswith("2024年2月9日：")
    rows = page.locator("#history ~ table tbody tr")
    expect(rows.filter(has_text="此后")).to_have_count(3)
    expect(rows.filter(has_not_text="此后")).to_have_count(2)
    expect(page.locator(".grade .status")).to_contain_text("此后 Later")
    expect(page.locator(".lead")).to_contain_text("现在：依据")
    expect(page.locator(".earlier summary")).to_contain_text("2024年2月9日：有效")
    page.get_by_role("link", name="回到现在").click()
    expect(page.locator("#held")).to_be_empty()
    assert page.url.endswith(PAGE)


@pytest.mark.rule("E-6")
@pytest.mark.rule("R-31")
def test_a_void_grade_was_valid_until_it_was_declared(open_page: Open) -> None:
    page = open_page(f"{VOID}?as-of=2024-02-09")

    def declared(route: Route) -> None:
        view: dict[str, Any] = route.fetch().json()
        for grade in view["grades"]:
            grade["ended_by"] = grade["ended_by"] and {**grade["ended_by"], "day": "2024-02-10"}
        route.fulfill(json=view)

    page.route(f"**{addresses.company_json(WUYOU)}", declared)
    page.reload()
    expect(page.locator("#held")).to_contain_text("有效 Valid")
    page.goto(page.url.replace("02-09", "02-10"))
    expect(page.locator("#held")).to_contain_text("宣布无效 Declared void")


def test_before_anything_was_published(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2021-04-30")
    expect(page.locator("#held")).to_contain_text("当日名称：西安市子虚机械厂")
    expect(page.locator("#held")).to_contain_text("当日本登记册未列有该企业")


@pytest.mark.parametrize("day", ["2024-02-30", "2026-11-23", "gestern", "2024-2-9"])
def test_what_is_no_day_that_has_come_is_said(day: str, open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of={day}")
    expect(page.locator("#held")).to_contain_text("日期应为不晚于今天的日期")
    expect(page.locator(".then, .later")).to_have_count(0)


def test_a_day_behind_the_data_says_how_far_they_reach(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2026-12-24", on="2026-12-25")
    expect(page.locator("#held")).to_contain_text("登记册的数据截至 2026年11月22日")


def test_a_file_that_does_not_come_is_said(open_page: Open) -> None:
    page = open_page(PAGE)
    page.route(f"**{addresses.company_json(ZIXU)}", lambda route: route.abort())
    page.get_by_label("查看某日的情况").fill("2024-02-09")
    page.keyboard.press("Enter")
    expect(page.locator("#held")).to_contain_text("没有取得数据文件")


def test_without_a_script_nothing_is_offered(open_page: Open) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    expect(page.get_by_label("查看某日的情况")).to_be_hidden()


@pytest.mark.rule("P-15")
def test_a_day_is_accessible_and_fits_a_phone(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2024-02-09", viewport={"width": 360, "height": 740})
    expect(page.locator("#held h2")).to_be_visible()
    fits(page)


def test_statuses_bear_the_words_of_the_register(open_page: Open) -> None:
    page = open_page(PAGE)
    words = page.evaluate("import('/theme/js/asof/wording.js').then(({ STATUSES }) => STATUSES)")
    assert words == {code: [word["zh"], word["en"]] for code, word in WORDS["status"].items()}


FOUND = "#search-results > li"


def test_a_search_tells_how_each_stood_and_leads_back(open_page: Open) -> None:
    page = open_page(f"{addresses.SEARCH}?q=子虚&as-of=2024-02-09")
    hit = page.locator(FOUND).filter(has_text=ZIXU)
    expect(hit.locator(".standing")).to_have_text(
        "A 有效 Valid，有效期 2023年6月1日 至 2025年5月31日"
    )
    expect(page.locator("#search-as-of")).to_contain_text("截至 2024年2月9日 As of 2024-02-09")
    expect(page.locator("#search-status")).to_contain_text("截至 2024年2月9日 的等级和状态。共")
    expect(page.locator(FOUND).filter(has_text="2025年9月18日")).to_have_count(0)
    expect(page.get_by_label("状态", exact=True)).to_be_disabled()
    hit.get_by_role("link").click()
    expect(page.locator("#held h2")).to_contain_text("截至 2024年2月9日")
    page.go_back()
    page.get_by_role("link", name="回到现在").click()
    expect(page.locator("#search-as-of")).to_be_hidden()
    expect(hit.locator(".standing").first).to_contain_text("AA 有效期 2025年9月18日")
    expect(page.get_by_label("状态", exact=True)).to_be_enabled()


def test_a_day_is_chosen_in_the_search(open_page: Open) -> None:
    page = open_page(f"{addresses.SEARCH}?q=子虚")
    expect(page.locator(FOUND).first).to_be_visible()
    page.get_by_text("限定范围").click()
    page.get_by_label("截至某日").fill("2021-04-30")
    hit = page.locator(FOUND).filter(has_text=ZIXU)
    expect(hit.locator(".standing")).to_have_text(
        ["当日名称：西安市子虚机械厂", "当日本登记册未列有该企业"]
    )
    assert "as-of=2021-04-30" in page.url
    page.get_by_label("截至某日").fill("")
    expect(hit.locator(".standing").first).to_contain_text("AA 有效期")
    assert "as-of" not in page.url


def test_a_search_as_of_no_day_says_so(open_page: Open) -> None:
    page = open_page(f"{addresses.SEARCH}?q=子虚&as-of=2024-02-30")
    expect(page.locator("#search-status")).to_contain_text("截至日应为不晚于今天的日期")
    expect(page.locator(FOUND)).to_have_count(0)


def test_a_company_whose_file_does_not_come_is_told(open_page: Open) -> None:
    page = open_page(addresses.SEARCH)
    page.route(f"**{addresses.company_json(ZIXU)}", lambda route: route.abort())
    page.goto(f"{page.url}?q=子虚&as-of=2024-02-09")
    hit = page.locator(FOUND).filter(has_text=ZIXU)
    expect(hit.locator(".standing")).to_contain_text("没有取得当日的情况")


@pytest.mark.rule("P-15")
def test_a_search_as_of_a_day_is_accessible_and_fits_a_phone(open_page: Open) -> None:
    address = f"{addresses.SEARCH}?q=子虚&as-of=2024-02-09"
    page = open_page(address, viewport={"width": 360, "height": 740})
    expect(page.locator(f"{FOUND} .standing").first).to_contain_text("有效期")
    fits(page)
