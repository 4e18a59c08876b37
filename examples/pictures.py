"""Draws the pictures of the secretary's guide anew: `python -m examples.pictures`.

Needs Debian's chromium and fonts-noto-cjk, as the browser tests do.
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from examples.acting import cast, story
from examples.acting.pictures import Shown, page
from examples.acting.stage import Day
from registry.site import addresses
from tests.browser import FLAGS, served

GUIDE = Path(__file__).parents[1] / "docs" / "guide"
_DESK, _PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}


def main() -> None:
    """Act the week, then draw sheets and pages as they were on its days."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        days = story.act(Path(folder))
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        _sheets(chromium, Path(folder) / "坏了的登记册")
        _pages(chromium, days)
        chromium.close()


def _sheets(chromium: Browser, desk: Path) -> None:
    drawn = chromium.new_page(viewport=_DESK)
    pictures = {
        "sheet": Shown(desk / "空表" / "年度审查.xlsx", "年度审查", 7, 5, "A1"),
        "refused": Shown(desk / "退回.xlsx", "信用等级评价申请", 5, 3, "B2"),
    }
    for name, shown in pictures.items():
        drawn.set_content(page(shown))
        _keep(drawn.locator(".book").screenshot(), name)


def _pages(chromium: Browser, days: Sequence[Day]) -> None:
    with served(days[-1].site) as site:
        desk, phone = (
            chromium.new_page(locale="zh-CN", base_url=site, viewport=size)
            for size in (_DESK, _PHONE)
        )
        for each in (desk, phone):
            each.clock.set_fixed_time(f"{days[-1].date}T20:00:00+08:00")
        _shot(desk, "/index.html", "home")
        _shot(desk, addresses.company(cast.NEW[0].code), "company")
        _shot(desk, addresses.company(cast.ERASED.code), "stub")
        _shot(desk, addresses.notice(_notice(days[-1].site)), "notice")
        phone.goto(f"/search.html?q={cast.NEW[0].name[2:4]}")
        phone.locator("#search-results > li").first.wait_for()
        _keep(phone.screenshot(), "search")


def _notice(site: Path) -> str:
    """The identifier of Thursday's revocation, which has the old grade and the new one."""
    for file in sorted(site.glob("notices/*/*/*.json")):
        told = json.loads(file.read_bytes())
        if told.get("number") == f"{cast.MARK}〔2026〕7号":
            return str(told["id"])
    raise LookupError("the revocation is not there")


def _shot(drawn: Page, address: str, name: str) -> None:
    drawn.goto(address)
    drawn.wait_for_load_state("networkidle")
    _keep(drawn.screenshot(), name)


def _keep(picture: bytes, name: str) -> None:
    """A page has few colours: 128 of them take half the room."""
    drawn = Image.open(BytesIO(picture)).convert("RGB")
    drawn.quantize(128).save(GUIDE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
