"""The samples for web servers, with the real servers: headers, kinds, caches, nothing hidden."""

import gzip
import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from registry.release.storage.kinds import content_type
from registry.site import policy
from registry.site.addresses import OFFLINE
from tests.release.keeper import Keeper, twin
from tests.servers import caddy, nginx

SERVERS = {"nginx": nginx, "caddy": caddy}
FOREVER = "public, max-age=31536000, immutable"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: A company puts it on its own site.
BADGE = {"Cross-Origin-Resource-Policy": "cross-origin"}


class Site:
    """A site behind a server."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """An answer to a path just as it is given, with its body read."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer


@pytest.fixture(scope="module", params=SERVERS)
def site(request: pytest.FixtureRequest, kept: Keeper) -> Iterator[Site]:
    assert (kept.site / ".memory").is_dir()
    with SERVERS[request.param](kept.site) as address:
        yield Site(kept.site, address)


def some(site: Site) -> list[str]:
    """A file of each kind."""
    found: dict[object, str] = {}
    for file in sorted(site.folder.rglob("*")):
        name = file.relative_to(site.folder)
        if file.is_file() and not name.parts[0].startswith("."):
            kind = file.suffix if name.parts[0] != "log" else name.parts[:3]
            found.setdefault(kind, f"/{name.as_posix()}")
    return sorted(found.values())


def test_every_kind_of_file_comes_whole_with_its_kind(site: Site) -> None:
    names = some(site)
    assert len(names) > 12
    for name in names:
        answer = site.get(name)
        assert answer.status == 200, name
        assert answer.body == (site.folder / name[1:]).read_bytes(), name
        told, own = answer.headers["Content-Type"], content_type(name)
        assert told.replace("; charset=utf-8", "") == own.replace("; charset=utf-8", ""), name
        assert "charset=utf-8" in told or not own.startswith("text/"), name


def test_every_answer_is_guarded(site: Site) -> None:
    for name in (*some(site), "/nowhere", "/notices/2025/", "/.memory/site.sqlite3"):
        headers = site.get(name).headers
        own = SAFE | (BADGE if re.fullmatch(r"/companies/.+\.svg", name) else {})
        assert {header: headers[header] for header in own} == own, name
        assert "camera=(self)" in headers["Permissions-Policy"]
        assert headers["Content-Security-Policy"].endswith(policy.FRAMED)
        assert not any(char.isdigit() for char in headers["Server"] or "")


def test_the_policy_is_that_of_the_pages(site: Site) -> None:
    assert site.get("/").headers["Content-Security-Policy"] == f"{policy.PAGE}; {policy.FRAMED}"
    assert site.get(OFFLINE).headers["Content-Security-Policy"] == policy.FRAMED


def test_what_never_changes_is_kept_and_all_else_asked_for_anew(site: Site) -> None:
    proof = twin(site.folder).with_suffix(".tlog-proof").relative_to(site.folder)
    digest = json.loads((site.folder / "search/manifest.json").read_bytes())["files"]["names.bin"]
    for name in (f"/{proof}", "/log/tile/0/000", f"/search/names.bin?{digest}"):
        assert site.get(name).headers["Cache-Control"] == FOREVER, name
    for name in (
        "/",
        "/log/checkpoint",
        "/theme/css/register.css",
        "/register.json",
        "/search/names.bin",
        f"/{proof.with_suffix('.json')}",
        f"/{proof.with_suffix('.html')}",
        "/log/log.tlog-proof",
    ):
        assert site.get(name).headers["Cache-Control"] == "no-cache", name
    for name in ("/log/tile/0/999", "/notices/nowhere.tlog-proof"):
        answer = site.get(name)
        assert answer.status == 404
        assert answer.headers["Cache-Control"] != FOREVER
    again = site.get("/", **{"If-None-Match": site.get("/").headers["ETag"]})
    assert again.status == 304


def test_anybody_may_read_the_data(site: Site) -> None:
    for name in ("/log/checkpoint", "/register.json", "/feeds/notices.atom", "/data/SHA256SUMS"):
        assert site.get(name).headers["Access-Control-Allow-Origin"] == "*"
    assert site.get("/").headers["Access-Control-Allow-Origin"] is None


def test_text_is_packed(site: Site) -> None:
    for name in ("/index.html", "/theme/css/register.css", "/theme/js/today.js"):
        answer = site.get(name, **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip", name
        assert gzip.decompress(answer.body) == (site.folder / name[1:]).read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/.memory/site.sqlite3",
        "/.memory/",
        "/%2ememory/site.sqlite3",
        "/notices/../.memory/site.sqlite3",
        "//.memory/site.sqlite3",
        "/log/../.memory/search.sqlite3",
        "/.git/config",
        "/../stderr",
        "/%2e%2e/stderr",
        "/notices/2025/",
        "/theme/",
        "/companies/",
        "/nowhere.html",
    ],
)
def test_nothing_hidden_and_no_folder_is_shown(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status in (400, 404)
    if answer.status == 404:
        assert answer.body == (site.folder / "404.html").read_bytes()
    assert b"SQLite" not in answer.body


@pytest.mark.browser
def test_pages_work_behind_the_server(chromium: Browser, site: Site) -> None:
    """The header's policy and the page's both hold: search and verification run under both."""
    page = chromium.new_page(locale="zh-CN")
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    page.goto(f"{site.address}/search.html?q=有限公司")
    page.locator("#search-results li").first.wait_for()
    notice = twin(site.folder).with_suffix(".html").relative_to(site.folder)
    page.goto(f"{site.address}/{notice}")
    page.get_by_role("button", name="核对本公告").click()
    page.locator("output[data-good=true]").wait_for()
    page.goto(f"{site.address}{OFFLINE}")
    page.locator("input[name=key]").fill("x")
    assert said == []
    page.close()
