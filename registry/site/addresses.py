"""The addresses of the site: site-absolute, computed from a code or number alone, for ever.

A name never makes a path. A company's folder is the last two characters of its code: both are
check characters, so 230,000 companies spread evenly over some 340 folders. A year's notices lie a
thousand to a folder. Every function is pure and refuses with ValueError what is no code, number or
page; different things have different addresses, and none leads out of the site.
"""

import re
from datetime import date
from urllib.parse import quote

from registry.identity import certificates, codes, notice_ids

HOME = "/index.html"
NOT_FOUND = "/404.html"
SEARCH = "/search.html"
BATCH = "/batch.html"
WATCH = "/watch.html"
COMPARE = "/compare.html"
AS_OF = "/as-of.html"
NOTICES = "/notices/index.html"
AGENCIES = "/agencies/index.html"
PRACTITIONERS = "/practitioners/index.html"
LISTS = "/lists/index.html"
COMMITMENTS = "/commitments/index.html"
REFERRAL = "/referral/index.html"
CHANGES = "/changes/index.html"
YEAR_ENDS = "/year-ends/index.html"
RULES = "/rules/index.html"
STATISTICS = "/statistics/index.html"
STATISTICS_PLACES = "/statistics/places.html"
STATISTICS_YEARS = "/statistics/years.html"
FEED = "/feeds/notices.atom"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
REGISTER = "/register.json"
DATA = "/data/index.html"
OPENSEARCH = "/opensearch.xml"
VERIFY = "/verify.html"
OFFLINE = "/verify/offline.html"
OFFLINE_SCRIPT = "/verify/offline.py"
ISSUER = "/credentials/did.json"
CONTEXT = "/credentials/context-1.json"

#: How many keys each kind of list has: a rule set and a grade, a region, a month, or none.
LIST_KINDS = {
    "grade": 2,
    "region": 1,
    "industry": 1,
    "lapsing": 1,
    "lapsed": 0,
    "revoked": 0,
    "void": 0,
}

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9-]", re.ASCII)
_REGION = re.compile(r"\d{6}", re.ASCII)
_KIND = re.compile(r"[a-z]+(?:_[a-z]+)*", re.ASCII)
_MONTH = re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII)
_SURE = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*", re.ASCII)


def company(code: str) -> str:
    """The page of a company, for ever."""
    return f"/companies/{_code(code)[-2:]}/{code}.html"


def company_json(code: str) -> str:
    """The same facts for machines."""
    return f"/companies/{_code(code)[-2:]}/{code}.json"


def certificate(code: str, number: str) -> str:
    """Where a certificate is told of: on its company's page, for ever; what its QR code holds."""
    return f"{company(code)}#{quote(certificates.marked(number, code), safe='~')}"


def company_feed(code: str) -> str:
    """The feed of what was announced of it."""
    return f"/companies/{_code(code)[-2:]}/{code}.atom"


def company_badge(code: str) -> str:
    """The picture that it may put on its own site."""
    return f"/companies/{_code(code)[-2:]}/{code}.svg"


def company_copy(code: str, digest: str) -> str:
    """The public copy of a commitment's original, by its SHA-256 in hex; gone with the consent."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError(f"no digest: {digest}")
    return f"/companies/{_code(code)[-2:]}/{code}.{digest[:32]}.pdf"


def credential(code: str, ruleset: str) -> str:
    """The newest credential of a company under a rule set."""
    return f"/credentials/{_code(code)[-2:]}/{code}-{segment(ruleset)}.json"


def status_list(name: str) -> str:
    """A list of which credentials hold."""
    return f"/credentials/status/{segment(f's{name}')}.json"


def notice(identifier: str) -> str:
    """The page of a notice, for ever."""
    return f"/notices/{_notice_folder(identifier)}/{identifier}.html"


def notice_json(identifier: str) -> str:
    """The same facts for machines."""
    return f"/notices/{_notice_folder(identifier)}/{identifier}.json"


def notice_proof(identifier: str) -> str:
    """The proof that the notice is in the public log."""
    return f"/notices/{_notice_folder(identifier)}/{identifier}.tlog-proof"


def notices_of(month: str, start: str = "") -> str:
    """A page of a month's notices ("2026-11"), from the one that the page begins with."""
    return f"/notices/{_month(month)}/{_leaf(start)}"


def notices_of_kind(kind: str, year: str, start: str = "") -> str:
    """A page of a year's notices of a kind, from the one that the page begins with."""
    return f"/notices/kind/{_kind(kind)}/{_year(year)}/{_leaf(start)}"


def notices_under(ruleset: str, year: str, start: str = "") -> str:
    """A page of a year's notices under a rule set, from the one that the page begins with."""
    return f"/notices/ruleset/{segment(ruleset)}/{_year(year)}/{_leaf(start)}"


def agency(code: str) -> str:
    """The page of an agency, for ever."""
    return f"/agencies/{_code(code)}.html"


def agency_json(code: str) -> str:
    """The same facts for machines."""
    return f"/agencies/{_code(code)}.json"


