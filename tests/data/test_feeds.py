"""Every feed is one by RFC 4287: by an independent validator, and by what no schema says."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from registry.site.feeds import NEWEST
from tests.data.conftest import twins
from tests.examples.desk import AS_OF

Notice = dict[str, Any]
ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


def feeds(site: Path) -> list[Path]:
    return sorted(site.rglob("*.atom"))


def faults(content: bytes) -> list[str]:
    SCHEMA.validate(etree.fromstring(content))
    return [str(one.message) for one in SCHEMA.error_log]


def test_every_feed_is_as_the_schema_says(site: Path) -> None:
    every = feeds(site)
    assert len(every) > 100 and site / "feeds/notices.atom" in every
    assert [(path, told) for path in every if (told := faults(path.read_bytes()))] == []


def entries(feed: Path) -> list[tuple[str, str]]:
    """The day and the notice of each entry, in order."""
    ids = [
        one.text for one in etree.fromstring(feed.read_bytes()).iterfind(f"{ATOM}entry/{ATOM}id")
    ]
    pairs = (str(one).partition("#") for one in ids)
    return [(day, page.rpartition("/")[2].removesuffix(".html")) for page, _, day in pairs]


def newest(notices: Iterable[Notice]) -> list[tuple[str, str]]:
    """What a feed of these tells until the example's day (R-43)."""
    days = [(day, one["id"]) for one in notices for day in one["days"] if day <= AS_OF]
    return sorted(days, reverse=True)[:NEWEST]


def named(notice: Notice) -> set[str]:
    """The codes of the companies that a notice names."""
    return {item["company"]["code"] for item in (*notice["items"], *notice["commitments"])}


def test_the_feed_of_a_kind_has_the_notices_of_that_kind(site: Path) -> None:
    notices = list(twins(site, "notices"))
    feeds = {path.stem.replace("-", "_"): path for path in (site / "feeds/kind").iterdir()}
    assert feeds.keys() == {one["kind"] for one in notices}
    for kind, feed in feeds.items():
        assert entries(feed) == newest(one for one in notices if one["kind"] == kind)


@pytest.mark.rule("R-17")
def test_the_feed_of_a_region_has_the_notices_that_name_a_company_of_it(site: Path) -> None:
    """And no others; one of a company of which nothing was announced is in none."""
    notices = list(twins(site, "notices"))
    where: dict[str, set[str]] = {}
    for company in twins(site, "companies"):
        where.setdefault(company["region"]["code"], set()).add(company["code"])
    feeds = {path.stem: path for path in (site / "feeds/region").iterdir()}
    assert feeds.keys() == where.keys() == {one.name for one in (site / "lists/region").iterdir()}
    for region, feed in feeds.items():
        own = [one for one in notices if named(one) & where[region]]
        assert entries(feed) == newest(own)
    assert len({feed.read_bytes().partition(b"<entry>")[2] for feed in feeds.values()}) > 5


@pytest.mark.rule("R-17")
@pytest.mark.rule("E-3")
def test_bbb_is_in_no_feed(site: Path) -> None:
    """Nor is a notice in a feed because of it: none names a company that has nothing else."""
    told = b"".join(path.read_bytes() for path in (site / "feeds").rglob("*.atom")).decode()
    announced = set().union(*map(named, twins(site, "notices")))
    quiet = [
        one
        for one in twins(site, "companies")
        if not one["commitments"] and not any(grade["announced"] for grade in one["grades"])
    ]
    assert quiet and all(one["code"] not in announced for one in quiet)
    assert "BBB" not in told and not [one for one in quiet if one["name"] in told]


def test_pages_lead_to_their_feeds(site: Path) -> None:
    """By what programs read and by what people press."""
    pages = [
        *((page, f"kind/{page.parts[-3]}") for page in site.glob("notices/kind/*/*/*.html")),
        *((page, f"region/{page.parts[-2]}") for page in site.glob("lists/region/*/*.html")),
    ]
    assert len(pages) > 30
    for page, name in pages:
        html = page.read_text("utf-8")
        assert re.search(rf'<link rel="alternate"[^>]*href="/feeds/{name}\.atom"', html), page
        assert f'<a href="/feeds/{name}.atom"' in html


def test_what_the_schema_cannot_say_holds_too(site: Path) -> None:
    """One link to itself; ids are whole addresses, once each; an entry has its page (4.1)."""
    for path in feeds(site):
        root = etree.fromstring(path.read_bytes())
        (own,) = root.findall(f"{ATOM}link[@rel='self']")
        assert own.get("href").endswith(path.relative_to(site).as_posix())
        ids = [one.text for one in root.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) and all(one.startswith("https://") for one in ids)
        for entry in root.iter(f"{ATOM}entry"):
            assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>", b"<updated>am "),
        (b"<title>", b"<heading/><title>"),
        (b"<author>", b"<category/><author>"),
        (b' href="', b' address="'),
        (b"<id>", b"<id>a</id><id>"),
        (b"+08:00</updated>", b"</updated>"),
    ],
)
def test_what_is_no_feed_is_found_out(site: Path, old: bytes, new: bytes) -> None:
    content = (site / "feeds/notices.atom").read_bytes()
    assert old in content and faults(content.replace(old, new, 1))
