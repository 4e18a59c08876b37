"""A journalist finds every revocation of this year, with and without scripts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import in_both, served

pytestmark = pytest.mark.browser
YEAR = "2026"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as there:
        yield there


def of_kind(site: Path, kind: str) -> list[str]:
    """The titles of all notices of the kind in the year, newest first."""
    twins = [json.loads(file.read_bytes()) for file in (site / "notices" / YEAR).rglob("*.json")]
    found = [one for one in twins if one.get("kind") == kind]
    return [one["title"] for one in sorted(found, key=lambda o: (o["day"], o["id"]), reverse=True)]


def found(page: Page, address: str, kind: str, word: str) -> None:
    """From the front page to the list: two presses."""
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="全部公告").click()
    row = page.locator(".shelves > div").filter(has=page.locator("dt", has_text=word))
    row.get_by_role("link", name=f"{YEAR}年").click()
    page.wait_for_url(f"**/notices/kind/{kind}/{YEAR}/index.html")


@in_both
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("kind", "word"), [("revocation", "撤销公告"), ("voiding", "无效公告")])
def test_every_one_of_this_year_is_found(
    kind: str, word: str, scripts: bool, site: Path, address: str, browser: Browser
) -> None:
    wanted = of_kind(site, kind)
    context = browser.new_context(java_script_enabled=scripts, locale="zh-CN")
    page = context.new_page()
    found(page, address, kind, word)
    expect(page.locator("h1")).to_contain_text(f"{YEAR}年{word}")
    expect(page.locator("ol.notices a")).to_have_text(wanted)
    expect(page.locator("[data-total]")).to_contain_text(f"共 {len(wanted)} 件")
    page.locator("ol.notices a").first.click()
    expect(page.locator("h1")).to_have_text(wanted[0])
    context.close()
