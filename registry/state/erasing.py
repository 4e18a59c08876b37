"""How far an erasure reaches: which notices and companies it concerns, asked of the ledger."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from registry.identity import names
from registry.ledger.entries import CommitmentWithdrawal, CompanyEntry, Entry, Notice
from registry.state.company import CompanyState
from registry.state.fold import fold_company


class HasEntry(Protocol):
    """What the ledger gives back: an entry in its envelope."""

    @property
    def entry(self) -> Entry:
        """The act itself."""
        ...


class Reader(Protocol):
    """What this needs of a ledger."""

    def entries(
        self, subjects: Iterable[str] | None = None, acts: Iterable[str] | None = None
    ) -> Iterator[HasEntry]:
        """Recorded entries in ledger order."""
        ...

    def subjects_dated(self, first: date, last: date) -> list[str]:
        """The subjects of the entries of these days."""
        ...


@dataclass(frozen=True)
class Reach:
    """The notices that go or change, the first one first, and the companies that these name.

    Of those that change, `retitled` have lost a name in their title, `silent` their text.
    """

    notices: Sequence[Notice]
    companies: Mapping[str, CompanyState] = field(default_factory=dict)
    retitled: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()

    @property
    def words(self) -> Iterator[str]:
        """What tells whom the notices are about: names, codes, numbers."""
        for code, state in self.companies.items():
            yield code
            yield from names_of(state)
        yield from filter(None, (notice.number for notice in self.notices))


def names_of(state: CompanyState) -> Iterator[str]:
    """Every name that a company is known by."""
    yield from filter(None, (state.name, *(former.name for former in state.former_names)))
    if state.particulars is not None and state.particulars.english_name:
        yield state.particulars.english_name


def repeated(text: str, words: Iterable[str]) -> str:
    """The first of these words that stands in a text, "" where none does."""
    folded = names.fold(text)
    return next((word for word in words if names.fold(word) in folded), "")


def of_notice(ledger: Reader, notice: Notice) -> Reach:
    """A notice is erased with what repeats it: its corrections, withdrawals of its commitments."""
    companies, repeating = _named(ledger, notice)
    found = {notice.id: notice}
    waiting = [notice.id]
    known = list(notices(ledger))
    while waiting:
        about = waiting.pop()
        for other in known:
            if (other.corrects == about or other.id in repeating) and other.id not in found:
                found[other.id] = other
                waiting.append(other.id)
    for other in list(found.values())[1:]:
        companies |= named(ledger, other)
    return Reach(tuple(found.values()), companies)


def of_company(ledger: Reader, code: str) -> Reach:
    """A company leaves the notices that name it, be it in a row, the title or the text.

    A correction shows the title of what it corrects, so that it changes with it.
    """
    entries = [_company(item.entry) for item in ledger.entries(subjects=[code])]
    state = fold_company(entries)
    words = [code, *names_of(state)] if state else [code]
    known = list(notices(ledger))
    silent = {getattr(entry, "notice", "") for entry in entries} - {""}
    silent.update(one.id for one in known if repeated(one.text, words))
    retitled = {one.id for one in known if repeated(one.title, words)}
    changed = silent | retitled | {one.id for one in known if one.corrects in retitled}
    return Reach(
        tuple(notice for notice in known if notice.id in changed),
        {code: state} if state else {},
        frozenset(retitled),
        frozenset(silent),
    )


def named(ledger: Reader, notice: Notice) -> dict[str, CompanyState]:
    """The companies of a notice, by code, with all that is known of them."""
    return _named(ledger, notice)[0]


def notices_of(state: CompanyState) -> Iterator[str]:
    """The notices that tell of a company's grades and commitments, by id."""
    for grade in state.grades:
        told = (grade.entry.notice, grade.ended.notice if grade.ended else "")
        yield from filter(None, (*told, *(review.notice for review in grade.reviews)))
    for commitment in state.commitments:
        yield from filter(None, (commitment.entry.notice, commitment.withdrawn_by))
    yield from (correction.notice for correction in state.corrections)


def _named(ledger: Reader, notice: Notice) -> tuple[dict[str, CompanyState], set[str]]:
    """The same, and the notices that withdraw commitments which the notice published."""
    dated = ledger.subjects_dated(notice.day, notice.day)
    histories: dict[str, list[CompanyEntry]] = {}
    for item in ledger.entries(subjects=[one for one in dated if ":" not in one]):
        entry = _company(item.entry)
        histories.setdefault(entry.company, []).append(entry)
    companies: dict[str, CompanyState] = {}
    repeating: set[str] = set()
    for code, entries in sorted(histories.items()):
        if not any(getattr(entry, "notice", "") == notice.id for entry in entries):
            continue
        state = fold_company(entries)
        if state is not None:
            companies[code] = state
        withdrawals = (entry for entry in entries if isinstance(entry, CommitmentWithdrawal))
        repeating |= {one.notice for one in withdrawals if one.commitment == notice.id}
    return companies, repeating


def notices(ledger: Reader) -> Iterator[Notice]:
    """Every notice that is recorded, in ledger order."""
    for item in ledger.entries(acts=["notice"]):
        if isinstance(item.entry, Notice):
            yield item.entry


def _company(entry: Entry) -> CompanyEntry:
    if not isinstance(entry, CompanyEntry):
        raise TypeError(f"no act about a company: {entry}")
    return entry
