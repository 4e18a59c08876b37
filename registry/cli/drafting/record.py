"""What the ledger keeps of a draft: the number given out, and the certificate numbers with it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Protocol

import msgspec

from registry.intake.drafts import Draft
from registry.ledger.reads import StoredFiling

#: The kind under which the ledger keeps drafts; no act belongs to them, so nothing is published.
KIND = "draft"
#: The kind under which it keeps that a draft came to nothing.
DROPPED = "draft_dropped"


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """A draft: its document number, kind of notice, day, the digest of what was asked for.

    `certificates` maps a company's code to the number given to it. `text` is the whole draft.
    `about` is whom its rows are about (`about`); empty in records of before it was kept.
    """

    number: str
    kind: str
    day: date
    asked: str
    certificates: Mapping[str, str]
    text: str
    about: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name under which the ledger keeps it, once."""
        return named(self.number)

    @property
    def title(self) -> str:
        """The title of the notice."""
        return self.text.partition("\n")[0].removeprefix("# ")

    def encoded(self) -> bytes:
        """The bytes that the ledger keeps; the same draft, the same bytes."""
        return msgspec.json.encode(self, order="sorted")


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """That a draft came to nothing: its number is given to no other notice."""

    number: str
    reason: str

    @property
    def name(self) -> str:
        """The name under which the ledger keeps it, once."""
        return f"公告稿作废 {self.number}"

    def encoded(self) -> bytes:
        """The bytes that the ledger keeps."""
        return msgspec.json.encode(self, order="sorted")


class Drafts(Protocol):
    """What is asked of a ledger."""

    def filings_of(self, kind: str) -> Iterator[StoredFiling]:
        """The filings of a kind."""
        ...

    def filing(self, name: str) -> StoredFiling | None:
        """The filing of a name."""
        ...

    def claimed(self, wanted: Iterable[str]) -> dict[str, str]:
        """Which of these claims are taken."""
        ...


def named(number: str) -> str:
    """The name under which the ledger keeps the draft with that document number."""
    return f"公告稿 {number}"


def recorded(ledger: Drafts) -> list[Drafted]:
    """Every draft that was ever numbered, in the order of numbering."""
    return [_decoded(one) for one in ledger.filings_of(KIND)]


def waiting(ledger: Drafts) -> list[Drafted]:
    """The drafts that are neither published nor dropped, in the order of numbering."""
    gone = dropped(ledger)
    drafts = [one for one in recorded(ledger) if one.number not in gone]
    published = ledger.claimed(f"document:{one.number}" for one in drafts)
    return [one for one in drafts if f"document:{one.number}" not in published]


def dropped(ledger: Drafts) -> set[str]:
    """The numbers of the drafts that came to nothing."""
    found = ledger.filings_of(DROPPED)
    return {msgspec.json.decode(one.content, type=Dropped).number for one in found}


def reserved(ledger: Drafts, number: str) -> Drafted | None:
    """The draft to which a document number was given; None where it was given to none."""
    stored = ledger.filing(named(number))
    return _decoded(stored) if stored and stored.kind == KIND else None


def asked(kind: str, drafts: Iterable[Draft]) -> str:
    """The digest of what is asked for, before any number is given: SHA-256 in hex."""
    told = msgspec.json.encode([kind, [(one.kind, one) for one in drafts]], order="sorted")
    return sha256(told).hexdigest()


def about(drafts: Iterable[Draft]) -> tuple[str, ...]:
    """Whom rows are about: filing kind and code, licence number or corrected notice, sorted."""
    return tuple(sorted({_about(one) for one in drafts}))


def number_field(draft: Draft) -> str:
    """The field for the document number; `number` of a licence is its own."""
    return "notice_number" if "notice_number" in draft.__struct_fields__ else "number"


def _about(draft: Draft) -> str:
    own = "number" if number_field(draft) == "notice_number" else ""
    fields = filter(None, ("code", own, "corrected"))
    return " ".join((draft.kind, *(str(getattr(draft, field, "")) for field in fields)))


def _decoded(stored: StoredFiling) -> Drafted:
    return msgspec.json.decode(stored.content, type=Drafted)
