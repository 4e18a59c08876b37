"""What one page needs of another: notices by id, agencies by name, coded terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from registry.identity import industries, names, regions
from registry.ledger.entries import AgencyLicence, Notice
from registry.public.erasures import Erasures
from registry.public.views import AgencyRef, NoticeRef, Term
from registry.state.licences import Licences


@dataclass(frozen=True)
class References:
    """Looks up what may be named on a page; unknown or unpublished things are None or unlisted."""

    notices: Mapping[str, Notice]
    agencies: Mapping[str, AgencyLicence]
    erasures: Erasures = field(default_factory=Erasures)

    @classmethod
    def of(cls, notices: Iterable[Notice], licences: Licences, erasures: Erasures) -> "References":
        """From what was published, granted and erased by the view's day."""
        agencies = {
            names.fold(state.entry.name): state.entry
            for state in licences.by_number.values()
            if isinstance(state.entry, AgencyLicence)
        }
        return cls({notice.id: notice for notice in notices}, agencies, erasures)

    def notice(self, id_: str) -> NoticeRef | None:
        """A published notice, by its id; one that was erased is named nowhere."""
        if id_ not in self._notice_refs:
            self._notice_refs[id_] = self._notice_ref(id_)
        return self._notice_refs[id_]

    def agency(self, name: str) -> AgencyRef:
        """An agency by its name; listed where it holds or held a licence."""
        if name not in self._agency_refs:
            self._agency_refs[name] = self._agency_ref(name)
        return self._agency_refs[name]

    # One object for each notice and agency, however many pages mention it.
    @cached_property
    def _notice_refs(self) -> dict[str, NoticeRef | None]:
        return {}

    @cached_property
    def _agency_refs(self) -> dict[str, AgencyRef]:
        return {}

    def _notice_ref(self, id_: str) -> NoticeRef | None:
        notice = self.notices.get(id_)
        if notice is None or id_ in self.erasures.notices:
            return None
        return NoticeRef(
            id=notice.id,
            number=notice.number,
            kind=notice.kind,
            title=self.erasures.title(notice),
            day=notice.day,
        )

    def _agency_ref(self, name: str) -> AgencyRef:
        licence = self.agencies.get(names.fold(name))
        if licence is None:
            return AgencyRef(code="", name=name, listed=False)
        return AgencyRef(code=licence.agency, name=name)


@lru_cache(maxsize=1024)
def city(region: str) -> Term:
    """The city of a region; public pages tell no more than that (RULES 6)."""
    code = regions.city(region) if region else ""
    return Term(code=code, zh=regions.name(code) if code else "")


@lru_cache(maxsize=64)
def industry(letter: str) -> Term:
    """The section of GB/T 4754."""
    return Term(code=letter, zh=industries.name(letter) if letter else "")
