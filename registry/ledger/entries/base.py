"""What every entry of the ledger has in common."""

from datetime import date

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="act"):
    """One act, recorded once and never changed.

    `day` is the day from which the register shows the act: the announcement day of a grade, the
    declaration day of a voiding, the evaluation day of an evaluation.
    """

    day: date

    @property
    def subject(self) -> str:
        """The key of whom the act concerns; all acts of one subject fold without any other's."""
        raise NotImplementedError

    @property
    def claims(self) -> tuple[str, ...]:
        """Names that this act takes for ever, unique in the ledger ("certificate:2025…")."""
        return ()


class CompanyEntry(Entry, frozen=True, kw_only=True, omit_defaults=True):
    """An act about one company, named by its unified social credit code (18 characters)."""

    company: str

    @property
    def subject(self) -> str:
        """The company's code itself."""
        return self.company


class Deadline(msgspec.Struct, frozen=True):
    """A last day, frozen as computed (R-15, P-11).

    `provisional` when a year it touches had no published holiday calendar on the day of computing.
    """

    day: date
    provisional: bool = False
