"""The feeds of notices: the newest, by month, by kind, by region; those that something changed.

A month has its feed when something was published in a later one: who has read an archive does not
read it again (RFC 5005), so it must be complete. What came since is in the feed of the newest.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from registry.release.output import File
from registry.release.work import Work
from registry.site import addresses, feeds

_PART = "feeds"
_MONTHLY = "feeds/notices-"


def run(work: Work) -> None:
    """Bring them up to date; an act changes one of each sort."""
    months = work.notices.months(work.place.register.as_of)
    over = months[:-1]
    kinds, regions = _kinds(work), _regions(work)
    files = [
        _newest(work, months),
        *_months(work, over),
        *_of_kinds(work, kinds),
        *_of_regions(work, regions),
    ]
    work.add(_PART, [(addresses.path(address), content) for address, content in files])
    every = (
        addresses.FEED,
        *map(addresses.feed_of, over),
        *map(addresses.feed_of_kind, kinds),
        *map(addresses.feed_of_region, regions),
    )
    work.keep_only(_PART, map(addresses.path, every))


def _newest(work: Work, months: Sequence[str]) -> File:
    """The feed of the newest: all of the newest month, and so many at least."""
    register = work.place.register
    of_month = (work.notices.published(month, register.as_of) for month in months[-1:])
    entries = list(chain.from_iterable(of_month))
    if len(entries) < feeds.NEWEST:
        entries = work.notices.latest(feeds.NEWEST, register.as_of)
    return addresses.FEED, feeds.newest(register.association, entries, months[:-1])


def _months(work: Work, months: Sequence[str]) -> Iterator[File]:
    """Those of months in which something changed, and those that follow others now."""
    register = work.place.register
    before = [path for path in work.files.of(_PART) if path.startswith(_MONTHLY)]
    for number, month in enumerate(months):
        earlier = addresses.path(addresses.feed_of(months[number - 1])) if number else ""
        own = addresses.path(addresses.feed_of(month))
        at = bisect_left(before, own)  # months sort as their addresses do
        was = before[at - 1] if at else ""
        if month in work.months or before[at : at + 1] != [own] or earlier != was:
            published = list(work.notices.published(month, register.as_of))
            feed = feeds.of_month(register.association, month, published, months)
            yield addresses.feed_of(month), feed


def _kinds(work: Work) -> list[str]:
    """The kinds of which there are notices."""
    kinds = {one.key[1] for one in work.lists.all() if one.key[0] == "notices-by-kind"}
    return sorted(kinds)


def _regions(work: Work) -> dict[str, str]:
    """The regions that have a list, with their names; of one of which nothing is announced, too."""
    return {one.key[1]: one.name for one in work.lists.all() if one.key[0] == "region"}


def _of_kinds(work: Work, kinds: Sequence[str]) -> Iterator[File]:
    register = work.place.register
    for kind in kinds:
        if work.stale is None or kind in work.kinds:
            entries = work.notices.latest(feeds.NEWEST, register.as_of, kind=kind)
            yield addresses.feed_of_kind(kind), feeds.of_kind(register.association, kind, entries)


def _of_regions(work: Work, regions: dict[str, str]) -> Iterator[File]:
    register = work.place.register
    for region, name in regions.items():
        if work.stale is None or region in work.regions:
            entries = work.notices.latest(feeds.NEWEST, register.as_of, region=region)
            feed = feeds.of_region(register.association, region, name, entries)
            yield addresses.feed_of_region(region), feed
