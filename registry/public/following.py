"""The public register as a build asks for it: by parts, and what changed since an earlier state."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256

import msgspec

from registry.ledger.entries import Notice
from registry.ledger.reads import Reader
from registry.public.building import Changes
from registry.public.disclose import PublicView
from registry.public.disclosure import Disclosure
from registry.public.erasures import notice_stub
from registry.public.grade import Discloser
from registry.public.moved import Telling
from registry.public.notice import licence_items, notice_head, with_companies
from registry.public.references import References
from registry.public.views import CommitmentItem, LicenceItem, NoticeItem, NoticeStub, NoticeView

_NOTICE, _ERASURE = "notice:", "erasure:"
_ONE_DAY = timedelta(1)
#: With more companies than this all notices are read beforehand.
_MANY = 100


class FollowedView(PublicView):
    """Implements `registry.public.building.BuildingRegister` on a ledger up to a link."""

    _ledger: Reader

    @cached_property
    def head(self) -> str:
        """The hash of the last link that is seen."""
        return self._ledger.head()[1]

    @cached_property
    def basis(self) -> str:
        """Rule sets, calendar, agencies and the association, as a digest."""
        parts = (
            self._rules.book.digest,
            self._rules.default,
            msgspec.json.encode(self._association).decode(),
            msgspec.json.encode(self.agency_codes(), order="sorted").decode(),
        )
        return sha256("\0".join(parts).encode()).hexdigest()

    @property
    def repairs(self) -> int:
        """How many records were repaired by the day."""
        return sum(entry.day <= self._as_of for entry in self._ledger.of_acts(["repair"]))

    def codes(self) -> Sequence[str]:
        """The codes of all companies in the ledger."""
        return self.company_codes()

    def disclosures(
        self, codes: Iterable[str], telling: Telling | None = None
    ) -> Iterator[Disclosure]:
        """What the public learns of each of these companies, in their order."""
        wanted = list(codes)
        if len(wanted) > _MANY:
            self._lookup.read_all()
        return super().disclosures(wanted, telling)

    def copy(self, digest: str) -> bytes:
        """The public copy with this digest; no other filing is ever given out."""
        stored = self._ledger.filing_by_digest(digest)
        if stored is None or stored.kind != "public_copy":
            raise KeyError(digest)
        return stored.content

    def notice_ids(self) -> Sequence[str]:
        """Every notice that was published by the day, by id; those that were erased, too."""
        return sorted(self._lookup)

    def erased(self, notices: Collection[str] | None) -> Sequence[str]:
        """Which of these notices, or (None) of all, are stubs."""
        gone = self._erasures.notices
        return sorted(gone if notices is None else gone.keys() & set(notices))

    def corrections(self, notices: Collection[str] | None) -> Sequence[tuple[str, str]]:
        """Which notice is corrected by which."""
        wanted = self._lookup if notices is None else notices
        found = (self._lookup.get(notice) for notice in sorted(wanted))
        return [(notice.corrects, notice.id) for notice in found if notice and notice.corrects]

    def notice(
        self,
        identifier: str,
        items: Sequence[NoticeItem],
        commitments: Sequence[CommitmentItem],
        corrected_by: Sequence[str],
    ) -> NoticeView | NoticeStub:
        """A notice, from what it says of companies and what corrects it; or what is left of it."""
        entry = self._lookup[identifier]
        if identifier in self._erasures.notices:
            return notice_stub(entry, self._erasures.notices[identifier])
        licences = self._licence_items.get(identifier, ())
        head = notice_head(entry, licences, corrected_by, self._discloser)
        return with_companies(head, items, commitments)

    def rest(self) -> None:
        """Let notices go."""
        self._lookup.forget()

    def changes(self, head: str, as_of: date) -> Changes | None:
        """Whom new entries are about, and whom entries that have come to count."""
        place = self._ledger.place_of(head)
        if place is None or as_of > self.as_of:
            return None
        subjects = set(self._ledger.subjects_after(place))
        if as_of < self.as_of:
            subjects.update(self._ledger.subjects_dated(as_of + _ONE_DAY, self.as_of))
        notices = {one.removeprefix(_NOTICE) for one in subjects if one.startswith(_NOTICE)}
        for notice in self._touched(subjects):
            subjects |= self._beside(notice)
            notices |= {notice.id, notice.corrects}
        return Changes(
            companies=tuple(sorted(one for one in subjects if ":" not in one)),
            notices=tuple(sorted(one for one in notices if one in self._lookup)),
        )

    def _touched(self, subjects: set[str]) -> list[Notice]:
        """The notices that erasures among these subjects change or remove."""
        ids = {one.removeprefix(_ERASURE) for one in subjects if one.startswith(_ERASURE)}
        for code in subjects & self._erasures.companies.keys():
            ids.update(self._erasures.companies[code].notices)
        return [notice for id_ in sorted(ids) if (notice := self._lookup.get(id_)) is not None]

    def _beside(self, notice: Notice) -> set[str]:
        """All whose pages may show the notice: whatever it tells is dated as it is."""
        dated = self._ledger.subjects_dated(notice.day, notice.day)
        return {one for one in dated if ":" not in one}

    @cached_property
    def _lookup(self) -> "NoticeLookup":
        return NoticeLookup(self._ledger, self.as_of)

    @cached_property
    def _discloser(self) -> Discloser:
        agencies = References.of((), self._licences, self._erasures).agencies
        references = References(self._lookup, agencies, self._erasures)
        return Discloser(self._rules, references, self.as_of)

    @cached_property
    def _licence_items(self) -> Mapping[str, Sequence[LicenceItem]]:
        return licence_items(self._licences, self._discloser)


class NoticeLookup(Mapping[str, Notice]):
    """The notices published by a day, each read when it is asked for.

    A republished page names a few of the many thousands there may be.
    """

    def __init__(self, ledger: Reader, as_of: date) -> None:
        self._ledger = ledger
        self._as_of = as_of
        self._known: dict[str, Notice | None] = {}
        self._complete = False

    def read_all(self) -> None:
        """Read every one at once."""
        if not self._complete:
            recorded = self._ledger.entries(acts=["notice"])
            self._known = {n.id: n for n in self._published(item.entry for item in recorded)}
            self._complete = True

    def forget(self) -> None:
        """Read anew what is asked for."""
        self._known, self._complete = {}, False

    def __getitem__(self, identifier: str) -> Notice:
        if identifier not in self._known and not self._complete:
            recorded = self._ledger.entries(subjects=[_NOTICE + identifier])
            found = self._published(item.entry for item in recorded)
            self._known[identifier] = next(found, None)
        notice = self._known.get(identifier)
        if notice is None:
            raise KeyError(identifier)
        return notice

    def __iter__(self) -> Iterator[str]:
        self.read_all()
        return iter(self._known)

    def __len__(self) -> int:
        self.read_all()
        return len(self._known)

    def _published(self, entries: Iterable[object]) -> Iterator[Notice]:
        return (
            entry for entry in entries if isinstance(entry, Notice) and entry.day <= self._as_of
        )
