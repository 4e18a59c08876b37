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


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """A draft: its document number, kind of notice, day, the digest of what was asked for.

    `certificates` maps a company's code to the number given to it. `text` is the whole draft.
    """

    number: str
    kind: str
    day: date
    asked: str
    certificates: Mapping[str, str]
    text: str

    @property
    def name(self) -> str:
        """The name under which the ledger keeps it, once."""
        return f"公告稿 {self.number}"

    def encoded(self) -> bytes:
        """The bytes that the ledger keeps; the same draft, the same bytes."""
        return msgspec.json.encode(self, order="sorted")


class Drafts(Protocol):
    """What is asked of a ledger."""

    def filings_of(self, kind: str) -> Iterator[StoredFiling]:
        """The filings of a kind."""
        ...


def recorded(ledger: Drafts) -> list[Drafted]:
    """Every draft that was ever numbered, in the order of numbering."""
    return [msgspec.json.decode(one.content, type=Drafted) for one in ledger.filings_of(KIND)]


def asked(kind: str, drafts: Iterable[Draft]) -> str:
    """The digest of what is asked for, before any number is given: SHA-256 in hex."""
    told = msgspec.json.encode([kind, [(one.kind, one) for one in drafts]], order="sorted")
    return sha256(told).hexdigest()
