"""What a build asks of a register beside its views: what changed since the last one, and by parts.

A build shares its work among processes and machines; all of them ask registers of the same head and
day, so that what they make fits together.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

import msgspec

from registry.public.disclosure import Disclosure
from registry.public.moved import Telling
from registry.public.views import CommitmentItem, NoticeItem, NoticeStub, NoticeView, PublicRegister


class Changes(msgspec.Struct, frozen=True):
    """Whose disclosure and which notices may be others than they were."""

    companies: tuple[str, ...]
    notices: tuple[str, ...]


class BuildingRegister(PublicRegister, Protocol):
    """A public register that can be built by parts and brought up to date."""

    @property
    def head(self) -> str:
        """The state that it shows: the hash of the last link, which tells no number."""
        ...

    @property
    def basis(self) -> str:
        """A digest of all that every view rests on beside its own acts: rules, agencies, keeper."""
        ...

    @property
    def repairs(self) -> int:
        """How many records were repaired by the day (R-52); nothing that is shown tells of one."""
        ...

    def codes(self) -> Sequence[str]:
        """The codes of all companies, listed or not, by which work is shared out."""
        ...

    def disclosures(
        self, codes: Iterable[str], telling: Telling | None = None
    ) -> Iterator[Disclosure]:
        """What the public learns of each of these companies, in their order.

        With `telling`, since when that which it gives for a view is as it is.
        """
        ...

    def copy(self, digest: str) -> bytes:
        """The public copy of a commitment's original with this SHA-256 (P-4).

        Raises KeyError where there is none.
        """
        ...

    def notice_ids(self) -> Sequence[str]:
        """Every notice that was published, by id; those that were erased, too."""
        ...

    def erased(self, notices: Collection[str] | None) -> Sequence[str]:
        """Which of these notices, or (None) of all, are stubs (P-5), by id."""
        ...

    def corrections(self, notices: Collection[str] | None) -> Sequence[tuple[str, str]]:
        """Which notice is corrected by which, among these corrections or (None) all."""
        ...

    def notice(
        self,
        identifier: str,
        items: Sequence[NoticeItem],
        commitments: Sequence[CommitmentItem],
        corrected_by: Sequence[str],
    ) -> NoticeView | NoticeStub:
        """A notice, from what it says of companies and what corrects it; or what is left of it.

        Raises KeyError for one that is not published.
        """
        ...

    def rest(self) -> None:
        """Give back what was read to answer quickly; what is asked for later is read again."""
        ...

    def changes(self, head: str, as_of: date) -> Changes | None:
        """What may differ from the register of an earlier head and day.

        None where that cannot be told: it is no earlier state of this register.
        """
        ...
