"""The ends of years: which there are, how many companies stood then, and the pages that say so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from registry.public.views import RuleSetView
from registry.site import addresses
from registry.site.membership import Key
from registry.site.pages import PlannedPage

Counts = Mapping[Key, int]


def of(year: int) -> date:
    """The last day of a year."""
    return date(year, 12, 31)


def ended(counts: Counts, as_of: date) -> range:
    """The years that ended before a day, from the first in which anybody was listed."""
    since = [int(key[1]) for key in counts if key[0] == "since"]
    return range(min(since, default=as_of.year), as_of.year)


def listed(counts: Counts, year: int) -> int:
    """How many companies the register had at the end of a year, by what is published now."""
    return sum(n for key, n in counts.items() if key[0] == "since" and int(key[1]) <= year)


def pages(
    counts: Counts, rulesets: Sequence[RuleSetView], as_of: date, files: Mapping[int, Sequence[str]]
) -> Iterator[PlannedPage]:
    """A page for each ended year, and one that leads to them; `files` are those below `/data/`."""
    years = ended(counts, as_of)
    told = {"years": tuple(reversed(years))}
    yield PlannedPage(addresses.YEAR_ENDS, "yearends", told)
    for year in years:
        standing = {
            ruleset.id: tuple(
                (band.grade, counts.get(("end", str(year), ruleset.id, band.grade), 0))
                for band in ruleset.bands
                if band.listed
            )
            for ruleset in rulesets
        }
        shown = {
            "year": year,
            "day": of(year),
            "companies": listed(counts, year),
            "rulesets": tuple((one.title, standing[one.id]) for one in rulesets),
            "files": tuple(files.get(year, ())),
        }
        yield PlannedPage(addresses.year_end(year), "yearend", shown)
