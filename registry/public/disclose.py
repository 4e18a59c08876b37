"""The one door outside: the public register as of a day, from the ledger."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Protocol

from registry.ledger.entries import CompanyEntry, Notice
from registry.public.company import company_view
from registry.public.grade import Discloser
from registry.public.licence import agency_views, practitioner_views
from registry.public.notice import Contents
from registry.public.references import References
from registry.public.ruleset import ruleset_view
from registry.public.views import (
    AgencyView,
    Association,
    CompanyView,
    NoticeView,
    PractitionerView,
    RuleSetView,
)
from registry.state.admit.working import LICENCE_ACTS, Reader
from registry.state.company import CompanyState
from registry.state.fold import fold_company
from registry.state.licences import Licences
from registry.state.rules import Rules

CHUNK = 500


class Ledger(Reader, Protocol):
    """What disclosure needs of a ledger."""

    def companies(self) -> Sequence[str]:
        """The codes of all companies, ascending."""
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

    def notices(self) -> Iterator[NoticeView]:
        """All notices published by the day, newest first."""
        contents = Contents()
        for state in self._states():
            contents.add_company(state, self._discloser)
        contents.add_licences(self._licences, self._discloser)
        corrected: dict[str, list[str]] = {}
        for notice in self._notices:
            if notice.corrects:
                corrected.setdefault(notice.corrects, []).append(notice.id)
        for notice in sorted(self._notices, key=lambda each: (each.day, each.id), reverse=True):
            yield contents.view(notice, corrected.get(notice.id, ()), self._discloser)

    def agencies(self) -> Iterator[AgencyView]:
        """All agencies by code."""
        return agency_views(self._licences, self._discloser.references, self._as_of)

    def practitioners(self) -> Iterator[PractitionerView]:
        """All practitioners by licence number."""
        return practitioner_views(self._licences, self._discloser.references, self._as_of)

    def rulesets(self) -> Iterator[RuleSetView]:
        """All rule sets by id, as in force on the day."""
        for id_ in sorted(self._rules.book.ids):
            yield ruleset_view(self._rules.get(id_, self._as_of))

    @cached_property
    def _notices(self) -> tuple[Notice, ...]:
        recorded = (item.entry for item in self._ledger.entries(acts=["notice"]))
        return tuple(
            entry for entry in recorded if isinstance(entry, Notice) and entry.day <= self._as_of
        )

    @cached_property
    def _licences(self) -> Licences:
        lead = self._rules.get("").licensing.inspection_lead_months
        entries = (item.entry for item in self._ledger.entries(acts=LICENCE_ACTS))
        return Licences.fold(entries, lead, self._as_of)

    @cached_property
    def _discloser(self) -> Discloser:
        references = References.of(self._notices, self._licences)
        return Discloser(self._rules, references, self._as_of)

    def _states(self) -> Iterator[CompanyState]:
        """Every company folded as of the day, by code, a chunk in memory at a time."""
        codes = iter(self._ledger.companies())
        while chunk := list(islice(codes, CHUNK)):
            grouped: dict[str, list[CompanyEntry]] = {code: [] for code in chunk}
            for item in self._ledger.entries(subjects=chunk):
                if isinstance(item.entry, CompanyEntry):
                    grouped[item.entry.company].append(item.entry)
            for entries in grouped.values():
                state = fold_company(entries, self._as_of)
                if state is not None:
                    yield state
