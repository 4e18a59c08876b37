"""Atom feeds of the notices: the newest, and one a month.

One entry for each day of publication (R-43), in the order of those days and no others: a rebuild
announces nothing (P-1). An entry carries the notice's title and address and not its lines; BBB is
announced nowhere, so no notice and no entry is about it (R-17).
"""

import re
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from registry.public.views import Association
from registry.site import addresses
from registry.site.lines import NoticeLine
from registry.site.words import word

NEWEST = 50
# What XML has no place for, escaped or not.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEFORE_ALL = date(1970, 1, 1)

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


def _feed(association: Association, address: str, entries: Sequence[Entry], earlier: str) -> bytes:
    url = association.url
    updated = entries[0][0] if entries else association.founded or _BEFORE_ALL
    title = f"{association.name}{word('notice', 'frame')}"
    return _joined(
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<id>{_text(url + address)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_instant(updated)}</updated>",
        f"<author><name>{_text(association.name)}</name></author>",
        f"<link rel={_quoted('self')} href={_quoted(url + address)}/>",
        f"<link rel={_quoted('alternate')} href={_quoted(url + addresses.NOTICES)}/>",
        *([f"<link rel={_quoted('prev-archive')} href={_quoted(url + earlier)}/>"] * bool(earlier)),
        *(_entry(url, day, notice) for day, notice in entries),
        "</feed>",
    )


def _entry(url: str, day: date, notice: NoticeLine) -> str:
    address = url + addresses.notice(notice.id)
    summary = "　".join(filter(None, (notice.number or notice.id, notice.ruleset_title)))
    return "\n".join(
        (
            "<entry>",
            f"<id>{_text(f'{address}#{day.isoformat()}')}</id>",
            f"<title>{_text(notice.title)}</title>",
            f"<published>{_instant(day)}</published>",
            f"<updated>{_instant(day)}</updated>",
            f"<link rel={_quoted('alternate')} href={_quoted(address)}/>",
            f"<category term={_quoted(notice.kind)} label={_quoted(word(notice.kind, 'notice'))}/>",
            f"<summary>{_text(summary)}</summary>",
            "</entry>",
        )
    )


def _instant(day: date) -> str:
    """A day of publication as Atom wants it: its first moment in China."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _text(text: str) -> str:
    return escape(_NO_CHARACTER.sub("", text))


def _quoted(text: str) -> str:
    return quoteattr(_NO_CHARACTER.sub("", text))


def _joined(*parts: str) -> bytes:
    return ("\n".join(parts) + "\n").encode()
