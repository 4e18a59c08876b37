"""Three sheets as they are in life, taken unedited; their companies are found in a browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser import served
from tests.examples.desk import Desk

SHEETS = [next(Path(__file__).parent.glob(f"{number}-*.*")) for number in ("01", "02", "03")]
COMPANIES = 48 + 30
#: How long an answer may take on a busy machine; a missing one is waited for so long.
LONGEST_MS = 10_000


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
            found = page.locator(f"#search-results a[href*='{code}']")
            try:
                found.first.wait_for(timeout=LONGEST_MS)
            except PlaywrightTimeoutError:
                missed.append((typed, name))
    assert missed == []
