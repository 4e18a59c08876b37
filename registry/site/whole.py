"""The pages that tell of the whole register: few, and made anew by every build."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import msgspec

from registry.public.views import PublicRegister, RuleSetView
from registry.site import addresses, machines, statistics, words
from registry.site.lines import CommitmentLine, NoticeLine
from registry.site.listings import Listing, listing, overview
from registry.site.membership import Key
from registry.site.pages import Planned, PlannedFile, PlannedPage, pretty

NEWEST_AT_HOME = 10
NEWEST = 20


@dataclass(frozen=True, slots=True)
class Volume:
    """Lists that go on in time, the newest first: the months of a year, the years of a kind of
    notice or of a rule set. Its `id` is the year, the kind, the rule set.
    """

    id: str
    lists: tuple[Listing, ...]

    @property
    def count(self) -> int:
        """How many there are on all of them."""
        return sum(one.count for one in self.lists)


@dataclass(frozen=True)
class Whole:
    """What is known of the whole: numbers, every list, the newest notices and commitments.

    `changes` are the months in which anything was published or came to an end.
    """

    register: PublicRegister
    rulesets: Sequence[RuleSetView]
    companies: int
    listings: Sequence[Listing]
    notices: Sequence[NoticeLine]
    commitments: Sequence[CommitmentLine]
    counts: Mapping[Key, int]
    changes: Sequence[str] = ()

    def pages(self) -> Iterator[Planned]:
        """All of them."""
        yield self._home()
        yield PlannedPage(addresses.SEARCH, "search")
        yield PlannedPage(addresses.BATCH, "batch")
        yield PlannedPage(addresses.WATCH, "watch")
        yield PlannedPage(addresses.COMPARE, "compare")
        yield PlannedPage(addresses.NOT_FOUND, "404")
        yield from self._by_day()
        yield PlannedPage(addresses.LISTS, "lists", {"listings": overview(self.listings)})
        yield from statistics.pages(self.counts, self.rulesets)
        yield from self._agencies()
        yield PlannedPage(addresses.RULES, "rules", {"rulesets": self.rulesets})
        for ruleset in self.rulesets:
            yield PlannedPage(addresses.ruleset(ruleset.id), "ruleset", {"ruleset": ruleset})
            if ruleset.scorings:
                yield _assessment(ruleset)
        yield from machines.of_rulesets(self.rulesets)
        yield self._summary()

    def _home(self) -> PlannedPage:
        context = {
            "newest": self.notices[:NEWEST_AT_HOME],
            "rulesets": self.rulesets,
            "companies": self.companies,
            "commitments": self._count("commitments"),
        }
        return PlannedPage(addresses.HOME, "home", context)

    def _by_day(self) -> Iterator[PlannedPage]:
        notices = {
            "newest": self.notices[:NEWEST],
            "kinds": self._volumes("notices-by-kind", words.table()["notice"]),
            "rulesets": self._volumes("notices-by-ruleset", [one.id for one in self.rulesets]),
            "years": self._years("notices"),
        }
        yield PlannedPage(addresses.NOTICES, "notices", notices)
        commitments = {"newest": self.commitments, "years": self._years("commitments")}
        yield PlannedPage(addresses.COMMITMENTS, "commitments", commitments)
        yield PlannedPage(addresses.CHANGES, "changes", {"years": self._changes()})

    def _changes(self) -> tuple[tuple[str, tuple[Listing, ...]], ...]:
        """The months by year, newest first; where no company changed, one leads to its notices."""
        listed = {_month(one): one for one in self.listings if one.kind == "changes"}
        months = (listed.get(one) or listing(("notices", one), "", 0, {}) for one in self.changes)
        newest = sorted(months, key=_month, reverse=True)
        years = groupby(newest, key=lambda one: _month(one)[:4])
        return tuple((year, tuple(of_year)) for year, of_year in years)

    def _agencies(self) -> Iterator[Planned]:
        agencies = tuple(self.register.agencies())
        for agency in agencies:
            yield PlannedPage(addresses.agency(agency.code), "agency", {"agency": agency})
        yield from machines.of_agencies(agencies)
        yield PlannedPage(addresses.AGENCIES, "agencies", {"agencies": agencies})
        practitioners = {"practitioners": tuple(self.register.practitioners())}
        yield PlannedPage(addresses.PRACTITIONERS, "practitioners", practitioners)

    def _summary(self) -> PlannedFile:
        """`register.json`, the only file that holds the day the site was built as of."""
        newest = self.notices[0] if self.notices else None
        facts = {
            "association": self.register.association.name,
            "as_of": self.register.as_of,
            "companies": self.companies,
            "notices": self._count("notices"),
            "newest_notice": newest and {"id": newest.id, "day": newest.day},
        }
        return PlannedFile(addresses.REGISTER, pretty(msgspec.json.encode(facts)))

    def _count(self, kind: str) -> int:
        return sum(one.count for one in self.listings if one.kind == kind)

    def _volumes(self, kind: str, ids: Iterable[str]) -> tuple[Volume, ...]:
        """The lists of a kind by their first key, in the order of these; those that have none."""
        found: dict[str, list[Listing]] = {}
        for one in sorted(self.listings, key=lambda one: one.keys, reverse=True):
            if one.kind == kind:
                found.setdefault(one.keys[0], []).append(one)
        return tuple(Volume(id_, tuple(found[id_])) for id_ in ids if id_ in found)

    def _years(self, kind: str) -> tuple[Volume, ...]:
        months = sorted((one for one in self.listings if one.kind == kind), key=_month)
        by_year = groupby(reversed(months), key=lambda one: _month(one)[:4])
        return tuple(Volume(year, tuple(of_year)) for year, of_year in by_year)


def _assessment(ruleset: RuleSetView) -> PlannedPage:
    """The page on which readers try the newest version."""
    told = {"ruleset": ruleset, "scoring": ruleset.scorings[-1]}
    return PlannedPage(addresses.assess(ruleset.id), "assess", told)


def _month(listing: Listing) -> str:
    return listing.keys[0]
