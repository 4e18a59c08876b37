"""The register as a filing sees it while it is admitted: the ledger, and the rows before."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Protocol

from registry.intake.drafts import Filed, Origin
from registry.ledger.entries import CompanyEntry, Entry
from registry.state.company import CompanyState
from registry.state.fold import fold_company
from registry.state.licences import Licences, LicenceState

LICENCE_ACTS = (
    "agency_licence",
    "practitioner_licence",
    "inspection",
    "cancellation",
    "agency_ban",
)


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


class Working:
    """The register plus what this filing has added so far; nothing is recorded yet."""

    def __init__(self, ledger: Reader, filed: Iterable[Filed], lead: int) -> None:
        self._ledger = ledger
        self._lead = lead
        self._recorded: dict[str, list[CompanyEntry]] = {}
        self._folded: dict[str, CompanyState | None] = {}
        self._reserved: dict[str, Origin] = {}
        self.added: list[tuple[Entry, Origin]] = []
        self._load(filed)

    def _load(self, filed: Iterable[Filed]) -> None:
        """Read all companies and certificate numbers that the filing names in one go."""
        drafts = [row.draft for row in filed]
        numbers = {getattr(draft, "certificate", "") for draft in drafts} - {"", None}
        self._claimed = self._ledger.claimed(f"certificate:{number}" for number in sorted(numbers))
        codes = {getattr(draft, "code", "") for draft in drafts} - {"", None}
        for recorded in self._ledger.entries(subjects=sorted(codes)):
            if isinstance(recorded.entry, CompanyEntry):
                self._recorded.setdefault(recorded.entry.company, []).append(recorded.entry)

    def company(self, code: str) -> CompanyState | None:
        """All that is known of a company; None when nothing is."""
        if code not in self._folded:
            self._folded[code] = fold_company(self._recorded.get(code, ()))
        return self._folded[code]

    @cached_property
    def licences(self) -> Licences:
        """All licences known."""
        recorded = (item.entry for item in self._ledger.entries(acts=LICENCE_ACTS))
        added = (entry for entry, _ in self.added)
        return Licences.fold([*recorded, *added], self._lead)

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

    def notice(self, id_or_number: str) -> str | None:
        """The id of a recorded notice, from its id or its document number."""
        claims = (f"notice:{id_or_number}", f"document:{id_or_number}")
        subjects = set(self._ledger.claimed(claims).values())
        return next((subject.removeprefix("notice:") for subject in subjects), None)

    def notices_of(self, year: int) -> int:
        """How many notices of a year are recorded."""
        return self._ledger.count(f"notice:{year}-")

    def reserve(self, claim: str, origin: Origin) -> str | None:
        """Take a claim for a row; who holds it already, in words, if anyone does."""
        held = self._reserved.get(claim)
        if held is not None and held != origin:
            sheet = f"“{held.sheet}”" if held.sheet != origin.sheet else ""
            return f"本文件{sheet}第 {held.row} 行"
        if held is None and self._taken(claim):
            return "登记册"
        self._reserved[claim] = origin
        return None

    def _taken(self, claim: str) -> bool:
        if claim.startswith("certificate:"):
            return claim in self._claimed
        return claim in self._ledger.claimed([claim])

    def add(self, entry: Entry, origin: Origin) -> None:
        """Let later rows see an admitted entry."""
        self.added.append((entry, origin))
        if isinstance(entry, CompanyEntry):
            self._recorded.setdefault(entry.company, []).append(entry)
            self._folded.pop(entry.company, None)
        elif not entry.subject.startswith("notice:"):
            for cached in ("licences", "_agencies", "_practitioners"):
                self.__dict__.pop(cached, None)
