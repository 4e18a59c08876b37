"""A reader checks a notice with one button, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import served
from tests.release.keeper import Keeper, twin
from tests.release.test_log_attacks import edited, graded

pytestmark = pytest.mark.browser


def told(chromium: Browser, site: Path, file: Path, button: str = "核对本公告") -> str:
    """What the button says on the page beside a JSON file."""
    page = file.with_suffix(".html").relative_to(site)
    with served(site) as address:
        context = chromium.new_context(locale="zh-CN")
        opened = context.new_page()
        opened.goto(f"{address}/{page}")
        opened.get_by_role("button", name=button).click()
        output = opened.locator("output[data-good]")
        output.wait_for()
        said = output.inner_text()
        context.close()
    return said


def company(site: Path) -> Path:
    return next(file for file in sorted((site / "companies").rglob("*.json")) if _graded(file))


def _graded(file: Path) -> bool:
    return b'"grades": [\n' in file.read_bytes()


def test_a_notice_that_is_what_the_log_has(chromium: Browser, kept: Keeper) -> None:
    said = told(chromium, kept.site, twin(kept.site))
    assert said.startswith("核对无误 Verified：")
    assert "没有核对的 Not checked：" in said


def test_a_notice_that_was_altered(chromium: Browser, copy: Keeper) -> None:
    edited(copy.site)
    assert (
        told(chromium, copy.site, twin(copy.site))
        == "核对未通过 Not verified：公告内容与日志条目不符。"
    )


def test_a_proof_that_was_taken_away(chromium: Browser, copy: Keeper) -> None:
    twin(copy.site).with_suffix(".tlog-proof").unlink()
    assert told(chromium, copy.site, twin(copy.site)).startswith(
        "核对未通过 Not verified：无法取得"
    )


def test_a_company_that_is_what_the_log_has(chromium: Browser, kept: Keeper) -> None:
    for file in sorted((kept.site / "companies").rglob("*.json"))[::97]:
        said = told(chromium, kept.site, file, "核对本页")
        assert said.startswith("核对无误 Verified："), said


def test_a_grade_that_was_altered(chromium: Browser, copy: Keeper) -> None:
    file = company(copy.site)
    graded(copy.site)
    said = told(chromium, copy.site, file, "核对本页")
    assert said == "核对未通过 Not verified：文件内容与日志条目不符。"


def test_a_checkpoint_that_another_signed(chromium: Browser, copy: Keeper) -> None:
    file = copy.site / "log/checkpoint"
    file.write_text(file.read_text("utf-8").replace("\n4", "\n5", 1), "utf-8")
    said = told(chromium, copy.site, company(copy.site), "核对本页")
    assert said.startswith("核对未通过 Not verified：缺少 register.example/log 的有效签名")
