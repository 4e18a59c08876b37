"""A reader who asks for the whole register as it stood on a day, in a real Chromium."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from registry.site import addresses, asof, render
from tests.browser import in_both
from tests.theme import made
from tests.theme.conftest import Open
from tests.theme.test_as_of import fits
from tests.views import CASMES_TITLE, NAMES, SHAANXI_TITLE, WANGSHI, WUYOU, ZIXU
from tests.views_register import REGISTER

pytestmark = pytest.mark.browser

PAGE = made.KINDS["as-of"]
FILE = "**/data/register/00000.jsonl.gz"
ROWS, SAID = "#day-rows tr", "#day-status-line"


def saved(page: Page, button: str, target: Path) -> list[dict[str, str]]:
    """The rows of a file that the page gives."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=button).click()
    waited.value.save_as(target)
    return list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))


@in_both
def test_a_day_is_chosen_and_each_company_leads_to_that_day(open_page: Open) -> None:
    page = open_page(PAGE)
    expect(page.locator("#day-cost")).to_contain_text("全册文件 1 个、共")
    page.get_by_label("截至").fill("2024-02-09")
    page.get_by_role("button", name="列出").click()
    expect(page.locator(SAID)).to_contain_text("截至 2024年2月9日：当日在册企业 3 家")
    row = page.locator(ROWS).filter(has_text=ZIXU)
    expect(row).to_contain_text("A 有效 Valid，有效期 2023年6月1日 至 2025年5月31日")
    assert page.url.endswith(f"{PAGE}?as-of=2024-02-09")
    row.get_by_role("link").click()
    expect(page.locator("#held h2")).to_contain_text("截至 2024年2月9日")


