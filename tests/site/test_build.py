"""Whole builds by Pelican: what is there, what it says, that it is always the same."""

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

import pytest

from registry.site import addresses
from tests.published import texts
from tests.site import sample
from tests.site.conftest import EDITORIAL, ROOT, Build, tree

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """A page's links, ids, scripts and text; notes tags that are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.scripts: list[str] = []
        self.text = ""
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links |= {given[name] or "" for name in ("href", "src") if name in given}
        self.ids += [given["id"] or ""] if "id" in given else []
        executed = tag == "script" and given.get("type") != "application/ld+json"
        self.scripts += [given.get("src") or ""] if executed else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page of the site, parsed."""
    files = sorted(site.rglob("*.html"))
    return {f"/{f.relative_to(site).as_posix()}": Page(f.read_text()) for f in files}


def run(folder: Path, output: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`pelican content`, in a process of its own."""
    command = [sys.executable, "-m", "pelican", "content", "-o", output]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_pages_are_well_formed(pages: dict[str, Page]) -> None:
    """Every tag is closed in order and no id is there twice."""
    for address, page in pages.items():
        assert not page.faults, address
        assert len(page.ids) == len(set(page.ids)), address


def test_every_link_leads_to_a_file(site: Path, pages: dict[str, Page]) -> None:
    """No link within the site is dead, and every anchor is there."""
    for address, page in pages.items():
        for link in page.links:
            place, anchor = urldefrag(urljoin(address, link))
            if place.startswith(("https://", "mailto:")):
                continue
            file = site / place.split("?")[0][1:]
            assert (file / "index.html" if place.endswith("/") else file).is_file(), (address, link)
            assert not anchor or anchor in pages[place].ids, (address, link)


def test_everything_planned_is_there(site: Path) -> None:
    """Companies, notices, agencies and editorial pages, each with the files it should have."""
    files = set(tree(site))
    register = sample.Register()
    for view in register.companies():
        assert {addresses.company(view.code)[1:], addresses.company_json(view.code)[1:]} <= files
    for notice in register.notices():
        assert {addresses.notice(notice.id)[1:], addresses.notice_json(notice.id)[1:]} <= files
    assert {addresses.agency(agency.code)[1:] for agency in register.agencies()} <= files
    assert {f"{slug}.html" for slug in EDITORIAL} <= files
    assert {"theme/lib/lunr.js", "images/map.svg", "robots.txt", "404.html"} <= files


def test_names_are_text_and_never_markup(pages: dict[str, Page], site: Path) -> None:
    """A company may be called anything."""
    page = pages[addresses.company(sample.code(1))]
    assert sample.HOSTILE in page.text
    for address, other in pages.items():
        assert all(src.startswith("/theme/") for src in other.scripts), address
    for file in site.rglob("*.html"):
        assert "alert(2)</script>" not in file.read_text()


@pytest.mark.rule("R-17")
@pytest.mark.rule("R-18")
@pytest.mark.rule("E-3")
def test_bbb_has_a_page_and_lists_and_stands_nowhere_else(pages: dict[str, Page]) -> None:
    """Neither at home nor in a notice."""
    own = addresses.company(sample.code(2))
    naming = {address for address, page in pages.items() if sample.BBB_NAME in page.text}
    assert own in naming
    assert all(address == own or address.startswith("/lists/") for address in naming)
    assert addresses.listing("grade", "shaanxi-2006", "BBB") in naming


@pytest.mark.rule("P-1")
def test_the_day_of_the_build_is_in_one_file(built: Build, folder: Path) -> None:
    """Built as of a later day on which nothing has changed, nothing else differs."""
    built("a", REGISTRY_AS_OF="2026-11-23")
    built("b", REGISTRY_AS_OF="2026-12-31")
    first, second = tree(folder / "a"), tree(folder / "b")
    assert {path for path in first if first[path] != second[path]} == {"register.json"}
    assert json.loads(second["register.json"])["as_of"] == "2026-12-31"
    assert json.loads(second["register.json"])["companies"] == len(sample.companies())


def test_twins_say_what_pages_say(site: Path, pages: dict[str, Page]) -> None:
    """Names, codes, grades, scores, numbers and titles."""
    for view in sample.companies():
        twin = json.loads((site / addresses.company_json(view.code)[1:]).read_text())
        text = pages[addresses.company(view.code)].text
        facts = [twin["name"], twin["code"], twin["address"], twin["region"]["zh"]]
        for grade in twin["grades"]:
            facts += [grade["grade"], grade["score"], grade["certificate"], grade["ruleset_title"]]
        assert all(isinstance(fact, str) and fact in text for fact in facts)
        assert (
            twin["grades"] == []
            or twin["grades"][0]["valid_from"] == view.grades[0].valid_from.isoformat()
        )
    for notice in sample.notices():
        twin = json.loads((site / addresses.notice_json(notice.id)[1:]).read_text())
        text = pages[addresses.notice(notice.id)].text
        assert all(fact in text for fact in (twin["title"], twin["number"], twin["id"]))


@pytest.mark.rule("R-32")
def test_sitemap_names_every_page_but_the_404(site: Path, pages: dict[str, Page]) -> None:
    """At the association's own address, each in one of the parts that the sitemap names."""
    url = sample.Register().association.url
    root = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    parts = [str(part[0].text).removeprefix(f"{url}/") for part in root]
    named = [
        page[0].text
        for part in parts
        for page in ElementTree.fromstring((site / part).read_bytes())
    ]
    places = set(named)
    assert len(places) == len(named)
    assert places == {url + address for address in pages if address != addresses.NOT_FOUND}


def test_editorial_pages_are_sanitised_markdown(site: Path) -> None:
    """Raw HTML is text; links to files become links to pages."""
    html = (site / "about.html").read_text()
    assert "由 &lt;b&gt;协会&lt;/b&gt; 编制" in html
    assert '<a href="/contact.html">' in html
    assert '<a href="/images/map.svg">' in html
    assert '<h2 id="s-编制">' in html


def test_a_prefix_stands_before_every_link(built: Build, folder: Path) -> None:
    """For a register below the root of its host."""
    built(SITEURL="/register")
    for file in (folder / "output").rglob("*.html"):
        for link in Page(file.read_text()).links:
            assert link.startswith(("/register/", "https://", "mailto:", "#")), (file, link)


def test_a_bbb_company_is_found_by_the_search(site: Path) -> None:
    """R-18: it is public, though announced nowhere."""
    found = [path for path, text in texts(site) if sample.BBB_NAME in text]
    assert any(path.startswith("search/") for path in found)


def test_a_second_build_writes_nothing(built: Build, folder: Path) -> None:
    """The same register again."""
    first = built()
    before = tree(folder / "output")
    second = built()
    assert (second.written, second.removed) == (0, 0)
    assert second.unchanged == first.written == len(before)
    assert second.pages == first.pages == sum(path.endswith(".html") for path in before)
    assert tree(folder / "output") == before


def test_pelican_and_driver_give_the_same_bytes_anywhere(built: Build, folder: Path) -> None:
    """Other hash seeds, time zones and locales included."""
    built("driver")
    expected = tree(folder / "driver")
    for number, zone in enumerate(("Pacific/Kiritimati", "America/New_York")):
        done = run(folder, f"cli{number}", TZ=zone, PYTHONHASHSEED=str(number), LC_ALL="C")
        assert done.returncode == 0, done.stdout + done.stderr
        assert tree(folder / f"cli{number}") == expected


def test_progress_is_told_and_the_build_says_nothing(
    built: Build, capfd: pytest.CaptureFixture[str]
) -> None:
    """Up to the last company."""
    steps: list[tuple[int, int]] = []
    built(REGISTRY_PROGRESS=lambda done, total: steps.append((done, total)))
    total = len(sample.companies())
    assert steps == sorted(steps)
    assert steps[-1] == (total, total)
    assert capfd.readouterr() == ("", "")
