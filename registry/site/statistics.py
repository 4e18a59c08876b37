"""The pages of statistics: grades and scores, places and industries, years and months."""

from collections.abc import Callable, Iterator, Sequence

from registry.public.views import RuleSetView
from registry.site import addresses, tables
from registry.site.pages import PlannedPage
from registry.site.tables import Counts, Table

#: What each page shows, by its address; in the order of their links.
PAGES = {
    "grades": addresses.STATISTICS,
    "places": addresses.STATISTICS_PLACES,
    "years": addresses.STATISTICS_YEARS,
}


def pages(counts: Counts, rulesets: Sequence[RuleSetView]) -> Iterator[PlannedPage]:
    """Each with its tables."""
    shown = {
        "grades": _by_ruleset(counts, rulesets, tables.grades, tables.scores),
        "places": _by_ruleset(counts, rulesets, tables.places, tables.trades),
        "years": _by_time(counts, rulesets),
    }
    for name, address in PAGES.items():
        told = {"shown": name, "pages": PAGES, "tables": tuple(shown[name])}
        yield PlannedPage(address, "statistics", told)


def _by_ruleset(
    counts: Counts,
    rulesets: Sequence[RuleSetView],
    *makes: Callable[[Counts, RuleSetView], Table],
) -> list[Table]:
    return [make(counts, ruleset) for make in makes for ruleset in rulesets]


def _by_time(counts: Counts, rulesets: Sequence[RuleSetView]) -> list[Table]:
    return [
        *_by_ruleset(counts, rulesets, tables.begun),
        tables.ended(counts),
        tables.notices(counts),
        tables.lapsing(counts, rulesets),
    ]
