"""The made-up site in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import served
from tests.theme import made

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up site as files."""
    return made.write(tmp_path_factory.mktemp("theme"))


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """Its address on loopback."""
    with served(folder) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens pages: `open_page("/index.html", on="2027-09-18", color_scheme="dark")`.

    `on` is the reader's day at noon in China; the rest are options of the browser's context.
    """
    contexts = []
    errors: list[str] = []

    def run(address: str, *, on: str = "2026-11-22", **options: Any) -> Page:
        context = browser.new_context(locale="zh-CN", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.clock.set_fixed_time(f"{on}T12:00:00+08:00")
        page.goto(address if "://" in address else site + address)
        return page

    yield run
    for context in contexts:
        context.close()
    assert errors == []
