"""The plan: every page of the register with its template and what the template is given.

Each template `<name>.html` gets the names below, and beside them `path` (the page's own
site-absolute address) and the globals and filters of `registry.site.render`.

    home           newest (10 notices), rulesets, companies, commitments (numbers)
    company        company
    notice         notice
    notices        newest (20 notices), years (of Year)
    notices_year   year, notices
    commitments    sheet (of CommitmentLine)
    agency         agency
    agencies       agencies
    practitioners  practitioners
    lists          listings
    list           listing, sheet (of Row)
    rules          rulesets
    ruleset        ruleset
    search, 404    –
    page           page (registry.site.editorial.EditorialPage)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import msgspec

from registry.public.views import NoticeView, PublicRegister, RuleSetView, View
from registry.site import addresses
from registry.site.listings import Listing, listings, sheets
from registry.site.pages import Planned, PlannedFile, PlannedPage, Year
from registry.site.survey import Survey, survey

TEMPLATES = (
    "home",
    "company",
    "notice",
    "notices",
    "notices_year",
    "commitments",
    "agency",
    "agencies",
    "practitioners",
    "lists",
    "list",
    "rules",
    "ruleset",
    "search",
    "404",
    "page",
)
NEWEST_AT_HOME = 10
NEWEST_NOTICES = 20


@dataclass(frozen=True)
class Plan:
    """The register as it is about to be written. Companies are read again, one at a time."""

    register: PublicRegister
    survey: Survey
    notices: tuple[NoticeView, ...]
    rulesets: tuple[RuleSetView, ...]
    agency_codes: tuple[str, ...]

    @classmethod
    def of(cls, register: PublicRegister) -> "Plan":
        """Walk over the register once."""
        return cls(
            register,
            survey(register),
            tuple(register.notices()),
            tuple(register.rulesets()),
            tuple(agency.code for agency in register.agencies()),
        )

    def permanent(self) -> list[str]:
        """The addresses that this build publishes for ever: companies, notices, agencies."""
        return sorted(
            [
                *map(addresses.company, self.survey.touched),
                *(addresses.notice(notice.id) for notice in self.notices),
                *map(addresses.agency, self.agency_codes),
            ]
        )

    def all(self) -> Iterator[Planned]:
        """Everything, in one order."""
        yield self._home()
        yield PlannedPage(addresses.SEARCH, "search")
        yield PlannedPage(addresses.NOT_FOUND, "404", indexed=False)
        yield from self._companies()
        yield from self._notices()
        yield from self._commitments()
        yield from self._agencies()
        yield from self._lists()
        yield from self._rulesets()
        yield self._summary()

    def _home(self) -> PlannedPage:
        context = {
            "newest": self.notices[:NEWEST_AT_HOME],
            "rulesets": self.rulesets,
            "companies": len(self.survey.touched),
            "commitments": len(self.survey.commitments),
        }
        return PlannedPage(addresses.HOME, "home", context)

    def _companies(self) -> Iterator[Planned]:
        for company in self.register.companies():
            code = company.code
            touched = self.survey.touched.get(code)
            yield PlannedPage(addresses.company(code), "company", {"company": company}, touched)
            yield PlannedFile(addresses.company_json(code), _json(company))

    def _notices(self) -> Iterator[Planned]:
        by_year: dict[int, list[NoticeView]] = {}
        for notice in self.notices:
            by_year.setdefault(int(notice.id[:4]), []).append(notice)
            touched = max([*notice.days, notice.day, *(n.day for n in notice.corrected_by)])
            touched = min(touched, self.register.as_of)
            yield PlannedPage(addresses.notice(notice.id), "notice", {"notice": notice}, touched)
            yield PlannedFile(addresses.notice_json(notice.id), _json(notice))
        years = tuple(
            Year(year, len(notices), addresses.notices_of(year))
            for year, notices in sorted(by_year.items(), reverse=True)
        )
        newest = self.notices[:NEWEST_NOTICES]
        yield PlannedPage(addresses.NOTICES, "notices", {"newest": newest, "years": years})
        for year, notices in sorted(by_year.items()):
            context = {"year": year, "years": years, "notices": tuple(notices)}
            yield PlannedPage(addresses.notices_of(year), "notices_year", context)

    def _commitments(self) -> Iterator[PlannedPage]:
        for sheet in sheets(self.survey.commitments, addresses.commitments):
            yield PlannedPage(sheet.address, "commitments", {"sheet": sheet})

    def _agencies(self) -> Iterator[PlannedPage]:
        agencies = tuple(self.register.agencies())
        for agency in agencies:
            yield PlannedPage(addresses.agency(agency.code), "agency", {"agency": agency})
        yield PlannedPage(addresses.AGENCIES, "agencies", {"agencies": agencies})
        practitioners = tuple(self.register.practitioners())
        yield PlannedPage(
            addresses.PRACTITIONERS, "practitioners", {"practitioners": practitioners}
        )

    def _lists(self) -> Iterator[PlannedPage]:
        overview = listings(self.survey, self.rulesets)
        yield PlannedPage(addresses.LISTS, "lists", {"listings": overview})
        for listing in overview:
            yield from self._list(listing)

    def _list(self, listing: Listing) -> Iterator[PlannedPage]:
        rows = self.survey.lists.get((listing.kind, *listing.keys), [])
        address = partial(_list_page, listing)
        for sheet in sheets(rows, address):
            yield PlannedPage(sheet.address, "list", {"listing": listing, "sheet": sheet})

    def _rulesets(self) -> Iterator[PlannedPage]:
        yield PlannedPage(addresses.RULES, "rules", {"rulesets": self.rulesets})
        for ruleset in self.rulesets:
            yield PlannedPage(addresses.ruleset(ruleset.id), "ruleset", {"ruleset": ruleset})

    def _summary(self) -> PlannedFile:
        """`register.json`, the only file that holds the day the site was built as of."""
        newest = self.notices[0] if self.notices else None
        facts = {
            "association": self.register.association.name,
            "as_of": self.register.as_of,
            "companies": len(self.survey.touched),
            "notices": len(self.notices),
            "newest_notice": newest and {"id": newest.id, "day": newest.day},
        }
        return PlannedFile(addresses.REGISTER, _pretty(msgspec.json.encode(facts)))


def _list_page(listing: Listing, page: int) -> str:
    return addresses.listing(listing.kind, *listing.keys, page=page)


def _json(view: View) -> bytes:
    """A view as it stands: fields in their own order, days in ISO form, decimals as text."""
    return _pretty(msgspec.json.encode(view))


def _pretty(encoded: bytes) -> bytes:
    return msgspec.json.format(encoded, indent=2) + b"\n"
