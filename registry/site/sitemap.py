"""The sitemap and robots.txt.

`lastmod` is the day of the newest notice on the page, or nothing: the day of a build is never told
(P-1). The sitemap is an index of parts, cut so that an act touches few of them; none has more than
the 50,000 addresses that the protocol allows.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from registry.site import addresses

LIMIT = 50_000
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"

Indexed = tuple[str, date | str | None]


def part(url: str, pages: Iterable[Indexed]) -> bytes:
    """A part of the sitemap of a site at `url`: pages with the day they were last touched."""
    return _document("urlset", [_item("url", url + address, day) for address, day in pages])


def parts(url: str, name: str, pages: Sequence[Indexed]) -> Iterator[tuple[str, bytes]]:
    """Pages as parts named after their group, as (address, bytes)."""
    for number, start in enumerate(range(0, len(pages), LIMIT), 1):
        yield addresses.sitemap(f"{name}-{number}"), part(url, pages[start : start + LIMIT])


def index(url: str, parts: Iterable[str]) -> bytes:
    """The index of the parts at these addresses."""
    return _document("sitemapindex", [_item("sitemap", url + place, None) for place in parts])


def robots(url: str) -> bytes:
    """robots.txt, which names the sitemap."""
    return f"User-agent: *\nAllow: /\nSitemap: {url}{addresses.SITEMAP}\n".encode()


def _item(tag: str, place: str, day: date | str | None) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{tag}><loc>{escape(place)}</loc>{changed}</{tag}>"


def _document(tag: str, items: Sequence[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{tag} xmlns="{_SCHEMA}">'
    return "\n".join((head, *items, f"</{tag}>", "")).encode()