@pytest.mark.rule("P-2")
def test_what_is_chosen_stands_in_the_address_and_rows_by_code(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2026-11-22&status=valid")
    expect(page.locator(SAID)).to_contain_text("截至 2026年11月22日")
    codes = page.locator(f"{ROWS} .code").all_text_contents()
    assert codes == sorted(codes) and len(codes) > 1
    page.get_by_label("信用等级").select_option(value="shaanxi-2006 AA")
    page.get_by_label("注册地区").select_option(value="610100")
    page.get_by_role("button", name="列出").click()
    expect(page.locator(f"{ROWS} .code")).to_have_text([ZIXU])
    assert page.url.endswith("?as-of=2026-11-22&region=610100&grade=shaanxi-2006+AA&status=valid")
    page.go_back()
    expect(page.locator(f"{ROWS} .code")).to_have_text(codes)


def test_states_of_the_day_are_chosen_as_in_the_lists(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2024-02-10&status=revoked")
    expect(page.locator(f"{ROWS} .code")).to_have_text([ZIXU, WUYOU])
    page.get_by_label("当日状态").select_option(label="宣布无效")
    page.get_by_role("button", name="列出").click()
    expect(page.locator(SAID)).to_contain_text("没有符合条件的企业")
    expect(page.locator("#day-result")).to_be_hidden()
    page.goto(page.url.replace("2024-02-10", "2026-11-22"))
    expect(page.locator(f"{ROWS} .code")).to_have_text([WUYOU])


def test_list_and_statistics_are_taken_away(open_page: Open, tmp_path: Path) -> None:
    page = open_page(f"{PAGE}?as-of=2024-02-09")
    expect(page.locator(ROWS)).to_have_count(3)
    rows = saved(page, "下载名单", tmp_path / "list.csv")
    assert [row["统一社会信用代码"] for row in rows] == [ZIXU, WUYOU, WANGSHI]
    assert rows[0]["当日名称"] == NAMES[ZIXU] and rows[0]["信用等级"] == "A"
    assert {row["登记册数据截至"] for row in rows} == {REGISTER.as_of.isoformat()}
    assert rows[0]["企业页面"].endswith(addresses.company(ZIXU))
    counts = saved(page, "下载统计", tmp_path / "counts.csv")
    valid = {
        (one["评价办法"], one["等级"]): one["等级数"]
        for one in counts
        if (one["统计"], one["行"]) == ("按状态", "有效 Valid")
    }
    assert (valid[CASMES_TITLE, "AAA"], valid[SHAANXI_TITLE, "A"]) == ("1", "2")
    page.get_by_text("按注册地区").first.click()
    table = page.locator("#day-tables details[open] table")
    expect(table.locator("caption")).to_contain_text("截至 2024年2月9日")
    expect(table.locator("tbody th")).to_have_text(["未载明"])


def test_a_day_before_anything(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2001-01-01")
    expect(page.locator(SAID)).to_contain_text("当日登记册没有企业")
    expect(page.locator("#day-statistics")).to_be_hidden()


@pytest.mark.parametrize("day", ["2024-02-30", "2026-11-23", ""])
def test_what_is_no_day_that_has_come_is_said(day: str, open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of={day}")
    expect(page.locator(SAID)).to_contain_text("日期应为不晚于今天的日期")


def test_a_file_that_does_not_come_is_said_and_asked_for_again(open_page: Open) -> None:
    page = open_page(PAGE)
    page.route(FILE, lambda route: route.abort())
    page.get_by_label("截至").fill("2024-02-09")
    page.get_by_role("button", name="列出").click()
    expect(page.locator(SAID)).to_contain_text("数据文件没有取得")
    page.unroute(FILE)
    page.get_by_role("button", name="列出").click()
    expect(page.locator(ROWS)).to_have_count(3)


def test_files_of_two_registers_are_no_register(open_page: Open) -> None:
    page = open_page(PAGE)

    def grown(route: Route) -> None:
        told = route.fetch().json()
        route.fulfill(json={**told, "companies": told["companies"] + 1})

    page.route("**/register.json", grown)
    page.goto(f"{page.url}?as-of=2024-02-09")
    expect(page.locator(SAID)).to_contain_text("不是同一版本")
    expect(page.locator("#day-result")).to_be_hidden()


def test_reading_is_shown_and_can_be_stopped(open_page: Open) -> None:
    page = open_page(PAGE)
    page.route(FILE, lambda route: None)
    page.get_by_label("截至").fill("2024-02-09")
    page.get_by_role("button", name="列出").click()
    expect(page.get_by_label("读取进度")).to_be_visible()
    expect(page.locator(SAID)).to_contain_text("正在读取全册文件 1 个")
    page.get_by_role("button", name="停止").click()
    expect(page.locator(SAID)).to_have_text("已停止读取。")
    expect(page.get_by_label("读取进度")).to_be_hidden()


def test_a_large_register_is_read_on_a_press_alone(open_page: Open) -> None:
    page = open_page(PAGE)

    def large(route: Route) -> None:
        html = route.fetch().text().replace('data-files="1"', 'data-files="1" data-large')
        route.fulfill(body=html, content_type="text/html")

    page.route(f"**{PAGE}*", large)
    page.goto(f"{page.url}?as-of=2024-02-09")
    expect(page.get_by_label("截至")).to_have_value("2024-02-09")
    expect(page.locator(SAID)).to_be_empty()
    page.get_by_role("button", name="列出").click()
    expect(page.locator(ROWS)).to_have_count(3)


@pytest.mark.parametrize("size", [asof.LARGE, asof.LARGE * 1.2])
def test_a_large_register_points_to_the_ends_of_years(size: float) -> None:
    planned = asof.page([int(size / 2)] * 2, (), ())
    html = render.page(made.environment(), planned.template, planned.address, planned.context)
    assert ("年末的情况请先看" in html.decode()) == (size > asof.LARGE)
    assert ("data-large" in html.decode()) == (size > asof.LARGE)


def test_without_a_script_the_ways_round_are_named(open_page: Open) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    expect(page.get_by_label("截至")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()


@pytest.mark.rule("P-15")
def test_a_day_is_asked_for_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2024-02-09")
    expect(page.locator(ROWS)).to_have_count(3)
    page.get_by_label("注册地区").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"{ROWS} .code")).to_have_text([ZIXU, WUYOU])


@pytest.mark.rule("P-15")
def test_a_list_of_a_day_is_accessible_and_fits_a_phone(open_page: Open) -> None:
    page = open_page(f"{PAGE}?as-of=2024-02-09", viewport={"width": 360, "height": 740})
    expect(page.locator(ROWS)).to_have_count(3)
    page.locator("#day-tables summary").first.click()
    fits(page)
