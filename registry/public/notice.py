"""Discloses notices: what each published, frozen as it was published (R-32)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec import structs

from registry.ledger.entries import (
    AgencyBan,
    AgencyLicence,
    Cancellation,
    CompanyErasure,
    Notice,
    PractitionerLicence,
)
from registry.public.erasures import erasure_view
from registry.public.grade import Discloser
from registry.public.views import (
    CommitmentItem,
    LicenceItem,
    NoticeItem,
    NoticeView,
    RedactedNotice,
)
from registry.state.licences import Licences, LicenceState
from scoring.ruleset import RuleSet

#: The rule under which each kind of notice is published.
_RESTS_ON = {
    "grade": "R-17",
    "upgrade": "R-22",
    "review": "R-23",
    "revocation": "R-30",
    "voiding": "R-31",
    "licence": "R-42",
    "cancellation": "R-43",
    "agency_ban": "R-44",
}


@dataclass(frozen=True)
class Notices:
    """All notices published by the day of disclosure. Each is made when it is asked for."""

    licences: Licences
    discloser: Discloser

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the notices that stand, newest first by day, then by id downwards."""
        references = self.discloser.references
        gone = references.erasures.notices
        notices = (one for one in references.notices.values() if one.id not in gone)
        newest = sorted(notices, key=lambda notice: (notice.day, notice.id), reverse=True)
        return tuple(notice.id for notice in newest)

    def head(self, id_: str) -> NoticeView:
        """A notice, whole but for what it says of companies. Raises KeyError for an unknown id."""
        notice = self.discloser.references.notices[id_]
        return notice_head(
            notice, self._granted.get(id_, ()), self._corrections.get(id_, ()), self.discloser
        )

    @cached_property
    def _granted(self) -> Mapping[str, list[LicenceItem]]:
        return licence_items(self.licences, self.discloser)

    @cached_property
    def _corrections(self) -> Mapping[str, list[str]]:
        """The notices that correct a notice, as they were recorded, by the corrected one's id."""
        found: dict[str, list[str]] = {}
        for notice in self.discloser.references.notices.values():
            if notice.corrects:
                found.setdefault(notice.corrects, []).append(notice.id)
        return found


def with_companies(
    head: NoticeView, items: Iterable[NoticeItem], commitments: Iterable[CommitmentItem]
) -> NoticeView:
    """The whole notice: with all that it says of companies, by their codes."""
    return structs.replace(
        head,
        items=tuple(sorted(items, key=lambda item: item.company.code)),
        commitments=tuple(sorted(commitments, key=lambda item: item.company.code)),
    )


def notice_head(
    notice: Notice,
    licences: Sequence[LicenceItem],
    corrected_by: Sequence[str],
    discloser: Discloser,
) -> NoticeView:
    """A notice without what it says of companies."""
    references = discloser.references
    rules = discloser.rules.get(notice.ruleset, notice.day) if notice.ruleset else None
    view = NoticeView(
        id=notice.id,
        number=notice.number,
        kind=notice.kind,
        title=references.erasures.title(notice),
        day=notice.day,
        days=notice.days,
        ruleset=notice.ruleset,
        ruleset_title=rules.title if rules else "",
        article=_article(rules, notice.kind) if rules else "",
        text=references.erasures.text(notice),
        items=(),
        licences=tuple(licences),
        commitments=(),
        corrects=references.notice(notice.corrects),
        corrected_by=tuple(filter(None, map(references.notice, corrected_by))),
    )
    redacted = references.erasures.redacted.get(notice.id)
    return view if redacted is None else _redacted(view, redacted)


def _redacted(view: NoticeView, erasures: Iterable[CompanyErasure]) -> RedactedNotice:
    """A notice that named companies which were erased (P-5)."""
    kept = {name: getattr(view, name) for name in view.__struct_fields__}
    return RedactedNotice(**kept, erasures=tuple(map(erasure_view, erasures)))


def _article(rules: RuleSet, kind: str) -> str:
    """The article of the rule set's own document that an act rests on; "" where it has none."""
    articles = (part.article for part in rules.provisions if part.rule == _RESTS_ON.get(kind))
    return next((article for article in articles if article.startswith("第")), "")


def licence_items(licences: Licences, discloser: Discloser) -> Mapping[str, list[LicenceItem]]:
    """What notices say of licences (R-42 to R-44), by the notice's id."""
    said: dict[str, list[LicenceItem]] = {}
    for _, state in sorted(licences.by_number.items()):
        said.setdefault(state.entry.notice, []).append(_licence(state, discloser))
        if state.cancelled is not None:
            act = state.cancelled
            item = _licence(state, discloser, act, act.reason)
            said.setdefault(act.notice, []).append(item)
        for ban in state.bans:
            item = _licence(state, discloser, ban, ban.reason)
            said.setdefault(ban.notice, []).append(item)
    return said


def _licence(
    state: LicenceState,
    discloser: Discloser,
    act: Cancellation | AgencyBan | None = None,
    reason: str = "",
) -> LicenceItem:
    entry = state.entry
    is_agency = isinstance(entry, AgencyLicence)
    agency = entry.agency_name if isinstance(entry, PractitionerLicence) else entry.name
    return LicenceItem(
        number=entry.number,
        holder=entry.name,
        agency=discloser.references.agency(agency),
        kind="agency" if is_agency else "practitioner",
        valid_from=act.day if isinstance(act, AgencyBan) else entry.day,
        valid_until=act.until if isinstance(act, AgencyBan) else entry.valid_until,
        reason=reason,
    )
