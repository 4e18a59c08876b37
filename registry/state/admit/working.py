"""The register as a filing sees it while it is admitted: the ledger, and the rows before."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

from registry.intake.drafts import Draft, Filed, Origin
from registry.ledger.entries import CompanyEntry, Entry, Notice
from registry.state.company import CompanyState
from registry.state.fold import fold_company
from registry.state.licences import LICENCE_ACTS, Licences, LicenceState, Status

#: Under which fields a filing names a notice.
_NOTICE_FIELDS = ("number", "notice_number", "corrected", "erased", "contested", "correction")
#: Under which fields a filing names what is given once, by the kind of claim.
CLAIMS = {
    "certificate": ("certificate", "becomes"),
    "licence": ("number",),
    "notice": _NOTICE_FIELDS,
    "document": _NOTICE_FIELDS,
}


class HasEntry(Protocol):
    """What the ledger gives back: an entry in its envelope."""

    @property
    def entry(self) -> Entry:
        """The act itself."""
        ...


class Reader(Protocol):
    """What admission needs of a ledger, or of a transaction on it."""

    def entries(
        self, subjects: Iterable[str] | None = None, acts: Iterable[str] | None = None
    ) -> Iterator[HasEntry]:
        """Recorded entries in ledger order."""
        ...

    def claimed(self, claims: Iterable[str]) -> dict[str, str]:
        """Which of these claims are taken, and by which subject."""
        ...

    def count(self, subject_prefix: str) -> int:
        """How many subjects begin so."""
        ...

    def subjects_dated(self, first: date, last: date) -> list[str]:
        """The subjects of the entries of these days."""
        ...


class Working:
    """The register plus what this filing has added so far; nothing is recorded yet."""

    def __init__(self, ledger: Reader, filed: Iterable[Filed], lead: int) -> None:
        self.ledger = self._ledger = ledger
        self._lead = lead
        self._companies: dict[str, list[CompanyEntry]] = {}
        self._licences: dict[str, list[Entry]] = {}
        self._licence_acts_added: list[Entry] = []
        self._folded: dict[str, CompanyState | None] = {}
        self._reserved: dict[str, Origin] = {}
        self.added: list[tuple[Entry, Origin]] = []
        self._load([row.draft for row in filed])

    def _load(self, drafts: Sequence[Draft]) -> None:
        """Read all companies, licences and claims that the filing names in one go."""
        asked = {
            f"{kind}:{name}": None
            for kind, fields in CLAIMS.items()
            for name in _named(drafts, *fields)
        }
        self._holders: dict[str, str | None] = asked | self._ledger.claimed(asked)
        licences = {f"licence:{number}" for number in _named(drafts, "number", "renews")}
        for recorded in self._ledger.entries(subjects=_named(drafts, "code") | licences):
            self._keep(recorded.entry)

    def _keep(self, entry: Entry) -> None:
        if isinstance(entry, CompanyEntry):
            self._companies.setdefault(entry.company, []).append(entry)
        else:
            self._licences.setdefault(entry.subject, []).append(entry)

    def company(self, code: str) -> CompanyState | None:
        """All that is known of a company; None when nothing is."""
        if code not in self._folded:
            self._folded[code] = fold_company(self._companies.get(code, ()))
        return self._folded[code]

    def licence(self, number: str) -> LicenceState | None:
        """A licence that the filing names; None when it is not known."""
        acts = self._licences.get(f"licence:{number}", ())
        return Licences.fold(acts, self._lead).by_number.get(number)

    @cached_property
    def licences(self) -> Licences:
        """All licences known."""
        return Licences.fold([*self._licence_acts, *self._licence_acts_added], self._lead)

    @cached_property
    def _licence_acts(self) -> list[Entry]:
        """Those recorded, read when a row first asks for a licence by its holder's name."""
        return [item.entry for item in self._ledger.entries(acts=LICENCE_ACTS)]

    @cached_property
    def _agencies(self) -> dict[tuple[str, date], LicenceState | None]:
        return {}

    def agency(self, name: str, day: date) -> LicenceState | None:
        """The agency's licence of that day (looked up once per filing)."""
        key = (name, day)
        if key not in self._agencies:
            self._agencies[key] = self.licences.agency(name, day)
        return self._agencies[key]

    @cached_property
    def _practitioners(self) -> dict[tuple[str, str, date], LicenceState | None]:
        return {}

    def practitioner(self, name: str, agency: str, day: date) -> LicenceState | None:
        """A person's licence at an agency on a day (looked up once per filing)."""
        key = (name, agency, day)
        if key not in self._practitioners:
            self._practitioners[key] = self.licences.practitioner(name, agency, day)
        return self._practitioners[key]

    @cached_property
    def _statuses(self) -> dict[tuple[str, date], Status]:
        return {}

    def status(self, licence: LicenceState, day: date) -> Status:
        """The status of a licence on a day (worked out once per filing)."""
        key = (licence.entry.number, day)
        if key not in self._statuses:
            self._statuses[key] = licence.status(day)
        return self._statuses[key]

    def notice(self, id_or_number: str) -> str | None:
        """The id of a recorded notice, from its id or its document number."""
        holders = (self._holder(f"{kind}:{id_or_number}") for kind in ("notice", "document"))
        return next((holder.removeprefix("notice:") for holder in holders if holder), None)

    def published(self, id_or_number: str) -> Notice | None:
        """A recorded notice, from its id or its document number."""
        id_ = self.notice(id_or_number)
        recorded = self._ledger.entries(subjects=[f"notice:{id_}"]) if id_ else ()
        return next((item.entry for item in recorded if isinstance(item.entry, Notice)), None)

    def erased(self, notice: str) -> bool:
        """Whether a notice, by its id, was erased before this filing (P-5)."""
        return self._holder(f"erasure:{notice}") is not None

    def notices_of(self, year: int) -> int:
        """How many notices of a year are recorded."""
        return self._ledger.count(f"notice:{year}-")

    def reserve(self, claim: str, origin: Origin) -> str | None:
        """Take a claim for a row; who holds it already, in words, if anyone does."""
        held = self._reserved.get(claim)
        if held is not None and held != origin:
            sheet = f"“{held.sheet}”" if held.sheet != origin.sheet else ""
            return f"本文件{sheet}第 {held.row} 行"
        if held is None and self._holder(claim) is not None:
            return "登记册"
        self._reserved[claim] = origin
        return None

    def _holder(self, claim: str) -> str | None:
        """The subject that took a claim before this filing; asked for all of them at once."""
        if claim not in self._holders:
            self._holders[claim] = self._ledger.claimed([claim]).get(claim)
        return self._holders[claim]

    def add(self, entry: Entry, origin: Origin) -> None:
        """Let later rows see an admitted entry."""
        self.added.append((entry, origin))
        self._keep(entry)
        if isinstance(entry, CompanyEntry):
            self._folded.pop(entry.company, None)
        else:
            self._licence_acts_added.append(entry)
            for cached in ("licences", "_agencies", "_practitioners", "_statuses"):
                self.__dict__.pop(cached, None)


def _named(drafts: Iterable[Draft], *fields: str) -> set[str]:
    """What stands under these fields of the drafts, where they have them and it could be read."""
    found = {getattr(draft, field, "") for draft in drafts for field in fields}
    return found - {"", None}
