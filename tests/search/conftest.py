"""The made-up town as a site in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from registry.search import published
from registry.site import addresses
from tests.browser import served
from tests.search.town import Town
from tests.theme import made


@pytest.fixture(scope="session")
def town_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the town's site: pages of the theme, index files and lunr."""
    folder = tmp_path_factory.mktemp("town")
    yield from site_of(folder)


@pytest.fixture
def town_of_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The town's site as if its notices were many: each is a part of its own."""
    monkeypatch.setattr(published, "IN_YEAR", 1)
    monkeypatch.setattr(published, "IN_MONTH", 1)
    yield from site_of(tmp_path)


def site_of(folder: Path) -> Iterator[str]:
    """Serve the town's site from a folder."""
    for address, content in made.files(Town()):
        target = folder / addresses.path(address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    with served(folder) as site:
        yield site


@pytest.fixture
def page(browser: Browser, town_site: str) -> Iterator[Page]:
    """The search page, just opened. Any error in a script fails the test."""
    context = browser.new_context(base_url=town_site, locale="zh-CN")
    errors: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.set_default_timeout(60_000)
    opened.goto("/search.html")
    yield opened
    context.close()
    assert errors == []
