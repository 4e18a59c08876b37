"""What a reader does who keeps an eye on companies, in a real Chromium."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from playwright.sync_api import Page, Route, expect

from registry.site import addresses
from tests.browser import in_both
from tests.theme import made
from tests.theme.conftest import Open
from tests.views import ZIXU

pytestmark = pytest.mark.browser

PAGE = made.KINDS["company"]
TWIN = addresses.company_json(ZIXU)
NOTICE = {"id": "2026-00099-2", "number": "秦信协〔2026〕99号", "kind": "revocation"}
EVENT = {
    "day": "2026-11-25",
    "kind": "revocation",
    "ruleset": "shaanxi-2006",
    "was": "AA",
    "becomes": "",
    "notice": {**NOTICE, "title": "关于撤销信用等级的公告", "day": "2026-11-25"},
}


def watching(open_page: Open, **options: Any) -> Page:
    """A reader who has just begun to watch the company, from its page."""
    page = open_page(PAGE, **options)
    page.get_by_role("button", name="关注这家企业").click()
    expect(page.get_by_role("button", name="关注这家企业", pressed=True)).to_be_visible()
    return page


def later(page: Page, day: str, change: Callable[[dict[str, Any]], None] | None = None) -> None:
    """The reader comes back on a day; meanwhile the data file became another."""

    def changed(route: Route) -> None:
        view = route.fetch().json()
        if change:
            change(view)
        route.fulfill(json=view)

    page.route(f"**{TWIN}", changed)
    page.clock.set_fixed_time(f"{day}T12:00:00+08:00")
    page.goto(page.url.partition("/companies")[0].removesuffix("/watch.html") + "/watch.html")
    expect(page.locator("#watch-status")).to_contain_text("关注 1 家企业")


def revoked(view: dict[str, Any]) -> None:
    view["events"].insert(0, EVENT)
    view["address"] = "西安市新址路1号"


@in_both
def test_the_next_visit_tells_what_changed_with_its_notice(open_page: Open) -> None:
    page = watching(open_page)
    later(page, "2026-11-24")
    expect(page.locator(".since")).to_have_text("自 2026年11月22日 以来没有变化。")
    later(page, "2026-11-26", revoked)
    expect(page.locator("#watch-status")).to_contain_text("其中 1 家有变化")
    told = page.locator(".changes > li")
    expect(told).to_have_count(2)
    expect(told.nth(0)).to_contain_text("2026年11月25日　撤销等级")
    link = told.nth(0).get_by_role("link", name="《关于撤销信用等级的公告》秦信协〔2026〕99号")
    assert str(link.get_attribute("href")).endswith("/notices/2026/0/2026-00099-2.html")
    expect(told.nth(1)).to_contain_text("登记事项变更")
    expect(told.nth(1)).to_contain_text("变为“西安市新址路1号”")
    page.reload()
    expect(told).to_have_count(2)
    page.get_by_role("button", name="都已看过").click()
    expect(page.locator(".since")).to_have_text("自 2026年11月26日 以来没有变化。")


@pytest.mark.rule("R-21")
def test_a_lapse_since_the_last_build_is_told_once(open_page: Open) -> None:
    page = watching(open_page)
    later(page, "2027-09-18")
    expect(page.locator(".changes > li").first).to_contain_text(
        "2027年9月18日　届满失效 Lapsed：AA"
    )
    expect(page.locator(".grades .mark-lapsed").first).to_be_visible()
    page.get_by_role("button", name="都已看过").click()
    lapse = {**EVENT, "day": "2027-09-18", "kind": "lapse", "notice": None}

    def built(view: dict[str, Any]) -> None:
        view["grades"][0]["status"] = "lapsed"
        view["events"].insert(0, lapse)

    later(page, "2027-09-19", built)
    expect(page.locator(".since")).to_contain_text("以来没有变化")


def test_nothing_is_sent_and_nothing_else_is_read(open_page: Open) -> None:
    page = watching(open_page)
    asked: list[tuple[str, str | None, str]] = []
    page.on("request", lambda one: asked.append((one.method, one.post_data, one.url)))
    later(page, "2026-11-24")
    assert {(method, data) for method, data, _ in asked} == {("GET", None)}
    read = [url for *_, url in asked if "/theme/" not in url]
    assert [url.rpartition("/")[2] for url in read[1:]].count(f"{ZIXU}.json") == 1
    assert not [url for url in read if "?" in url]


def test_the_list_moves_to_another_browser_as_a_file(open_page: Open, tmp_path: Path) -> None:
    page = watching(open_page)
    later(page, "2026-11-24")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出名单").click()
    saved = tmp_path / "list.json"
    download.value.save_as(saved)
    other = open_page(addresses.WATCH)
    other.get_by_label("导入名单文件").set_input_files(saved)
    expect(other.locator("#watch-list > li .code")).to_have_text(ZIXU)
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps({"watched": {}}), "utf-8")
    other.get_by_label("导入名单文件").set_input_files(wrong)
    expect(other.locator("#watch-status")).to_have_text("这不是从本页导出的关注名单文件。")
    expect(other.locator("#watch-list > li")).to_have_count(1)


@in_both
@pytest.mark.rule("P-15")
def test_by_keyboard_alone_a_code_is_added_and_dropped(open_page: Open) -> None:
    page = open_page(addresses.WATCH)
    expect(page.locator("#watch-status")).to_have_text("还没有关注的企业。")
    page.get_by_label("统一社会信用代码").focus()
    page.keyboard.type(ZIXU[:17] + "0")
    page.keyboard.press("Enter")
    expect(page.locator("#watch-status")).to_have_text("校验位不符，代码有误。")
    page.keyboard.press("Control+a")
    page.keyboard.type(f" {ZIXU.lower()}")
    page.keyboard.press("Enter")
    expect(page.locator(".since")).to_have_text("自 2026年11月22日 以来没有变化。")
    page.get_by_role("button", name="不再关注").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#watch-status")).to_have_text("还没有关注的企业。")
    expect(page.get_by_label("统一社会信用代码")).to_be_focused()


def test_a_browser_that_keeps_nothing_says_so(open_page: Open) -> None:
    page = open_page(PAGE)
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page.reload()
    page.get_by_role("button", name="关注这家企业").click()
    expect(page.locator("[data-followed]")).to_contain_text("关注名单没有保存")
    expect(page.get_by_role("button", name="关注这家企业", pressed=False)).to_be_visible()


def test_a_calendar_has_the_last_day_and_is_made_in_the_page(open_page: Open) -> None:
    page = open_page(PAGE)
    with page.expect_download() as download:
        page.get_by_role("button", name="届满和年审日历").click()
    content = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    text = content.decode().replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "DTSTART;VALUE=DATE:20270917\r\n" in text
    assert "SUMMARY:" in text and "信用等级 AA 有效期最后一日" in text
    read = Calendar.from_ical(content)
    assert not read.errors
    assert all(name in read for name in ("PRODID", "VERSION"))
    assert read.events and all({"UID", "DTSTAMP", "DTSTART"} <= one.keys() for one in read.events)
    assert all(not one.errors for one in read.events)
    assert date(2027, 9, 17) in [one.start for one in read.events]
    page.clock.set_fixed_time("2031-01-01T12:00:00+08:00")
    page.get_by_role("button", name="届满和年审日历").click()
    expect(page.locator("[data-followed]")).to_contain_text("没有今后的届满日或者年审日")


@pytest.mark.rule("P-15")
def test_changes_have_no_accessibility_violations_and_fit_a_phone(open_page: Open) -> None:
    page = watching(open_page, viewport={"width": 360, "height": 740})
    later(page, "2026-11-26", revoked)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_badge_is_shown_with_what_to_copy(open_page: Open) -> None:
    page = open_page(PAGE)
    page.get_by_text("网站徽标").click()
    picture = page.locator("details img")
    expect(picture).to_have_js_property("naturalWidth", 320)
    address = addresses.company_badge(ZIXU)
    expect(page.locator("details code")).to_contain_text(
        f'.html"><img src="https://register.example.org{address}"'
    )
