"""The page of financing referral: where there are companies, and where a bank has their list.

Places stand by code (P-2). What is chosen among them is chosen in the reader's browser.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.public.views import RuleSetView
from registry.site import addresses
from registry.site.listings import Listing
from registry.site.pages import PlannedPage


@dataclass(frozen=True, slots=True)
class Place:
    """A region with how many companies there are, and the files of its table (below the data's
    folder).
    """

    listing: Listing
    files: tuple[str, ...]

    @property
    def code(self) -> str:
        """Of the region."""
        return self.listing.keys[0]


def page(
    listings: Iterable[Listing],
    files: Mapping[str, Sequence[str]],
    rulesets: Sequence[RuleSetView],
) -> PlannedPage:
    """The page, from all lists of the register and the files of each region."""
    every = list(listings)
    regions = sorted((one for one in every if one.kind == "referral"), key=_code)
    told = {
        "places": tuple(Place(one, tuple(files.get(_code(one), ()))) for one in regions),
        "industries": tuple(sorted((one for one in every if one.kind == "industry"), key=_code)),
        "rulesets": rulesets,
    }
    return PlannedPage(addresses.REFERRAL, "referral", told)


def _code(listing: Listing) -> str:
    return listing.keys[0]
