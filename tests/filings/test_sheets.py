"""Three sheets as they are in life, taken unedited; their companies are found in a browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import served
from tests.examples.desk import Desk

SHEETS = [next(Path(__file__).parent.glob(f"{number}-*.*")) for number in ("01", "02", "03")]
COMPANIES = 48 + 30


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the three sheets, taken in their order."""
    return Desk(tmp_path_factory.mktemp("sheets")).taken(SHEETS).build()


def names(site: Path) -> dict[str, str]:
    """Every listed company's name by code."""
    twins = [json.loads(path.read_bytes()) for path in site.glob("companies/*/*.json")]
    return {twin["code"]: twin["name"] for twin in twins}


def test_every_company_of_the_sheets_has_its_page(site: Path) -> None:
    assert len(names(site)) == COMPANIES


@pytest.mark.rule("R-18")
@pytest.mark.browser
def test_every_company_is_found_by_two_characters_of_its_name(
    site: Path, chromium: Browser
) -> None:
    """The two that follow the place: a brand that a reader would remember."""
    missed = []
    with served(site) as address, chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/search.html")
        for code, name in sorted(names(site).items()):
            typed = name[2:4]
            page.fill("input[name=q]", typed)
            page.wait_for_function(
                "typed => new URL(location).searchParams.get('q') === typed", arg=typed
            )
            found = page.locator(f"#search-results a[href*='{code}']")
            while not found.count() and page.get_by_text("显示更多").is_visible():
                page.get_by_text("显示更多").click()
            if not found.count():
                missed.append((typed, name))
    assert missed == []
