"""All that the public learns of one company on a day, and when that changes by itself."""

from collections.abc import Sequence
from datetime import date

import msgspec

from registry.ledger.entries import CompanyEntry, PublicCopy
from registry.public.company import company_stub, company_view
from registry.public.grade import Discloser
from registry.public.moved import Telling, moved
from registry.public.notice_items import (
    company_commitments,
    company_earlier,
    company_endings,
    company_items,
)
from registry.public.objections import contested_notices
from registry.public.views import (
    CommitmentItem,
    CompanyStub,
    CompanyView,
    ContestedItem,
    EarlierItem,
    EndedItem,
    NoticeItem,
)
from registry.state.fold import fold_company


class Disclosure(msgspec.Struct, frozen=True):
    """What a company's own page shows, and what each notice (by its id) says of the company.

    `endings` is what has ended since of that which a notice announced; `earlier` is what a notice
    that names the company ended, with the notice that had announced it; `contested` the mark of an
    objection to a notice that names the company (P-6).

    A company without a page may be named in a notice all the same (D-30). `next_change` is the
    first day after the day of disclosure on which any of this may be another without a new entry:
    a grade lapses, or an entry is recorded for that day. It is for who builds, and is shown to
    nobody: unlike the view's own, it knows of entries that are not public yet. `stub` is what is
    left of a page where nothing of the company may be shown any more, `erased` tells that
    something may not (P-5). `hidden` are copies of commitments that must not be there, by digest:
    those that were shown and are no longer (P-4). `moved` is the last day on which what the builder
    asks about became another, None where nobody asked or nothing is shown.
    """

    code: str
    view: CompanyView | None
    items: tuple[tuple[str, NoticeItem], ...]
    commitments: tuple[tuple[str, CommitmentItem], ...]
    next_change: date | None
    endings: tuple[tuple[str, EndedItem], ...] = ()
    stub: CompanyStub | None = None
    erased: bool = False
    hidden: tuple[str, ...] = ()
    moved: date | None = None
    earlier: tuple[tuple[str, EarlierItem], ...] = ()
    contested: tuple[tuple[str, ContestedItem], ...] = ()


def disclose(
    code: str,
    entries: Sequence[CompanyEntry],
    discloser: Discloser,
    telling: Telling | None = None,
) -> Disclosure:
    """The disclosure of a company from all its entries, those of later days included.

    `telling` is what somebody wishes to know of the view: since when it is as it is.
    """
    days = [entry.day for entry in entries if entry.day > discloser.as_of]
    state = fold_company(entries, discloser.as_of)
    if state is None:
        return Disclosure(code, None, (), (), min(days, default=None))
    shown = discloser.references.erasures.shown(state)
    view = company_view(shown, discloser)
    if view is not None and view.next_change is not None:
        days.append(view.next_change)
    items = tuple(company_items(shown, discloser))
    commitments = tuple(company_commitments(shown))
    named = {notice for notice, _ in (*items, *commitments)}
    return Disclosure(
        code,
        view,
        items,
        commitments,
        min(days, default=None),
        tuple(company_endings(shown, discloser)),
        company_stub(state, discloser) if view is None else None,
        shown is not state,
        _hidden(entries, view),
        moved(entries, shown, view, discloser, telling) if view and telling else None,
        tuple(pair for pair in company_earlier(shown, discloser) if pair[0] in named),
        tuple(pair for pair in contested_notices(shown, discloser) if view and pair[0] in named),
    )


def _hidden(entries: Sequence[CompanyEntry], view: CompanyView | None) -> tuple[str, ...]:
    shown = {one.copy.sha256 for one in view.commitments if one.copy} if view else set()
    every = {entry.copy for entry in entries if isinstance(entry, PublicCopy)}
    return tuple(sorted(every - shown))
