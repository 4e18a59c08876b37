"""Feeds and sitemap: publication days and nothing else."""

from datetime import date
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from registry.site import addresses, feeds, sitemap
from tests.site import sample

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
URL = sample.Register().association.url


def feed(register: sample.Register, address: str = addresses.FEED) -> ElementTree.Element:
    """One parsed feed of a register."""
    return ElementTree.fromstring(dict(feeds.files(register))[address])


def texts(element: ElementTree.Element, path: str) -> list[str]:
    """The texts of all elements at a path."""
    return [found.text or "" for found in element.findall(path)]


@pytest.mark.rule("P-1")
def test_carries_publication_days_only() -> None:
    """A register built later has the same feeds, byte for byte, when nothing was published."""
    early = dict(feeds.files(sample.Register(as_of=date(2026, 11, 23))))
    late = dict(feeds.files(sample.Register(as_of=date(2031, 1, 1))))
    assert early == late
    days = {day for ref in sample.notices() for day in ref.days}
    shown = texts(feed(sample.Register(as_of=date(2031, 1, 1))), f"{ATOM}entry/{ATOM}updated")
    assert set(shown) == {f"{day}T00:00:00+08:00" for day in days}


@pytest.mark.rule("R-43")
def test_a_notice_on_three_days_is_an_entry_each_day_that_has_come() -> None:
    """As of the second day there are two."""
    number = sample.CANCELLING.id
    ids = texts(feed(sample.Register(as_of=date(2026, 11, 22))), f"{ATOM}entry/{ATOM}id")
    place = URL + addresses.notice(number)
    assert [i for i in ids if number in i] == [f"{place}#2026-11-22", f"{place}#2026-11-21"]


@pytest.mark.rule("R-17")
@pytest.mark.rule("E-3")
def test_is_free_of_bbb() -> None:
    """Neither the grade nor the company that holds it."""
    everything = b"".join(content for _, content in feeds.files(sample.Register())).decode()
    assert "BBB" not in everything
    assert sample.BBB_NAME not in everything


def test_has_what_atom_wants() -> None:
    """Ids, titles, days, an author, links; escaped text; ids that never repeat."""
    awkward = replace(sample.notices()[0], title='甲 & <乙> "丙"\x0b', kind="grade")
    root = feed(sample.Register(published=(awkward, *sample.notices()[1:])))
    for name in ("id", "title", "updated", "author", "link"):
        assert root.find(ATOM + name) is not None
    assert texts(root, f"{ATOM}entry/{ATOM}title")[0] == '甲 & <乙> "丙"'
    ids = texts(root, f"{ATOM}entry/{ATOM}id")
    assert len(ids) == len(set(ids))
    for entry in root.findall(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.attrib["href"].startswith(URL)


def test_the_newest_are_in_one_feed_and_every_year_in_its_own() -> None:
    """The feed stays short; the years hold everything and are linked backwards."""
    many = tuple(
        replace(sample.notice(ref), days=(ref.day,))
        for n in range(120, 0, -1)
        for ref in [sample.notice_ref(n, "grade", date(2024 + n % 2, 1, 1 + n % 28))]
    )
    register = sample.Register(published=many)
    assert len(feed(register).findall(f"{ATOM}entry")) == feeds.NEWEST
    years = [feed(register, addresses.feed_of(year)) for year in (2024, 2025)]
    assert [len(year.findall(f"{ATOM}entry")) for year in years] == [60, 60]
    links = years[1].findall(f"{ATOM}link")
    earlier = [link.attrib["href"] for link in links if link.attrib["rel"] == "prev-archive"]
    assert earlier == [URL + addresses.feed_of(2024)]


def test_nothing_published_is_an_empty_feed() -> None:
    """Well-formed, and without the clock."""
    assert not feed(sample.Register(published=())).findall(f"{ATOM}entry")


def test_sitemap_tells_of_notices_and_not_of_builds() -> None:
    """lastmod is a notice's day or nothing."""
    files = dict(sitemap.files(URL, [("/b.html", None), ("/a&b.html", date(2026, 3, 1))]))
    root = ElementTree.fromstring(files[addresses.SITEMAP])
    assert texts(root, f"{MAP}url/{MAP}loc") == [f"{URL}/a&b.html", f"{URL}/b.html"]
    assert texts(root, f"{MAP}url/{MAP}lastmod") == ["2026-03-01"]
    assert f"Sitemap: {URL}/sitemap.xml".encode() in files[addresses.ROBOTS]


def test_sitemap_is_split_where_the_protocol_wants_it() -> None:
    """50,000 addresses a file, and an index of the files."""
    pages = [(f"/{n:06}.html", None) for n in range(sitemap.LIMIT + 1)]
    files = dict(sitemap.files(URL, pages))
    index = ElementTree.fromstring(files[addresses.SITEMAP])
    places = texts(index, f"{MAP}sitemap/{MAP}loc")
    assert places == [f"{URL}/sitemaps/1.xml", f"{URL}/sitemaps/2.xml"]
    parts = [ElementTree.fromstring(files[place.removeprefix(URL)]) for place in places]
    assert [len(part) for part in parts] == [sitemap.LIMIT, 1]
