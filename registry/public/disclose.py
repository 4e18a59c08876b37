"""The one door outside: the public register as of a day, from the ledger."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Protocol

from registry.ledger.entries import CompanyEntry, Entry, Notice
from registry.public.company import company_view
from registry.public.disclosure import Disclosure, disclose
from registry.public.erasures import ACTS, Erasures
from registry.public.grade import Discloser
from registry.public.licence import agency_views, practitioner_views
from registry.public.moved import Telling
from registry.public.notice import Notices, with_companies
from registry.public.notice_items import company_commitments, company_items
from registry.public.references import References
from registry.public.ruleset import ruleset_view
from registry.public.views import (
    AgencyView,
    Association,
    CommitmentItem,
    CompanyView,
    NoticeItem,
    NoticeView,
    PractitionerView,
    RuleSetView,
)
from registry.state.company import CompanyState
from registry.state.fold import fold_company
from registry.state.licences import LICENCE_ACTS, Licences
from registry.state.rules import Rules

#: Companies in memory at a time. Fewer cost more queries, more cost the collector more rounds.
CHUNK = 250


class Ledger(Protocol):
    """What disclosure needs of a ledger."""

    def of_acts(self, acts: Iterable[str]) -> Iterable[Entry]:
        """The entries of these acts, in ledger order."""
        ...

    def companies(self) -> Sequence[str]:
        """The codes of all companies, ascending."""
        ...

    def histories(self, codes: Iterable[str]) -> Mapping[str, list[CompanyEntry]]:
        """What is recorded of each of these companies, in ledger order."""
        ...


class PublicView:
    """Implements `registry.public.views.PublicRegister`; companies are read in chunks.

    `close` gives back what `ledger` reads from, where somebody must.
    """

    def __init__(
        self,
        ledger: Ledger,
        rules: Rules,
        association: Association,
        as_of: date,
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self.close = close
        self._ledger = ledger
        self._rules = rules
        self._association = association
        self._as_of = as_of

    @property
    def as_of(self) -> date:
        """The day that the register is shown as of."""
        return self._as_of

    @property
    def association(self) -> Association:
        """Who keeps it."""
        return self._association

    def companies(self) -> Iterator[CompanyView]:
        """All listed companies by code."""
        for state in self._states():
            view = company_view(state, self._discloser)
            if view is not None:
                yield view

    def company_codes(self) -> Sequence[str]:
        """The codes of all companies in the ledger, ascending, listed or not.

        This is private: who builds shares out the work by it, and shows none of it.
        """
        return self._ledger.companies()

    def disclosures(
        self, codes: Iterable[str], telling: Telling | None = None
    ) -> Iterator[Disclosure]:
        """What the public learns of each of these companies, in their order, from one fold each.

        Where somebody asks since when what is told is as it is (`telling`), from a few more.
        """
        for code, entries in self._histories(codes):
            yield disclose(code, entries, self._discloser, telling)

    def notices(self) -> Iterator[NoticeView]:
        """All notices published by the day, newest first; those that were erased are none."""
        items: dict[str, list[NoticeItem]] = {}
        commitments: dict[str, list[CommitmentItem]] = {}
        for state in self._states():
            for notice, item in company_items(state, self._discloser):
                items.setdefault(notice, []).append(item)
            for notice, commitment in company_commitments(state):
                commitments.setdefault(notice, []).append(commitment)
        for id_ in self._notices.ids:
            yield self.notice_view(id_, items.get(id_, ()), commitments.get(id_, ()))

    def notice_ids(self) -> Sequence[str]:
        """The ids of all notices published by the day, newest first. No company is read for it."""
        return self._notices.ids

    def notice_heads(self) -> Iterator[NoticeView]:
        """All notices published by the day, newest first, without what they say of companies.

        Items and commitments are empty; all else stands, corrections both ways and licences
        included. No company is read for it.
        """
        return map(self._notices.head, self._notices.ids)

    def notice_view(
        self, id_: str, items: Iterable[NoticeItem], commitments: Iterable[CommitmentItem]
    ) -> NoticeView:
        """A notice with what its companies' disclosures say under its id, in any order of them.

        Raises KeyError for a notice that is not published by the day.
        """
        return with_companies(self._notices.head(id_), items, commitments)

    def agency_codes(self) -> Mapping[str, str]:
        """The code of each agency licensed by the day, by its name as names are compared, sorted.

        Besides its own acts, the notices they stand in and the rules, this is all that a company's
        disclosure rests on: an agency that was not licensed before is named in another way.
        """
        agencies = self._discloser.references.agencies
        return {name: agencies[name].agency for name in sorted(agencies)}

    def agencies(self) -> Iterator[AgencyView]:
        """All agencies by code."""
        references, people = self._discloser.references, self._practitioners
        return agency_views(self._licences, references, self._as_of, people)

    def practitioners(self) -> Iterator[PractitionerView]:
        """All practitioners by licence number."""
        return iter(self._practitioners)

    def rulesets(self) -> Iterator[RuleSetView]:
        """All rule sets by id, as in force on the day."""
        book = self._rules.book
        for id_ in book.ids:
            yield ruleset_view(book.versions(id_, self._as_of))

    @cached_property
    def _practitioners(self) -> tuple[PractitionerView, ...]:
        return tuple(practitioner_views(self._licences, self._discloser.references, self._as_of))

    @cached_property
    def _notices(self) -> Notices:
        return Notices(self._licences, self._discloser)

    @cached_property
    def _licences(self) -> Licences:
        lead = self._rules.get("").licensing.inspection_lead_months
        return Licences.fold(self._ledger.of_acts(LICENCE_ACTS), lead, self._as_of)

    @cached_property
    def _discloser(self) -> Discloser:
        published = (
            entry
            for entry in self._ledger.of_acts(["notice"])
            if isinstance(entry, Notice) and entry.day <= self._as_of
        )
        references = References.of(published, self._licences, self._erasures)
        return Discloser(self._rules, references, self._as_of)

    @cached_property
    def _erasures(self) -> Erasures:
        return Erasures.of(self._ledger.of_acts(ACTS), self._as_of)

    def _states(self) -> Iterator[CompanyState]:
        """Every company folded as of the day, as far as it may be shown, by code."""
        for _, entries in self._histories(self._ledger.companies()):
            state = fold_company(entries, self._as_of)
            if state is not None:
                yield self._erasures.shown(state)

    def _histories(self, codes: Iterable[str]) -> Iterator[tuple[str, list[CompanyEntry]]]:
        """All that is recorded of each company, in their order, a chunk in memory at a time."""
        waiting = iter(codes)
        while chunk := list(islice(waiting, CHUNK)):
            recorded = self._ledger.histories(chunk)
            for code in chunk:
                yield code, recorded.get(code, [])
