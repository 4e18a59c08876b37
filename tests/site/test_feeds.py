"""Feeds and sitemap: publication days and nothing else."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from registry.site import addresses, feeds, sitemap
from tests.building import site
from tests.site import sample

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
URL = sample.Register().association.url


def files(register: sample.Register) -> dict[str, bytes]:
    """Every feed of a register, by its address."""
    with TemporaryDirectory() as folder:
        site(register, Path(folder))
        output = Path(folder) / "output"
        every = sorted((output / "feeds").rglob("*.atom"))
        return {f"/{file.relative_to(output).as_posix()}": file.read_bytes() for file in every}


def feed(register: sample.Register, address: str = addresses.FEED) -> ElementTree.Element:
    """One parsed feed of a register."""
    return ElementTree.fromstring(files(register)[address])


def texts(element: ElementTree.Element, path: str) -> list[str]:
    """The texts of all elements at a path."""
    return [found.text or "" for found in element.findall(path)]


@pytest.mark.rule("P-1")
def test_carries_publication_days_only() -> None:
    """A register built later has the same feeds, byte for byte, when nothing was published."""
    early = files(sample.Register(as_of=date(2026, 11, 23)))
    late = files(sample.Register(as_of=date(2031, 1, 1)))
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
    everything = b"".join(files(sample.Register()).values()).decode()
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


def test_the_newest_are_in_one_feed_and_every_month_in_its_own() -> None:
    """The feed stays short; the months hold everything and are linked backwards."""
    many = tuple(
        replace(sample.notice(ref), days=(ref.day,))
        for n in range(120, 0, -1)
        for ref in [sample.notice_ref(n, "grade", date(2025, 1 + n % 2, 1 + n % 28))]
    )
    register = sample.Register(published=many)
    every = {place: ElementTree.fromstring(content) for place, content in files(register).items()}
    assert len(every[addresses.FEED].findall(f"{ATOM}entry")) == feeds.NEWEST
    months = [every[addresses.feed_of(month)] for month in ("2025-01", "2025-02")]
    assert [len(month.findall(f"{ATOM}entry")) for month in months] == [60, 60]
    for later, earlier in ((addresses.FEED, "2025-02"), (addresses.feed_of("2025-02"), "2025-01")):
        links = every[later].findall(f"{ATOM}link")
        archives = [link.attrib["href"] for link in links if link.attrib["rel"] == "prev-archive"]
        assert archives == [URL + addresses.feed_of(earlier)]


def test_a_kind_and_a_region_have_the_newest_of_theirs() -> None:
    """Fifty of many; a feed is about the page that leads to it."""
    many = tuple(
        sample.notice(sample.notice_ref(n, "grade", date(2025, 1 + n % 2, 1 + n % 28)))
        for n in range(120, 0, -1)
    )
    register = sample.Register(published=(*sample.notices(), *many))
    newest = feed(register, addresses.feed_of_kind("grade")).findall(f"{ATOM}entry")
    assert len(newest) == feeds.NEWEST
    assert {entry.find(f"{ATOM}category").get("term") for entry in newest} == {"grade"}
    for address, page in (
        (addresses.feed_of_kind("grade"), addresses.NOTICES),
        (addresses.feed_of_region("610300"), addresses.listing("region", "610300")),
    ):
        links = feed(register, address).findall(f"{ATOM}link")
        assert {link.get("rel"): link.get("href") for link in links} == {
            "self": URL + address,
            "alternate": URL + page,
        }


def test_nothing_published_is_an_empty_feed() -> None:
    """Well-formed, and without the clock; of a region in which nothing was announced, too."""
    nothing = sample.Register(published=())
    for address in (addresses.FEED, addresses.feed_of_region("610100")):
        assert not feed(nothing, address).findall(f"{ATOM}entry")
    assert not [address for address in files(nothing) if "/kind/" in address]


def test_sitemap_tells_of_notices_and_not_of_builds() -> None:
    """lastmod is a notice's day or nothing."""
    pages = [("/b.html", None), ("/a&b.html", date(2026, 3, 1))]
    root = ElementTree.fromstring(sitemap.part(URL, pages))
    assert texts(root, f"{MAP}url/{MAP}loc") == [f"{URL}/b.html", f"{URL}/a&b.html"]
    assert texts(root, f"{MAP}url/{MAP}lastmod") == ["2026-03-01"]


def test_a_sitemap_has_no_more_addresses_than_the_protocol_allows() -> None:
    """One page more, one part more."""
    pages = [f"/{number}.html" for number in range(sitemap.LIMIT + 1)]
    parts = dict(sitemap.parts(URL, "lists", pages))
    sizes = [len(ElementTree.fromstring(content)) for content in parts.values()]
    assert sizes == [sitemap.LIMIT, 1]
    root = ElementTree.fromstring(sitemap.index(URL, sorted(parts)))
    assert texts(root, f"{MAP}sitemap/{MAP}loc") == [URL + place for place in sorted(parts)]
