"""What a register of made-up views needs beside them to be built."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from registry.public import views as v
from registry.public.building import Changes
from registry.public.disclosure import Disclosure
from registry.public.moved import Telling


class Disclosed:
    """Answers a build from `companies` and `notices`; knows of no earlier build."""

    head = "made up"
    basis = "made up"

    def companies(self) -> Iterable[v.CompanyView]:
        """Whoever is in it."""
        raise NotImplementedError

    def notices(self) -> Iterable[v.NoticeView]:
        """What it published."""
        raise NotImplementedError

    def codes(self) -> Sequence[str]:
        """Of every company."""
        return [view.code for view in self.companies()]

    def disclosures(
        self, codes: Iterable[str], telling: Telling | None = None
    ) -> Iterator[Disclosure]:
        """Views alone: the notices are whole already; what is told is as it is since one day."""
        known = {view.code: view for view in self.companies()}
        for code in codes:
            view = known.get(code)
            day = view.next_change if view else None
            moved = date(2026, 1, 5) if view and telling else None
            yield Disclosure(code, view, items=(), commitments=(), next_change=day, moved=moved)

    def rest(self) -> None:
        """Nothing is held."""

    @property
    def repairs(self) -> int:
        """None."""
        return 0

    def notice_ids(self) -> Sequence[str]:
        """Of every notice."""
        return sorted(notice.id for notice in self.notices())

    def erased(self, notices: Collection[str] | None) -> Sequence[str]:
        """None."""
        return ()

    def corrections(self, notices: Collection[str] | None) -> Sequence[tuple[str, str]]:
        """None that the notices do not tell themselves."""
        return ()

    def notice(
        self,
        identifier: str,
        items: Sequence[v.NoticeItem],
        commitments: Sequence[v.CommitmentItem],
        corrected_by: Sequence[str],
    ) -> v.NoticeView:
        """As it was made up."""
        return next(notice for notice in self.notices() if notice.id == identifier)

    def changes(self, head: str, as_of: date) -> Changes | None:
        """Everything may have changed."""
        return None
