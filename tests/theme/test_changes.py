"""What a journalist does who asks what changed between two days, in a real Chromium."""

import csv
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from registry.data import delimited
from registry.data.changes import CHANGES
from registry.site import addresses
from tests.theme.conftest import Open
from tests.views import ZIXU

pytestmark = pytest.mark.browser

CHANGED = addresses.CHANGES
LINES = "#changes-rows tr"


def asked(page: Page, first: str, last: str) -> None:
    page.get_by_label("从").fill(first)
    page.get_by_label("到").fill(last)
    page.get_by_role("button", name="列出").click()
    expect(page.locator("#changes-status")).not_to_be_empty()


def test_two_days_are_chosen_and_the_list_is_taken_along(open_page: Open, tmp_path: Path) -> None:
    page = open_page(CHANGED)
    expect(page.get_by_label("到")).to_have_value("2026-11-22")
    expect(page.get_by_label("从")).to_have_value("2026-11-01")
    asked(page, "2024-02-10", "2025-03-12")
    expect(page.locator("#changes-status")).to_contain_text("2024年2月10日 至 2025年3月12日：共")
    days = page.locator(f"{LINES} time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days == sorted(days, reverse=True)
    assert (days[0], days[-1]) == ("2025-03-12", "2024-02-10")
    revoked = page.locator(LINES).filter(has_text=ZIXU).filter(has_text="撤销等级 Revoked")
    expect(revoked.get_by_role("link").first).to_have_attribute(
        "href", page.url.partition("/changes")[0] + addresses.company(ZIXU)
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="下载清单").click()
    saved = tmp_path / "changes.csv"
    download.value.save_as(saved)
    rows = list(csv.DictReader(saved.read_text("utf-8-sig").splitlines()))
    assert [row["day"] for row in rows] == days
    assert list(rows[0]) == [column.name for column in CHANGES.columns]


def test_the_address_can_be_cited(open_page: Open) -> None:
    page = open_page(f"{CHANGED}?from=2025-09-18&to=2025-09-18")
    expect(page.locator(f"{LINES} time").first).to_have_text("2025年9月18日")
    asked(page, "2020-01-01", "2020-12-31")
    expect(page.locator("#changes-status")).to_contain_text("没有变动")
    assert page.url.endswith("?from=2020-01-01&to=2020-12-31")
    page.go_back()
    expect(page.locator(f"{LINES} time").first).to_have_text("2025年9月18日")


@pytest.mark.rule("R-21")
def test_a_lapse_without_a_notice_and_a_notice_about_no_company(open_page: Open) -> None:
    page = open_page(CHANGED)
    lines = [
        ("2025-09-02", "lapse", "届满失效", ZIXU, "甲公司", "r", "AA", "", "", ""),
        ("2025-09-01", "licence", "资格证公告", "", "", "", "", "关于颁发", "2025-00001-Q", "1号"),
    ]
    body = delimited.encoded(CHANGES.columns, lines)
    page.route("**/data/changes/2025-09.csv", lambda route: route.fulfill(body=body))
    asked(page, "2025-09-01", "2025-09-30")
    expect(page.locator(LINES)).to_have_count(2)
    expect(page.locator(LINES).first).to_contain_text("届满失效 LapsedAA—")
    expect(page.locator(LINES).last).to_contain_text("资格证公告")
    expect(page.locator("#changes-status")).to_contain_text("共 2 项变动，涉及公告 1 件")


def test_many_are_shown_by_and_by(open_page: Open) -> None:
    page = open_page(CHANGED)
    lines = [
        ("2025-09-02", "lapse", "届满失效", ZIXU, f"{n}", "r", "AA", "", "", "") for n in range(450)
    ]
    body = delimited.encoded(CHANGES.columns, lines)
    page.route("**/data/changes/2025-09.csv", lambda route: route.fulfill(body=body))
    asked(page, "2025-09-01", "2025-09-30")
    for shown in (200, 400, 450):
        expect(page.locator(LINES)).to_have_count(shown)
        if shown < 450:
            page.get_by_role("button", name="显示更多").click()
    expect(page.get_by_role("button", name="显示更多")).to_be_hidden()
    expect(page.get_by_role("link", name="400", exact=True)).to_be_focused()


@pytest.mark.parametrize("days", ["from=2025-02-30&to=2025-03-01", "from=2025-03-02&to=2025-03-01"])
def test_what_are_no_two_days_is_said(days: str, open_page: Open) -> None:
    page = open_page(f"{CHANGED}?{days}")
    expect(page.locator("#changes-status")).to_contain_text("两个日期都应为不晚于今天的日期")


def test_a_file_that_does_not_come_is_said(open_page: Open) -> None:
    page = open_page(CHANGED)
    page.route("**/data/changes/2025-09.csv", lambda route: route.abort())
    asked(page, "2025-09-01", "2025-09-30")
    expect(page.locator("#changes-status")).to_contain_text("没有取得")


def test_without_a_script_the_months_are_plain_pages(open_page: Open) -> None:
    page = open_page(CHANGED, java_script_enabled=False)
    expect(page.get_by_label("从")).to_be_hidden()
    page.get_by_role("link", name="2025年9月").click()
    expect(page.locator("h1")).to_contain_text("2025年9月变动")
    expect(page.locator("tbody tr").filter(has_text=ZIXU)).not_to_have_count(0)


@pytest.mark.rule("P-15")
def test_a_list_is_accessible_and_fits_a_phone(open_page: Open) -> None:
    days = "from=2023-01-01&to=2026-11-22"
    page = open_page(f"{CHANGED}?{days}", viewport={"width": 360, "height": 740})
    expect(page.locator(LINES).first).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
