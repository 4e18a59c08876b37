"""The sitemap and robots.txt.

`lastmod` is the day of the newest notice on the page, or nothing: the day of a build is never told
(P-1). Past 50,000 addresses the sitemap is an index of parts.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from registry.site import addresses

LIMIT = 50_000
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"

Indexed = tuple[str, date | None]


def files(url: str, pages: Sequence[Indexed]) -> Iterator[tuple[str, bytes]]:
    """Sitemap and robots.txt of a site at `url` with these pages, as (address, bytes)."""
    ordered = sorted(pages, key=lambda page: page[0])
    parts = [ordered[start : start + LIMIT] for start in range(0, len(ordered), LIMIT)] or [[]]
    if len(parts) == 1:
        yield addresses.SITEMAP, _urls(url, parts[0])
    else:
        for number, part in enumerate(parts, 1):
            yield addresses.sitemap(number), _urls(url, part)
        yield addresses.SITEMAP, _index(url, len(parts))
    yield addresses.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {url}{addresses.SITEMAP}\n".encode()


def _urls(url: str, pages: Sequence[Indexed]) -> bytes:
    return _document("urlset", [_item("url", url + address, day) for address, day in pages])


def _index(url: str, parts: int) -> bytes:
    places = [url + addresses.sitemap(number) for number in range(1, parts + 1)]
    return _document("sitemapindex", [_item("sitemap", place, None) for place in places])


def _item(tag: str, place: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{tag}><loc>{escape(place)}</loc>{changed}</{tag}>"


def _document(tag: str, items: Sequence[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{tag} xmlns="{_SCHEMA}">'
    return "\n".join((head, *items, f"</{tag}>", "")).encode()