def commitments_of(month: str, start: str = "") -> str:
    """A page of the commitments published in a month, from the one that the page begins with."""
    return f"/commitments/{_month(month)}/{_leaf(start)}"


def referral_of(region: str, start: str = "") -> str:
    """A page of the companies of a region (GB/T 2260) that are named for financing."""
    return f"/referral/{_region(region)}/{_leaf(start)}"


def changes_of(month: str, start: str = "") -> str:
    """A page of what changed in a month, from what the page begins with."""
    return f"/changes/{_month(month)}/{_leaf(start)}"


def year_end(year: int) -> str:
    """The register as it stood on the last day of a year."""
    return f"/year-ends/{_year(str(year))}.html"


def listing(kind: str, *keys: str, start: str = "") -> str:
    """A page of a list; the keys are those of LIST_KINDS, `start` the code it begins with."""
    if LIST_KINDS.get(kind) != len(keys):
        raise ValueError(f"no list {kind!r} by {keys!r}")
    folders = "/".join(("/lists", kind, *map(segment, keys)))
    return f"{folders}/{_leaf(start)}"


def ruleset(identifier: str) -> str:
    """The page that explains a rule set."""
    return f"/rules/{segment(identifier)}.html"


def ruleset_json(identifier: str) -> str:
    """The same facts for machines."""
    return f"/rules/{segment(identifier)}.json"


def scoring(identifier: str, since: date) -> str:
    """How the version of a rule set that began on a day scores, for machines, for ever."""
    return f"/rules/{segment(identifier)}/{since.isoformat()}.json"


def assess(identifier: str) -> str:
    """The page on which a reader tries a rule set's scorecard on a company of its own."""
    return f"/rules/{segment(identifier)}/assess.html"


def feed_of(month: str) -> str:
    """The feed of a month's notices."""
    return f"/feeds/notices-{_month(month)}.atom"


def feed_of_kind(kind: str) -> str:
    """The feed of the notices of a kind."""
    return f"/feeds/kind/{_kind(kind)}.atom"


def feed_of_region(region: str) -> str:
    """The feed of the notices that name companies of a region (GB/T 2260)."""
    return f"/feeds/region/{_region(region)}.atom"


def sitemap(part: str) -> str:
    """A part of the sitemap."""
    return f"/sitemaps/{segment(part)}.xml"


def data(name: str) -> str:
    """A file of the data for re-users, by its path below the data's folder."""
    return f"/data/{checked(name)}"


def theme(name: str) -> str:
    """A file that the theme brings, by its path below the theme's static folder."""
    return f"/theme/{checked(name)}"


def both(page: str) -> tuple[str, str]:
    """The paths of a page and of its twin for machines."""
    stem = path(page).removesuffix("html")
    return f"{stem}html", f"{stem}json"


def segment(text: str) -> str:
    """A rule set's or grade's name as one part of an address, e.g. "A+" → "A_2b_".

    Letters, digits and hyphens stay; any other character becomes its number between underscores,
    so that two names never share an address. "index" is kept for the folder's own page.
    """
    if not text or text == "index":
        raise ValueError(f"no name for an address: {text!r}")
    return "".join(c if _PLAIN.fullmatch(c) else f"_{ord(c):x}_" for c in text)


def path(address: str) -> str:
    """An address as a path below the output folder."""
    if not address.startswith("/"):
        raise ValueError(f"no address of this site: {address!r}")
    return checked(address[1:])


def checked(relative: str) -> str:
    """The path itself, when it stays below its folder; ValueError for any other.

    No empty, hidden or parent part, no backslash, colon or control character.
    """
    if _SURE.fullmatch(relative):  # nearly every path, in a tenth of the time
        return relative
    parts = relative.split("/")
    hidden = any(part == "" or part.startswith(".") for part in parts)
    if hidden or not relative.isprintable() or any(c in relative for c in '\\:*?"<>|'):
        raise ValueError(f"no path below the site: {relative!r}")
    return relative


def _code(code: str) -> str:
    if codes.parse(code) != code:
        raise ValueError(f"no unified social credit code: {code!r}")
    return code


def _notice_folder(identifier: str) -> str:
    if notice_ids.parse(identifier) != identifier:
        raise ValueError(f"no notice identifier: {identifier!r}")
    year, serial, _ = identifier.split("-")
    return f"{year}/{int(serial) // 1000}"


def _month(month: str) -> str:
    if not _MONTH.fullmatch(month):
        raise ValueError(f"no month: {month!r}")
    return month


def _year(year: str) -> str:
    _month(f"{year}-12")
    return year


def _region(region: str) -> str:
    if not _REGION.fullmatch(region):
        raise ValueError(f"no region: {region!r}")
    return region


def _kind(kind: str) -> str:
    """A kind of notice as a part of an address; none has a hyphen of its own."""
    if not _KIND.fullmatch(kind):
        raise ValueError(f"no kind of notice: {kind!r}")
    return kind.replace("_", "-")


def _leaf(start: str) -> str:
    return f"{segment(start)}.html" if start else "index.html"
