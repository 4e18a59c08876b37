"""The lists: which there are, what they are called, where their pages stand.

Rows stand by code, notices and commitments by day; nothing by score or grade (P-2).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from registry.site import addresses
from registry.site.membership import Key
from registry.site.words import word

#: Lists whose keys are months.
_MONTHLY = ("changes", "commitments", "notices")
#: The lists of notices: by month; and by kind or rule set, a list for each year, so that a notice
#: changes none but the newest.
OF_NOTICES = ("notices", "notices-by-kind", "notices-by-ruleset")
#: Lists whose end is shown first, the newest.
BY_DAY = (*_MONTHLY, *OF_NOTICES[1:])
#: Where the pages of lists stand that are none of companies, by their keys and how they begin.
_PLACES: Mapping[str, Callable[..., str]] = {
    "notices": addresses.notices_of,
    "notices-by-kind": addresses.notices_of_kind,
    "notices-by-ruleset": addresses.notices_under,
    "changes": addresses.changes_of,
    "commitments": addresses.commitments_of,
    "referral": addresses.referral_of,
}
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
    kind, *keys = key
    if kind in _PLACES:
        return _PLACES[kind](*keys, start)
    return addresses.listing(*key, start=start)


def listing(key: Key, name: str, count: int, titles: Mapping[str, str]) -> Listing:
    """A list by its key; `titles` are those of the rule sets."""
    kind, *keys = key
    if kind == "grade":
        return Listing(kind, tuple(keys), keys[1], titles.get(keys[0], keys[0]), count)
    if kind == "notices-by-kind":
        return Listing(kind, tuple(keys), word(keys[0], "notice"), "", count)
    if kind == "notices-by-ruleset":
        return Listing(kind, tuple(keys), "", titles.get(keys[0], keys[0]), count)
    if kind == "lapsing" or kind in _MONTHLY:
        year, month = keys[0].split("-")
        name = f"{int(year)}年{int(month)}月"
    return Listing(kind, tuple(keys), name, "", count)


def overview(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    """The lists of companies in the order of the page that names them all."""
    order = list(addresses.LIST_KINDS)
    kept = [one for one in listings if one.kind in order]
    return tuple(sorted(kept, key=lambda one: (order.index(one.kind), one.keys)))
