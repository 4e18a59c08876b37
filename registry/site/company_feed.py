"""The Atom feed of one company: the notices about it, and the lapse of what was announced.

What no notice announced is in no feed (R-17): a naming below the announced grades, and its
lapse. A company of which nothing was announced has no feed. A notice carries its day of
publication (P-1), a lapse its own day.
"""

from registry.public.views import Association, CompanyView, EventView
from registry.site import addresses, atom
from registry.site.announced import announced
from registry.site.words import word


def of_company(association: Association, view: CompanyView) -> bytes:
    """The feed; b"" where nothing was announced."""
    events = [event for event in view.events if announced(view, event)]
    if not any(event.notice for event in events):
        return b""
    url = association.url
    page = url + addresses.company(view.code)
    return atom.feed(
        url + addresses.company_feed(view.code),
        f"{view.name}：{association.name}{word('register', 'frame')}",
        association.name,
        page,
        max(event.notice.day if event.notice else event.day for event in events),
        (_entry(url, page, event) for event in events),
    )


def _entry(url: str, page: str, event: EventView) -> str:
    label, notice = word(event.kind, "event"), event.notice
    return atom.entry(
        atom.Entry(
            identity=f"{page}#{event.day}-{event.kind}-{notice.id if notice else event.ruleset}",
            day=notice.day if notice else event.day,
            page=url + addresses.notice(notice.id) if notice else page,
            kind=event.kind,
            label=label,
            title=f"{label}：{notice.title if notice else event.was}",
            summary=(notice.number or notice.id) if notice else "有效期届满",
        )
    )
