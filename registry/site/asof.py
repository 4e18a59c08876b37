"""The page on which a reader has the whole register as of a day (E-6).

What stood is worked out in the reader's browser, from the JSON Lines of the open data. The page
knows how much that is, so that it can say it before anything is read.
"""

from collections.abc import Iterable, Sequence

from registry.public.views import RuleSetView
from registry.site import addresses
from registry.site.listings import Listing
from registry.site.pages import PlannedPage

#: With more bytes than this a reader is pointed to the ends of years first.
LARGE = 20_000_000


def page(
    sizes: Sequence[int], listings: Iterable[Listing], rulesets: Sequence[RuleSetView]
) -> PlannedPage:
    """The page, from the sizes of the files in bytes, and all lists on which somebody is."""
    every = list(listings)
    # Two digits, as the page shows them: it need not change with each act.
    size = int(float(f"{sum(sizes):.2g}"))
    told = {
        "files": len(sizes),
        "size": size,
        "large": size > LARGE,
        "regions": _of(every, "region"),
        "industries": _of(every, "industry"),
        "rulesets": rulesets,
    }
    return PlannedPage(addresses.AS_OF, "asof", told)


def _of(listings: Iterable[Listing], kind: str) -> tuple[Listing, ...]:
    """By code (P-2)."""
    return tuple(sorted((one for one in listings if one.kind == kind), key=lambda one: one.keys))
