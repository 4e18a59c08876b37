"""Acts about agencies and practitioners (R-40 to R-45)."""

from datetime import date

from registry.ledger.entries.base import Entry


class AgencyLicence(Entry, frozen=True, kw_only=True, omit_defaults=True, tag="agency_licence"):
    """信用评价资格证书 granted on `day`. `deposit` (yuan) and `contact` are private."""

    agency: str
    name: str
    number: str
    legal_representative: str
    valid_until: date
    notice: str
    deposit: int = 0
    contact: dict[str, str] = {}

    @property
    def subject(self) -> str:
        """All acts on one licence share its number."""
        return f"licence:{self.number}"

    @property
    def claims(self) -> tuple[str, ...]:
        """A licence number is given once."""
        return (f"licence:{self.number}",)


class PractitionerLicence(
    Entry, frozen=True, kw_only=True, omit_defaults=True, tag="practitioner_licence"
):
    """信用评价从业人员资格证 granted on `day`. `contact` is private.

    `agency_name` is the employer as filed; the agency itself may be licensed later. `renews` is
    the number of the licence that this one follows (R-45).
    """

    name: str
    number: str
    agency_name: str
    valid_until: date
    notice: str
    renews: str = ""
    contact: dict[str, str] = {}

    @property
    def subject(self) -> str:
        """All acts on one licence share its number."""
        return f"licence:{self.number}"

    @property
    def claims(self) -> tuple[str, ...]:
        """A licence number is given once."""
        return (f"licence:{self.number}",)


class LicenceEntry(Entry, frozen=True, kw_only=True, omit_defaults=True):
    """An act on the licence `number`, of an agency or a practitioner."""

    number: str

    @property
    def subject(self) -> str:
        """The licence."""
        return f"licence:{self.number}"


class Inspection(LicenceEntry, frozen=True, kw_only=True, omit_defaults=True, tag="inspection"):
    """年检 of `day` (R-41, D-41)."""

    passed: bool


class Cancellation(LicenceEntry, frozen=True, kw_only=True, omit_defaults=True, tag="cancellation"):
    """The licence is cancelled from `day` (R-43)."""

    notice: str
    reason: str = ""


class AgencyBan(LicenceEntry, frozen=True, kw_only=True, omit_defaults=True, tag="agency_ban"):
    """The agency broke the discipline: no evaluation from `day` to `until` (R-44)."""

    notice: str
    until: date
    reason: str = ""
