"""Atom feeds of the notices: the newest, of a kind, of a region, of each month but the newest.

One entry for each day of publication (R-43), in the order of those days and no others: a rebuild
announces nothing (P-1). An entry carries the notice's title and address and not its lines; BBB is
announced nowhere, so no notice and no entry is about it (R-17).
"""

from collections.abc import Sequence
from datetime import date

from registry.public.views import Association
from registry.site import addresses, atom
from registry.site.lines import NoticeLine
from registry.site.words import word

#: A feed of the newest has so many entries; that of all has at least the newest month.
NEWEST = 50
_BEFORE_ALL = date(1970, 1, 1)
_NOTICES = word("notice", "frame")

Entry = tuple[date, NoticeLine]


def newest(association: Association, entries: Sequence[Entry], months: Sequence[str]) -> bytes:
    """The feed of the newest entries; `months` are those that have feeds of their own."""
    archive = addresses.feed_of(months[-1]) if months else ""
    return _feed(association, addresses.FEED, entries, archive)


def of_month(
    association: Association, month: str, entries: Sequence[Entry], months: Sequence[str]
) -> bytes:
    """The feed of a month, linked to the one before."""
    earlier = max((other for other in months if other < month), default="")
    archive = addresses.feed_of(earlier) if earlier else ""
    return _feed(association, addresses.feed_of(month), entries, archive)


def of_kind(association: Association, kind: str, entries: Sequence[Entry]) -> bytes:
    """The feed of the newest entries of a kind."""
    title = word(kind, "notice")
    return _feed(association, addresses.feed_of_kind(kind), entries, title=title)


def of_region(association: Association, region: str, name: str, entries: Sequence[Entry]) -> bytes:
    """The feed of the newest entries about companies of a region."""
    title, page = f"{_NOTICES}：{name}", addresses.listing("region", region)
    address = addresses.feed_of_region(region)
    return _feed(association, address, entries, title=title, page=page)


def _feed(
    association: Association,
    address: str,
    entries: Sequence[Entry],
    earlier: str = "",
    *,
    title: str = _NOTICES,
    page: str = addresses.NOTICES,
) -> bytes:
    """A feed about a page; `earlier` is the address of the one that goes on backwards."""
    url = association.url
    archive = [atom.link("prev-archive", url + earlier)] if earlier else []
    return atom.feed(
        url + address,
        f"{association.name}{title}",
        association.name,
        url + page,
        entries[0][0] if entries else association.founded or _BEFORE_ALL,
        (*archive, *(_entry(url, day, notice) for day, notice in entries)),
    )


def _entry(url: str, day: date, notice: NoticeLine) -> str:
    address = url + addresses.notice(notice.id)
    summary = "　".join(filter(None, (notice.number or notice.id, notice.ruleset_title)))
    return atom.entry(
        atom.Entry(
            identity=f"{address}#{day.isoformat()}",
            day=day,
            page=address,
            kind=notice.kind,
            label=word(notice.kind, "notice"),
            title=notice.title,
            summary=summary,
        )
    )
