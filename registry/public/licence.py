"""Discloses agencies and practitioners (RULES 6): no deposit, no files, no contact."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from registry.identity import names
from registry.ledger.entries import AgencyLicence, PractitionerLicence
from registry.public.references import References
from registry.public.views import AgencyView, LicenceSpan, LicenceView, PractitionerView
from registry.state.licences import Licences, LicenceState
from registry.state.timeline import licence_changes, next_change


def practitioner_views(
    licences: Licences, references: References, as_of: date
) -> Iterator[PractitionerView]:
    """All practitioners by licence number."""
    for _, state in sorted(licences.by_number.items()):
        if isinstance(state.entry, PractitionerLicence):
            yield PractitionerView(
                name=state.entry.name,
                agency=references.agency(state.entry.agency_name),
                licence=_licence(state, references, as_of),
            )


def agency_views(
    licences: Licences,
    references: References,
    as_of: date,
    practitioners: Iterable[PractitionerView],
) -> Iterator[AgencyView]:
    """All agencies by code, each with its licences newest first and those of `practitioners`."""
    held: dict[str, list[LicenceState]] = {}
    for state in licences.by_number.values():
        if isinstance(state.entry, AgencyLicence):
            held.setdefault(state.entry.agency, []).append(state)
    people: dict[str, list[PractitionerView]] = {}
    for person in practitioners:
        people.setdefault(names.fold(person.agency.name), []).append(person)
    for code, states in sorted(held.items()):
        states.sort(key=lambda state: state.entry.day, reverse=True)
        newest = states[0].entry
        if isinstance(newest, AgencyLicence):
            yield AgencyView(
                code=code,
                name=newest.name,
                legal_representative=newest.legal_representative,
                licences=tuple(_licence(state, references, as_of) for state in states),
                practitioners=tuple(people.get(names.fold(newest.name), ())),
                next_change=next_change(licence_changes(states), as_of),
            )


def _licence(state: LicenceState, references: References, as_of: date) -> LicenceView:
    passed = [day for day in state.inspected if day <= as_of]
    barred, cancelled = state.barred(as_of), state.cancelled
    ended = cancelled.day if cancelled and cancelled.day <= as_of else None
    ended_by = cancelled.notice if cancelled else barred.notice if barred else ""
    return LicenceView(
        number=state.entry.number,
        status=state.status(as_of),
        valid_from=state.entry.day,
        valid_until=state.entry.valid_until,
        inspected_on=max(passed, default=None),
        inspection_due=None if ended else state.next_due(as_of),
        ended_on=ended,
        barred_until=barred.until if barred else None,
        notice=references.notice(state.entry.notice),
        ended_by=references.notice(ended_by),
        history=tuple(
            LicenceSpan(since=since, status=status)
            for since, status in _shown(state, references, as_of).history(as_of)
        ),
    )


def _shown(state: LicenceState, references: References, as_of: date) -> LicenceState:
    """Without the bans that are over and whose notice was erased: those are on no day (P-5)."""
    erased = references.erasures.notices
    bans = tuple(ban for ban in state.bans if ban.until >= as_of or ban.notice not in erased)
    return replace(state, bans=bans)
