"""What is asked of a company to tell how it stood on a day: a view has it, and so has a line.

Read-only, since neither ever changes; a view's own type would ask for more than a line keeps.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from registry.public.views.base import NoticeRef
from registry.public.views.company import FormerName, Status


class Grade(Protocol):
    """A grade, as GradeView has it."""

    @property
    def ruleset(self) -> str:
        """The rule set's id."""

    @property
    def ruleset_title(self) -> str:
        """What the rule set is called."""

    @property
    def grade(self) -> str:
        """The grade, as AA."""

    @property
    def label(self) -> str:
        """The grade in words."""

    @property
    def status(self) -> Status:
        """What it is now."""

    @property
    def valid_from(self) -> date:
        """The first day in force."""

    @property
    def valid_until(self) -> date:
        """The last day of its period."""

    @property
    def ended_on(self) -> date | None:
        """The last day in force where something ended it earlier."""

    @property
    def ended_by(self) -> NoticeRef | None:
        """The notice that ended it."""


class Event(Protocol):
    """A line of the history, as EventView has it."""

    @property
    def day(self) -> date:
        """The day of it."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def ruleset(self) -> str:
        """Under which rule set."""

    @property
    def was(self) -> str:
        """The value before."""


class Commitment(Protocol):
    """A commitment, as CommitmentView has it."""

    @property
    def published_on(self) -> date:
        """The first day on which it was published."""

    @property
    def withdrawn_on(self) -> date | None:
        """The first day without it."""


class Mark(Protocol):
    """The mark of an objection, as ObjectionView has it."""

    @property
    def marked_on(self) -> date:
        """The first day with it."""

    @property
    def decided_on(self) -> date | None:
        """The first day without it."""


class Named(Protocol):
    """Who bore which names."""

    @property
    def name(self) -> str:
        """The name borne now."""

    @property
    def former_names(self) -> Sequence[FormerName]:
        """Those borne before."""


class Company(Named, Protocol):
    """A company, as CompanyView has it."""

    @property
    def code(self) -> str:
        """The unified social credit code."""

    @property
    def grades(self) -> Sequence[Grade]:
        """Newest first."""

    @property
    def commitments(self) -> Sequence[Commitment]:
        """All that were published."""

    @property
    def events(self) -> Sequence[Event]:
        """Newest first."""
