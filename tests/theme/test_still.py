"""A page stands still while it loads, and moves for nobody who asked that nothing move."""

import re

import pytest
from playwright.sync_api import Page, Route

from tests.theme import made
from tests.theme.conftest import Open

pytestmark = pytest.mark.browser

WATCH = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 90))]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
DRAWN = """new Promise((done) => new PerformanceObserver((list) => {
  if (list.getEntriesByName("first-contentful-paint").length) done();
}).observe({ type: "paint", buffered: true }))"""
WIDTHS = (360, 1280)
MOVING = re.compile(
    r"\b(?:transition|animation|scroll-behavior)\b *:|@keyframes|\"smooth\"|\.animate\(|<animate"
)
#: Read before a page is drawn; all other scripts come when it stands already.
FIRST = "large.js"


def slowly(page: Page, address: str) -> list[list[object]]:
    """Open a page whose scripts come after it was drawn; what moved, and by how much."""
    held: list[Route] = []
    drawn = False

    def script(route: Route) -> None:
        if drawn or route.request.url.endswith(FIRST):
            route.continue_()
        else:
            held.append(route)

    page.route("**/*.js", script)
    page.goto(address, wait_until="commit")
    page.evaluate(DRAWN)
    drawn = True
    assert held, "there was nothing to wait for"
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    found: list[list[object]] = page.evaluate("shifts")
    return found


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("kind", sorted(made.KINDS))
def test_nothing_moves_while_a_page_loads(
    kind: str, large: bool, open_page: Open, site: str
) -> None:
    page = open_page("/robots.txt")
    page.add_init_script(WATCH)
    if large:
        page.add_init_script("localStorage.setItem('register-large', 'on')")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert slowly(page, site + made.KINDS[kind]) == [], f"at {width} px"


def test_nothing_is_animated() -> None:
    """So that there is nothing to reduce for who asks for less motion."""
    sources = [
        file
        for file in (made.THEME / "static").rglob("*")
        if file.suffix in (".css", ".js", ".svg")
    ]
    assert len(sources) > 20
    for file in sources:
        assert not MOVING.search(file.read_text("utf-8")), file.name
