"""A page runs its own scripts and nothing else, in a real browser: every kind of page is opened."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from tests.browser import served
from tests.release.keeper import Keeper, twin

pytestmark = pytest.mark.browser

ELSEWHERE = "https://elsewhere.example"
#: Tells what the policy refuses, as the page's own scripts would hear of it.
LISTEN = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  (globalThis.refused ??= []).push(effectiveDirective), true);
"""
INJECTED = f"""<base href="{ELSEWHERE}/"><meta http-equiv="Content-Security-Policy"
content="script-src 'unsafe-inline'"><script>globalThis.ran = "inline"</script>
<script src="data:text/javascript,globalThis.ran='data'"></script>
<script type="module">globalThis.ran = "module"</script>
<script src="{ELSEWHERE}/a.js"></script><link rel="stylesheet" href="{ELSEWHERE}/a.css">
<style>:root {{ --ran: 1 }}</style><p id="styled" style="--ran: 1">x</p>
<img src="{ELSEWHERE}/a.png"><iframe src="{ELSEWHERE}/"></iframe>
<object data="{ELSEWHERE}/a.pdf"></object><video src="{ELSEWHERE}/a.mp4"></video>
<p id="handled" onclick="globalThis.ran = 'handler'">x</p>
<a id="addressed" href="javascript:globalThis.ran='address'">x</a>
<form id="sent" action="{ELSEWHERE}/"><input name="q" value="1"></form>"""
REFUSED = {
    "base-uri",
    "script-src-elem",
    "script-src-attr",
    "style-src-elem",
    "style-src-attr",
    "img-src",
    "frame-src",
    "object-src",
    "media-src",
    "connect-src",
    "form-action",
    "require-trusted-types-for",
}


@dataclass
class Watched:
    """A page with all that it complains of, and what it asks of another host."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def catch(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.abort()

    def refused(self) -> list[str]:
        found: list[str] = self.page.evaluate("globalThis.refused ?? []")
        return found


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    context = chromium.new_context(locale="zh-CN")
    context.add_init_script(LISTEN)
    made = Watched(context.new_page())
    made.page.on("console", lambda said: made.said.append(said.text))
    made.page.on("pageerror", lambda error: made.said.append(str(error)))
    context.route(f"{ELSEWHERE}/**", made.catch)
    yield made
    context.close()


def kinds(site: Path) -> list[str]:
    """A page of each kind: of each folder that holds pages, and of each kind of notice."""
    found: dict[object, str] = {}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site)
        kind: object = (len(name.parts), name.parts[:1], name.name == "index.html")
        if len(name.parts) == 1:
            kind = name
        elif (beside := file.with_suffix(".json")).is_file() and "notices" in name.parts:
            kind = json.loads(beside.read_bytes()).get("kind", "stub")
        found.setdefault(kind, f"/{name.as_posix()}")
    return sorted(found.values())


def test_no_page_asks_for_what_its_policy_refuses(watched: Watched, kept: Keeper) -> None:
    pages = kinds(kept.site)
    assert len(pages) > 25
    with served(kept.site) as address:
        for name in pages:
            watched.page.goto(address + name)
            if "offline" not in name:  # what the page asks for last has come
                watched.page.locator("#as-of:not(:empty)").wait_for(state="attached")
            assert watched.refused() == [] == watched.said, name
            meta = watched.page.locator('meta[http-equiv="Content-Security-Policy"]')
            assert "unsafe" not in (meta.get_attribute("content") or "unsafe")
        watched.page.goto(f"{address}/search.html?q=有限公司", wait_until="networkidle")
        watched.page.locator("#search-results li").first.wait_for()
        assert watched.refused() == [] == watched.said
        assert watched.asked == []


@pytest.mark.parametrize("kind", ["company", "offline"])
def test_what_is_put_into_a_page_is_refused(watched: Watched, kept: Keeper, kind: str) -> None:
    page = watched.page
    file = twin(kept.site, "companies").with_suffix(".html")
    name = {"company": file.relative_to(kept.site), "offline": "verify/offline.html"}[kind]

    def put(route: Route) -> None:
        body = route.fetch().text().replace("</head>", f"</head>{INJECTED}", 1)
        route.fulfill(body=body, content_type="text/html")

    with served(kept.site) as address:
        page.route(f"{address}/{name}", put)
        page.goto(f"{address}/{name}", wait_until="networkidle")
        page.locator("#handled").dispatch_event("click")
        page.locator("#addressed").dispatch_event("click")
        for attempt in (
            "document.getElementById('handled').innerHTML = '<b>x</b>'",
            "document.write('<b>x</b>')",
            "setTimeout('globalThis.ran = 1')",
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
            f"new Worker('{ELSEWHERE}/a.js')",
        ):
            with pytest.raises(Error, match="Trusted"):
                page.evaluate(f"() => {{ {attempt} }}")
        page.evaluate(f"() => fetch('{ELSEWHERE}/').then(() => true, () => false)")
        page.evaluate(f"() => navigator.sendBeacon('{ELSEWHERE}/', 'x')")
        page.evaluate("() => document.getElementById('sent').submit()")
        page.wait_for_timeout(100)
        told = page.evaluate(
            "() => [globalThis.ran, document.baseURI, getComputedStyle("
            "document.getElementById('styled')).getPropertyValue('--ran')]"
        )
        assert told == [None, f"{address}/{name}", ""]
        assert set(watched.refused()) >= REFUSED
        assert watched.asked == []


@pytest.mark.parametrize("script", ["log/merkle.js", "log/page.js"])
def test_a_script_that_is_not_what_the_page_was_made_with_does_not_run(
    watched: Watched, copy: Keeper, script: str
) -> None:
    """Also one that is imported only."""
    altered = copy.site / "theme/js" / script
    altered.write_text(altered.read_text("utf-8") + "\n// altered\n", "utf-8")
    name = twin(copy.site).with_suffix(".html").relative_to(copy.site)
    with served(copy.site) as address:
        watched.page.goto(f"{address}/{name}", wait_until="networkidle")
        assert not watched.page.get_by_role("button", name="核对本公告").is_visible()
    assert any("integrity" in said for said in watched.said)


STYLED = "[...document.styleSheets].some(({ href }) => href?.endsWith('css/register.css'))"


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("css/register.css", STYLED),
        ("js/large.js", "'large' in document.documentElement.dataset"),
        ("js/today.js", "document.querySelector('#as-of').textContent !== ''"),
        ("js/cite.js", "!document.querySelector('button[data-save]').hidden"),
    ],
)
def test_nor_has_a_style_or_a_plain_script_that_is_another_any_effect(
    watched: Watched, copy: Keeper, name: str, works: str
) -> None:
    altered = copy.site / "theme" / name
    notice = twin(copy.site).with_suffix(".html").relative_to(copy.site)
    with served(copy.site) as address:
        watched.page.goto(f"{address}/{notice}", wait_until="networkidle")
        assert watched.page.evaluate(works)
        altered.write_text(altered.read_text("utf-8") + "\n/* altered */\n", "utf-8")
        watched.page.goto(f"{address}/{notice}", wait_until="networkidle")
        assert not watched.page.evaluate(works)
    assert any("integrity" in said for said in watched.said)
