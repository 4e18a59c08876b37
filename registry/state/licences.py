"""Licences of agencies and practitioners on a day (R-14, R-41 to R-44)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Literal

from registry.identity import names
from registry.ledger.entries import (
    AgencyBan,
    AgencyLicence,
    Cancellation,
    Entry,
    Inspection,
    PractitionerLicence,
)
from registry.state.fold import in_order
from scoring.period import add_months, anniversaries

Status = Literal["valid", "awaiting_inspection", "expired", "cancelled", "barred"]
ONE_DAY = timedelta(days=1)
#: The acts that licences come of.
LICENCE_ACTS = (
    "agency_licence",
    "practitioner_licence",
    "inspection",
    "cancellation",
    "agency_ban",
)


@dataclass(frozen=True)
class LicenceState:
    """One licence with what happened to it; `lead` is how many months early one may inspect."""

    entry: AgencyLicence | PractitionerLicence
    lead: int
    inspected: tuple[date, ...] = ()
    cancelled: Cancellation | None = None
    bans: tuple[AgencyBan, ...] = ()

    @cached_property
    def windows(self) -> tuple[tuple[date, date], ...]:
        """Each anniversary with the first day on which its inspection may pass (D-41)."""
        due = anniversaries(self.entry.day, self.entry.valid_until)
        return tuple((day, add_months(day, -self.lead)) for day in due)

    def missed(self, day: date) -> date | None:
        """The latest anniversary before `day` that no inspection covers by then (D-41)."""
        passed = [window for window in self.windows if window[0] < day]
        if not passed:
            return None
        due, opens = passed[-1]
        return None if any(opens <= done <= day for done in self.inspected) else due

    def status(self, day: date) -> Status:
        """Whether it gives the right to evaluate on `day`, and if not, why."""
        if self.cancelled is not None and day >= self.cancelled.day:
            return "cancelled"
        if day > self.entry.valid_until:
            return "expired"
        if self.barred(day) is not None:
            return "barred"
        return "awaiting_inspection" if self.missed(day) else "valid"

    def history(self, until: date) -> tuple[tuple[date, Status], ...]:
        """How it stood, each status with its first day, up to a day; nothing before it began."""
        days = {self.entry.day, self.entry.valid_until + ONE_DAY, *self.inspected}
        days.update(due + ONE_DAY for due, _ in self.windows)
        days.update(day for ban in self.bans for day in (ban.day, ban.until + ONE_DAY))
        if self.cancelled is not None:
            days.add(self.cancelled.day)
        told = ((day, self.status(day)) for day in sorted(days) if self.entry.day <= day <= until)
        return tuple(next(same) for _, same in groupby(told, key=itemgetter(1)))

    def barred(self, day: date) -> AgencyBan | None:
        """The ban that covers `day` (R-44)."""
        return next((ban for ban in self.bans if ban.day <= day <= ban.until), None)

    def next_due(self, day: date) -> date | None:
        """The next anniversary whose inspection is not done, an overdue one first."""
        if missed := self.missed(day):
            return missed
        for due, opens in self.windows:
            if due >= day and not any(opens <= done for done in self.inspected):
                return due
        return None


@dataclass(frozen=True)
class Licences:
    """All licences, by number."""

    by_number: dict[str, LicenceState]

    @classmethod
    def fold(cls, entries: Iterable[Entry], lead: int, as_of: date | None = None) -> "Licences":
        """From the licence entries in any order; other entries are passed over."""
        states: dict[str, LicenceState] = {}
        for entry in in_order(entries):
            if as_of is not None and entry.day > as_of:
                break
            match entry:
                case AgencyLicence() | PractitionerLicence():
                    states[entry.number] = LicenceState(entry, lead)
                case Inspection(number=number) if number in states and entry.passed:
                    old = states[number]
                    states[number] = replace(old, inspected=(*old.inspected, entry.day))
                case Cancellation(number=number) if number in states:
                    states[number] = replace(states[number], cancelled=entry)
                case AgencyBan(number=number) if number in states:
                    old = states[number]
                    states[number] = replace(old, bans=(*old.bans, entry))
        return cls(states)

    def agency(self, name_or_code: str, day: date) -> LicenceState | None:
        """The agency's licence of that day: a valid one, else its latest; None if it has none."""
        return _on(self._agencies.get(names.fold(name_or_code), []), day)

    def practitioner(self, name: str, agency: str, day: date) -> LicenceState | None:
        """The licence of a person at an agency (by its name): a valid one, else the latest."""
        staff = self._staff.get(names.fold(agency), [])
        return _on([state for state in staff if state.entry.name == name], day)

    def practitioners_of(self, agency: str, day: date) -> tuple[LicenceState, ...]:
        """Everyone licensed at an agency (by its name) on a day."""
        staff = self._staff.get(names.fold(agency), [])
        return tuple(
            state for state in staff if state.entry.day <= day and state.status(day) == "valid"
        )

    @cached_property
    def _agencies(self) -> dict[str, list[LicenceState]]:
        """The licences of each agency, by its code and by its name."""
        held: dict[str, list[LicenceState]] = {}
        for state in self.by_number.values():
            if isinstance(state.entry, AgencyLicence):
                for key in {names.fold(state.entry.agency), names.fold(state.entry.name)}:
                    held.setdefault(key, []).append(state)
        return held

    @cached_property
    def _staff(self) -> dict[str, list[LicenceState]]:
        """The licences of practitioners, by the name of their agency."""
        held: dict[str, list[LicenceState]] = {}
        for state in self.by_number.values():
            if isinstance(state.entry, PractitionerLicence):
                held.setdefault(names.fold(state.entry.agency_name), []).append(state)
        return held


def _on(held: list[LicenceState], day: date) -> LicenceState | None:
    begun = [state for state in held if state.entry.day <= day]
    valid = [state for state in begun if state.status(day) == "valid"]
    return next(reversed(valid or begun), None)
