"""What a build is made of: pages that are to be rendered and files that are ready.

Each template `<name>.html` gets the names below, and beside them `path` (the page's own
site-absolute address) and the globals and filters of `registry.site.render`.

    home               newest (10 notices), rulesets, companies, commitments (numbers)
    company            company, linked, credentials (the rule sets under which it has one)
    notice             notice, linked, erasures, ended (of EndedItem), earlier (of EarlierItem),
                       contested (of ContestedItem), logged (Logged, or None where there is no
                       log)
    notices            newest (20 notices), kinds, rulesets, years (of registry.site.whole.Volume)
    notices_month      listing, sheet (of Sheet), rows (of NoticeLine)
    notices_year       listing, sheet (of Sheet), rows (of NoticeLine)
    commitments        newest (20 commitments), years (of Volume)
    commitments_month  listing, sheet (of Sheet), rows (of CommitmentLine)
    asof               files (how many), size (in bytes, two digits of it), large (whether it is),
                       regions, industries (of Listing), rulesets
    referral           places (of registry.site.referral.Place), industries, rulesets
    referral_region    listing, sheet (of Sheet), rows (of Row)
    changes            years (of a year and its months, each a Listing)
    changes_month      listing, sheet (of Sheet), rows (of sheets.Changed)
    yearends           years (which ended, newest first)
    yearend            year, day, companies (a number), rulesets (of title and grades with numbers),
                       files (paths below the data's folder)
    agency             agency
    agencies           agencies
    practitioners      practitioners
    lists              listings
    list               listing, sheet (of Sheet), rows (of Row)
    rules              rulesets
    ruleset            ruleset
    assess             ruleset, scoring (registry.public.views.ScoringView)
    statistics         shown (a word), tables (of registry.site.tables.Table)
    search, batch,
    watch, compare     –
    404                –
    verify             – (where there is a log)
    data               resources (registry.data.package.Resource), licence (or None)
    stub               stub (Erasure), about (id or code), company (whether it is one), logged
    page               page (registry.site.editorial.EditorialPage)

`linked` is what the page tells machines as JSON-LD, empty where that is nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec

from registry.public.views import (
    Association,
    CompanyStub,
    CompanyView,
    ContestedItem,
    EarlierItem,
    EndedItem,
    NoticeStub,
    NoticeView,
    RedactedNotice,
    View,
)
from registry.site import addresses, badge, company_feed

TEMPLATES = (
    "home",
    "company",
    "notice",
    "notices",
    "notices_month",
    "notices_year",
    "commitments",
    "commitments_month",
    "referral",
    "referral_region",
    "changes",
    "changes_month",
    "yearends",
    "yearend",
    "agency",
    "agencies",
    "practitioners",
    "lists",
    "list",
    "rules",
    "ruleset",
    "assess",
    "statistics",
    "search",
    "batch",
    "watch",
    "compare",
    "asof",
    "verify",
    "data",
    "stub",
    "404",
    "page",
)


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to be rendered."""

    address: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is ready."""

    address: str
    content: bytes


Planned = PlannedPage | PlannedFile
#: What a page tells machines within itself.
Linked = Mapping[str, Any]


class Logged(msgspec.Struct, frozen=True, array_like=True):
    """What the page of a logged notice prints: how large the log was, how its root begins."""

    size: int
    root: str


def digest(planned: Planned) -> str:
    """The digest of what a page or a file tells, its template aside: SHA-256 in hexadecimal."""
    if isinstance(planned, PlannedFile):
        return sha256(planned.content).hexdigest()
    told = [planned.template, planned.context]
    encoded = msgspec.json.encode(told, enc_hook=str, order="deterministic")  # Markup is a text
    return sha256(encoded).hexdigest()


def company_page(
    view: CompanyView, linked: Linked | None = None, credentials: Sequence[str] = ()
) -> PlannedPage:
    """A company's page."""
    told = {"company": view, "linked": linked or {}, "credentials": credentials}
    return PlannedPage(addresses.company(view.code), "company", told)


@dataclass(frozen=True, slots=True)
class Beside:
    """What an association chooses to have beside each company's page."""

    feeds: bool = True
    badges: bool = True

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Beside":
        """What the settings say; both where they say nothing."""
        return cls(
            bool(settings.get("REGISTRY_COMPANY_FEEDS", True)),
            bool(settings.get("REGISTRY_COMPANY_BADGES", True)),
        )


BOTH = Beside()


def of_company(
    view: CompanyView | CompanyStub,
    association: Association,
    linked: Linked | None = None,
    credentials: Sequence[str] = (),
    beside: Beside = BOTH,
) -> list[Planned]:
    """A company's page and its twin for machines; where it has such, its feed and its badge.

    Of a company that was erased, its stub.
    """
    machines = PlannedFile(addresses.company_json(view.code), twin(view))
    if isinstance(view, CompanyStub):
        told = {"stub": view, "about": view.code, "company": True, "logged": None}
        return [PlannedPage(addresses.company(view.code), "stub", told), machines]
    planned: list[Planned] = [company_page(view, linked, credentials), machines]
    if beside.feeds and (feed := company_feed.of_company(association, view)):
        planned.append(PlannedFile(addresses.company_feed(view.code), feed))
    if beside.badges and (picture := badge.of_company(association, view)):
        planned.append(PlannedFile(addresses.company_badge(view.code), picture))
    return planned


def of_notice(
    view: NoticeView | NoticeStub,
    logged: Logged | None = None,
    ended: Sequence[EndedItem] = (),
    earlier: Sequence[EarlierItem] = (),
    contested: Sequence[ContestedItem] = (),
    linked: Linked | None = None,
) -> tuple[PlannedPage, PlannedFile]:
    """A notice's page, with what has ended since, what it ended and who contests it; its twin.

    Or what is left of them.
    """
    address = addresses.notice(view.id)
    if isinstance(view, NoticeStub):
        stub = {"stub": view, "about": view.id, "company": False, "logged": logged}
        page = PlannedPage(address, "stub", stub)
    else:
        erasures = view.erasures if isinstance(view, RedactedNotice) else ()
        told = {"notice": view, "erasures": erasures, "logged": logged, "linked": linked or {}}
        page = PlannedPage(
            address, "notice", {**told, "ended": ended, "earlier": earlier, "contested": contested}
        )
    return page, PlannedFile(addresses.notice_json(view.id), twin(view))


def twin(view: View) -> bytes:
    """A view as it stands: fields in their own order, days in ISO form, decimals as text."""
    return pretty(msgspec.json.encode(view))


def pretty(encoded: bytes) -> bytes:
    """JSON that people can read."""
    return msgspec.json.format(encoded, indent=2) + b"\n"
