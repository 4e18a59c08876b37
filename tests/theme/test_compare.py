"""What a reader does who puts two companies side by side, in a real Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from registry.site import addresses
from tests.theme import made
from tests.theme.conftest import Open
from tests.views import NAMES, WANGSHI, WUYOU, XUZHOU, ZIXU

pytestmark = pytest.mark.browser


def compared(open_page: Open, one: str, other: str, **options: object) -> Page:
    """The page on which a reader has filled in two and pressed the button."""
    page = open_page(addresses.COMPARE, **options)
    page.get_by_label("第一家").fill(one)
    page.get_by_label("第二家").fill(other)
    page.get_by_role("button", name="对照").click()
    return page


def said(page: Page) -> Locator:
    return page.locator("#compare-status")


def cells(page: Page, label: str) -> Locator:
    """What both have of a matter, in the first group that has it."""
    row = page.locator("tbody tr", has=page.get_by_role("rowheader", name=label, exact=True))
    return row.first.get_by_role("cell")


def test_from_a_companys_page_to_the_two_side_by_side(open_page: Open) -> None:
    page = open_page(made.KINDS["company"])
    page.get_by_role("link", name="与另一家对照").click()
    expect(page.get_by_label("第一家")).to_have_value(ZIXU)
    page.get_by_label("第二家").fill(NAMES[WANGSHI])
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text(f"第一家：{NAMES[ZIXU]}；第二家：{NAMES[WANGSHI]}。")
    expect(cells(page, "统一社会信用代码")).to_have_text([ZIXU, WANGSHI])
    assert page.url.endswith(f"/compare.html?one={ZIXU}&other={WANGSHI}")
    shown = page.locator("#compare-result").inner_text()
    page.reload()
    expect(said(page)).to_contain_text("第二家：")
    assert page.locator("#compare-result").inner_text() == shown


def test_what_was_entered_before_the_script_came_stays(open_page: Open, site: str) -> None:
    waiting: list[Route] = []

    def held_back(route: Route) -> None:
        waiting.append(route)

    page = open_page(addresses.HOME)
    page.route("**/compare/page.js", held_back)
    with page.expect_request("**/compare/page.js"):
        page.goto(site + addresses.COMPARE, wait_until="commit")
    page.get_by_label("第二家").fill(WANGSHI)
    [route] = waiting
    route.continue_()
    page.wait_for_load_state("load")
    expect(page.get_by_label("第二家")).to_have_value(WANGSHI)


def test_the_order_is_the_readers(open_page: Open) -> None:
    page = compared(open_page, WANGSHI, ZIXU)
    expect(page.get_by_role("columnheader")).to_have_text([NAMES[WANGSHI], NAMES[ZIXU]])


def test_a_grade_is_as_of_the_readers_day(open_page: Open) -> None:
    page = compared(open_page, ZIXU, WUYOU)
    expect(cells(page, "最近的等级").nth(0)).to_contain_text(
        "有效期 2025年9月18日 至 2027年9月17日"
    )
    expect(cells(page, "最近的等级").nth(1)).to_contain_text("宣布无效")
    later = compared(open_page, ZIXU, WUYOU, on="2027-09-18")
    expect(cells(later, "最近的等级").nth(0)).to_contain_text("届满失效")


def test_who_has_no_grade_is_not_told_to_have_one(open_page: Open) -> None:
    page = compared(open_page, ZIXU, XUZHOU)
    expect(cells(page, "最近的等级").nth(1)).to_have_text("未载")
    expect(cells(page, "已公布的").nth(1)).to_contain_text("签署")


def test_a_near_name_is_offered_and_not_chosen(open_page: Open) -> None:
    page = compared(open_page, "子虚精密机械", WANGSHI)
    expect(said(page)).to_have_text("“子虚精密机械”没有完全相符的，名称相近的有：")
    expect(page.locator("#compare-result")).to_be_hidden()
    page.get_by_role("button", name=NAMES[ZIXU]).click()
    expect(said(page)).to_contain_text("第二家：")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (ZIXU, "两处填的是同一家企业。"),
        ("查无此企业有限公司", "没有找到。未列入只表示没有公布其信用等级"),
        (ZIXU[:-1] + "9", "校验位不符"),
    ],
)
def test_what_is_not_two_companies_is_said(open_page: Open, other: str, told: str) -> None:
    page = compared(open_page, ZIXU, other)
    expect(said(page)).to_contain_text(told)
    expect(page.locator("#compare-result")).to_be_hidden()


def test_it_fits_a_phone_and_every_reader(open_page: Open) -> None:
    page = compared(open_page, ZIXU, WANGSHI, viewport={"width": 360, "height": 740})
    expect(said(page)).to_contain_text("第二家：")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page).response["violations"] == []
