"""A reader checks a notice with one button, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import served
from tests.release.test_log import Keeper, copy, edited, kept, ledger, twin

__all__ = ["copy", "kept", "ledger"]

pytestmark = pytest.mark.browser


def told(chromium: Browser, site: Path) -> str:
    """What the button says on the page of the first notice."""
    page = twin(site).with_suffix(".html").relative_to(site)
    with served(site) as address:
        context = chromium.new_context(locale="zh-CN")
        opened = context.new_page()
        opened.goto(f"{address}/{page}")
        opened.get_by_role("button", name="核对本公告").click()
        output = opened.locator("output[data-good]")
        output.wait_for()
        said = output.inner_text()
        context.close()
    return said


def test_a_notice_that_is_what_the_log_has(chromium: Browser, kept: Keeper) -> None:
    said = told(chromium, kept.site)
    assert said.startswith("核对无误：")
    assert "未核对的：公钥" in said


def test_a_notice_that_was_altered(chromium: Browser, copy: Keeper) -> None:
    edited(copy.site)
    assert told(chromium, copy.site) == "核对未通过：公告内容与日志条目不符。"


def test_a_proof_that_was_taken_away(chromium: Browser, copy: Keeper) -> None:
    twin(copy.site).with_suffix(".tlog-proof").unlink()
    assert told(chromium, copy.site).startswith("核对未通过：无法取得")
