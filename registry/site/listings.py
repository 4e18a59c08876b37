"""The lists: which there are, what they are called, and how they are cut into pages.

Rows stand by code, never by score or grade (P-2). Lists by state and by grade of a rule set exist
when they are empty too, so that a link to them holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from registry.public.views import RuleSetView
from registry.site import addresses
from registry.site.survey import Key, Survey
from registry.site.words import word

PER_PAGE = 100

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing:
    """One list as the overview names it. `name` is "" for a list that its kind names already."""

    kind: str
    keys: tuple[str, ...]
    name: str
    ruleset_title: str
    count: int

    @property
    def address(self) -> str:
        """Its first page."""
        return addresses.listing(self.kind, *self.keys)

    @property
    def title(self) -> str:
        """What it is called, e.g. "按行业门类：制造业"."""
        kind = word(self.kind, "list")
        return f"{kind}：{self.name}" if self.name else kind


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of something long. Neighbours are addresses, "" where there is none."""

    rows: Sequence[T]
    number: int
    pages: int
    total: int
    address: str
    previous: str
    next: str
    first: str
    last: str


def listings(survey: Survey, rulesets: Sequence[RuleSetView]) -> tuple[Listing, ...]:
    """All lists in the order of the overview: by kind, then by rule set and band or by key."""
    titles = {ruleset.id: ruleset.title for ruleset in rulesets}
    names = {key: (survey.names[key], len(rows)) for key, rows in survey.lists.items()}
    keys: dict[Key, None] = {}
    for ruleset in rulesets:
        keys |= dict.fromkeys(("grade", ruleset.id, b.grade) for b in ruleset.bands if b.listed)
    keys |= dict.fromkeys(sorted(survey.lists))
    keys |= dict.fromkeys([("lapsed",), ("revoked",), ("void",)])
    order = list(addresses.LIST_KINDS)
    return tuple(
        _listing(key, *names.get(key, ("", 0)), titles)
        for key in sorted(keys, key=lambda key: order.index(key[0]))
    )


def sheets(
    rows: Sequence[T], address: Callable[[int], str], size: int = PER_PAGE
) -> Iterator[Sheet[T]]:
    """Cut rows into pages of `size`; nothing makes one empty page."""
    pages = max(1, -(-len(rows) // size))
    for number in range(1, pages + 1):
        yield Sheet(
            rows=rows[(number - 1) * size : number * size],
            number=number,
            pages=pages,
            total=len(rows),
            address=address(number),
            previous=address(number - 1) if number > 1 else "",
            next=address(number + 1) if number < pages else "",
            first=address(1),
            last=address(pages),
        )


def _listing(key: Key, name: str, count: int, titles: dict[str, str]) -> Listing:
    kind, *keys = key
    if kind == "grade":
        return Listing(kind, tuple(keys), keys[1], titles.get(keys[0], keys[0]), count)
    if kind == "lapsing":
        year, month = keys[0].split("-")
        name = f"{int(year)}年{int(month)}月"
    return Listing(kind, tuple(keys), name, "", count)
