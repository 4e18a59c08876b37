"""Feeds and sitemap: publication days and nothing else."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from registry.public import views as v
from registry.site import addresses, feeds, sitemap
from registry.site.lines import NoticeLine
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


def many(months: int) -> tuple[v.NoticeView, ...]:
    """Sixty notices in each of so many months of 2025."""
    days = [date(2025, 1 + n % months, 1 + n % 28) for n in range(60 * months, 0, -1)]
    refs = (sample.notice_ref(n, "grade", day) for n, day in enumerate(days, 1))
    return tuple(map(sample.notice, refs))


def archive(feed: ElementTree.Element) -> list[str]:
    """The address of the feed that goes on backwards, if there is one."""
    links = feed.findall(f"{ATOM}link")
    return [link.attrib["href"] for link in links if link.attrib["rel"] == "prev-archive"]


def test_every_month_but_the_newest_has_its_own_feed_linked_backwards() -> None:
    """And the feed of all goes on where they end, so that nothing is missed (RFC 5005)."""
    found = files(sample.Register(published=many(3)))
    place = {month: addresses.feed_of(f"2025-{month:02}") for month in (1, 2, 3)}
    every = {address: ElementTree.fromstring(found[address]) for address in found}
    assert place[3] not in every
    assert [len(every[place[month]].findall(f"{ATOM}entry")) for month in (1, 2)] == [60, 60]
    assert {*texts(every[addresses.FEED], f"{ATOM}entry/{ATOM}updated")} == {
        f"2025-03-{day:02}T00:00:00+08:00" for day in range(1, 29)
    }
    assert len(every[addresses.FEED].findall(f"{ATOM}entry")) == 60
    assert archive(every[addresses.FEED]) == [URL + place[2]]
    assert archive(every[place[2]]) == [URL + place[1]]
    assert archive(every[place[1]]) == []


def test_a_young_month_is_filled_up_with_the_one_before() -> None:
    """The feed of all has fifty entries where there are as many."""
    one = sample.notice(sample.notice_ref(999, "grade", date(2025, 2, 1)))
    newest = feed(sample.Register(published=(one, *many(1))))
    assert len(newest.findall(f"{ATOM}entry")) == feeds.NEWEST
    assert archive(newest) == [URL + addresses.feed_of("2025-01")]


def test_a_kind_and_a_region_have_the_newest_of_theirs() -> None:
    """Fifty of many; a feed is about the page that leads to it."""
    register = sample.Register(published=(*sample.notices(), *many(2)))
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


@pytest.mark.rule("P-1")
@pytest.mark.parametrize(
    "as_of, touched", [("2026-03-20", "2026-03-01"), ("2026-04-05", "2026-04-01")]
)
def test_a_page_was_touched_on_a_day_that_has_come(as_of: str, touched: str) -> None:
    """A notice that is to be published again was not on the day of the build."""
    days = (date(2026, 3, 1), date(2026, 4, 1))
    line = NoticeLine("2026-00001-X", "", "grade", "", days[0], days, "", "", ())
    assert line.touched(date.fromisoformat(as_of)) == date.fromisoformat(touched)


def test_a_sitemap_has_no_more_addresses_than_the_protocol_allows() -> None:
    """One page more, one part more."""
    pages = [(f"/{number}.html", None) for number in range(sitemap.LIMIT + 1)]
    parts = dict(sitemap.parts(URL, "lists", pages))
    sizes = [len(ElementTree.fromstring(content)) for content in parts.values()]
    assert sizes == [sitemap.LIMIT, 1]
    root = ElementTree.fromstring(sitemap.index(URL, sorted(parts)))
    assert texts(root, f"{MAP}sitemap/{MAP}loc") == [URL + place for place in sorted(parts)]
