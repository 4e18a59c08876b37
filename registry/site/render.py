"""The Jinja environment: what templates may call, and nothing that knows the clock or a rule.

Globals: `site` (association, nav, demo), `words` (words.toml), `url(path)`, `static(name)`,
`company_url(code)`, `company_json_url(code)`, `company_feed_url(code)`,
`company_badge_url(code)`, `company_copy_url(code, digest)`,
`credential_url(code, ruleset)`, `notice_url(id)`, `notice_json_url(id)`,
`kind_feed_url(kind)`, `region_feed_url(code)`,
`agency_url(code)`, `ruleset_url(id)`, `scoring_url(id, since)`, `assess_url(id)`,
`list_url(kind, *keys)`, `data_url(path)`, `cited(notice, logged, ended, path)`
(registry.site.citing.Citation); `policy()`, what the page may load; `integrity(name)` and
`preloads(name)` of a script.
Filters: `day` (2026年3月1日), `isoday`, `time` (the day as an element), `points` (+60),
`markdown` (sanitised), `words(group)`, `marked(code)` (a certificate's number with its check
characters), `times` (days as elements, with 、 between), `bytes` (about 1.2 MB), `jsonld` (data
within a page), `chart(column)` (a table as a picture), `tilemap` (cities as tiles) and `tilekey`
(what their feet mean), and those of `registry.site.sifting`.
Every name that a template uses must exist: an unknown one is an error, not an empty string.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from registry.identity import certificates
from registry.public.views import Association
from registry.site import (
    addresses,
    charts,
    citing,
    compiled,
    periods,
    policy,
    prose,
    sifting,
    tilemap,
    words,
)
from registry.site.pages import BOTH, Beside
from registry.site.scripts import Scripts
from registry.site.settling import SettledEnvironment

_UNITS = ("B", "kB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the frame. `path` is the page's address, `url` what to link to."""

    path: str
    url: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the register in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page says of the site: `site` in templates. `places` are what `nav` links to.

    `logs` tells that there is a public log, `beside` what companies have beside their
    pages.
    """

    association: Association
    nav: tuple[NavItem, ...]
    places: frozenset[str]
    demo: bool
    logs: bool
    beside: Beside = BOTH


def frame(
    association: Association,
    prefix: str,
    nav: Sequence[tuple[str, str, str]],
    *,
    demo: bool,
    logs: bool,
    beside: Beside = BOTH,
) -> Frame:
    """The frame from the settings; `nav` is a sequence of (address, Chinese, English)."""
    items = tuple(NavItem(path, prefix + path, zh, en) for path, zh, en in nav)
    places = frozenset(item.path for item in items)
    return Frame(association, items, places, demo, logs, beside)


def globals_of(site: Frame, prefix: str, scripts: Scripts) -> dict[str, Any]:
    """What templates call by name; `prefix` stands before every link."""

    def linked(address: Callable[..., str]) -> Callable[..., str]:
        @lru_cache(maxsize=65536)
        def link(*keys: Any, **more: Any) -> Markup:
            return escape(prefix + address(*keys, **more))

        return link

    return {
        "site": site,
        "words": {
            group: {code: Word(**word) for code, word in codes.items()}
            for group, codes in words.table().items()
        },
        "url": linked(_site_path),
        "static": linked(addresses.theme),
        "policy": lambda: Markup(policy.PAGE),
        "integrity": scripts.integrity,
        "preloads": scripts.preloads,
        "company_url": linked(addresses.company),
        "company_json_url": linked(addresses.company_json),
        "company_feed_url": linked(addresses.company_feed),
        "company_badge_url": linked(addresses.company_badge),
        "company_copy_url": linked(addresses.company_copy),
        "credential_url": linked(addresses.credential),
        "notice_url": linked(addresses.notice),
        "notice_json_url": linked(addresses.notice_json),
        "notice_proof_url": linked(addresses.notice_proof),
        "cited": partial(citing.cited, site.association),
        "kind_feed_url": linked(addresses.feed_of_kind),
        "region_feed_url": linked(addresses.feed_of_region),
        "agency_url": linked(addresses.agency),
        "ruleset_url": linked(addresses.ruleset),
        "agency_json_url": linked(addresses.agency_json),
        "ruleset_json_url": linked(addresses.ruleset_json),
        "scoring_url": linked(addresses.scoring),
        "assess_url": linked(addresses.assess),
        "list_url": linked(addresses.listing),
        "data_url": linked(addresses.data),
    }


def filters() -> dict[str, Callable[..., Any]]:
    """What templates apply with a bar."""
    return {
        "day": day,
        "isoday": isoday,
        "time": time,
        "times": times,
        "points": points,
        "bytes": size,
        "jsonld": jsonld,
        "markdown": prose.render,
        "marked": certificates.marked,
        "words": words.word,
        "periods": periods.periods,
        "chart": charts.drawn,
        "tilemap": tilemap.drawn,
        "tilekey": tilemap.steps,
        **sifting.filters(),
    }


def environment(folders: Sequence[Path], names: Mapping[str, Any]) -> Environment:
    """An environment over template folders (the first has precedence), escaping everything."""
    made = SettledEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= filters()
    made.settle(names)
    compiled.keep(made)
    return made


def page(made: Environment, template: str, path: str, context: Mapping[str, Any]) -> bytes:
    """A rendered page; `path` is its address. Raises what Jinja raises for a bad template."""
    name, given = f"{template}.html", {**context, "path": path}
    if isinstance(made, SettledEnvironment):
        html = made.page(name, given)
    else:
        html = made.get_template(name).render(given)
    return html.encode() + b"\n"


def day(value: date) -> str:
    """A day in words: 2026年3月1日."""
    return f"{value.year}年{value.month}月{value.day}日"


@lru_cache(maxsize=4096)
def isoday(value: date) -> Markup:
    """A day as machines read it: 2026-03-01."""
    return Markup(value.isoformat())


@lru_cache(maxsize=4096)
def time(value: date) -> Markup:
    """A day as an element; kept, since a page shows some thirty days and pages share them."""
    return Markup(f'<time datetime="{value.isoformat()}">{day(value)}</time>')


def times(values: Iterable[date]) -> Markup:
    """Days as elements, with 、 between."""
    return Markup("、".join(map(time, values)))


def points(value: Decimal) -> str:
    """Points with their sign: +60, −20, 0."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value)}"


def size(value: int) -> str:
    """A size in two digits, which stays while little changes: 340 kB, 1.2 MB."""
    power = min(max(len(str(value)) - 1, 0) // 3, len(_UNITS) - 1)
    return f"{float(f'{value / 1000**power:.2g}'):g}\u00a0{_UNITS[power]}"


def jsonld(told: Mapping[str, Any]) -> Markup:
    """Data for machines within a page; nothing in it can end the element that it stands in."""
    return htmlsafe_json_dumps(told, ensure_ascii=False, separators=(",", ":"))


def _site_path(path: str) -> str:
    if not path.startswith("/"):
        raise ValueError(f"not an address of this site: {path!r}")
    return path
