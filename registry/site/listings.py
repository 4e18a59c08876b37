"""The lists: which there are, what they are called, where their pages stand.

Rows stand by code, notices and commitments by day; nothing by score or grade (P-2).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from registry.site import addresses
from registry.site.membership import Key
from registry.site.words import word

#: Lists whose end is shown first, the newest; their keys are months.
BY_DAY = ("changes", "commitments", "notices")
#: Lists of a register that exist when nobody is on them, so that a link to them holds.
STATES = (("lapsed",), ("revoked",), ("void",))


@dataclass(frozen=True, slots=True)
class Listing:
    """One list as its pages and the overview name it. `name` is "" where the kind says it all."""

    kind: str
    keys: tuple[str, ...]
    name: str
    ruleset_title: str
    count: int

    @property
    def address(self) -> str:
        """Its first page."""
        return address((self.kind, *self.keys))

    @property
    def title(self) -> str:
        """What it is called, e.g. "按行业门类：制造业"."""
        kind = word(self.kind, "list")
        return f"{kind}：{self.name}" if self.name else kind


def address(key: Key, start: str = "") -> str:
    """The page of a list that begins with a member; without one, the page to begin with."""
    match key:
        case ("notices", month):
            return addresses.notices_of(month, start)
        case ("changes", month):
            return addresses.changes_of(month, start)
        case ("commitments", month):
            return addresses.commitments_of(month, start)
        case ("referral", region):
            return addresses.referral_of(region, start)
        case ("sitemap", part):
            return addresses.sitemap(f"{part}-{start}")
    return addresses.listing(*key, start=start)


def listing(key: Key, name: str, count: int, titles: Mapping[str, str]) -> Listing:
    """A list by its key; `titles` are those of the rule sets."""
    kind, *keys = key
    if kind == "grade":
        return Listing(kind, tuple(keys), keys[1], titles.get(keys[0], keys[0]), count)
    if kind == "lapsing" or kind in BY_DAY:
        year, month = keys[0].split("-")
        name = f"{int(year)}年{int(month)}月"
    return Listing(kind, tuple(keys), name, "", count)


def overview(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    """The lists of companies in the order of the page that names them all."""
    order = list(addresses.LIST_KINDS)
    kept = [one for one in listings if one.kind in order]
    return tuple(sorted(kept, key=lambda one: (order.index(one.kind), one.keys)))
