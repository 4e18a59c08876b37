"""Discloses objections: that an entry is marked, since when, and what came of it (P-6).

An objection without a mark is private, and so is one against what is not shown: R-19, or what was
erased since (P-5). Who objected, when, for what reason and on which papers is in no view.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from registry.ledger.entries import Contested
from registry.public.grade import Discloser
from registry.public.views import CompanyRef, ContestedItem, EventView, ObjectionView
from registry.state.company import CompanyState, GradeState, ObjectionState
from registry.state.shown import naming

_PARTICULARS = "登记事项"


def objection_views(
    state: CompanyState, grades: Sequence[GradeState], discloser: Discloser
) -> tuple[ObjectionView, ...]:
    """The marks of a company of which `grades` are shown, newest first."""
    views = (
        _view(one, one.mark.day, grades, discloser)
        for one in state.objections
        if one.mark is not None and _is_shown(one.entry.contested, state, grades, discloser)
    )
    return tuple(sorted(views, key=_newest_first))


def objection_events(objections: Sequence[ObjectionView]) -> Iterator[EventView]:
    """That a mark was set and how it ended. No notice tells of it, so no feed does (R-17)."""
    for one in objections:
        yield _event(one, one.marked_on, "objection")
        if one.decided_on is not None:
            yield _event(one, one.decided_on, f"objection_{one.outcome}")


def contested_notices(
    state: CompanyState, discloser: Discloser
) -> Iterator[tuple[str, ContestedItem]]:
    """The notices that the company contests, by id: marked, and not decided yet."""
    for one in state.objections:
        contested = one.entry.contested
        if one.mark is None or one.decision is not None or contested.about != "notice":
            continue
        if _is_shown(contested, state, (), discloser):
            company = CompanyRef(code=state.code, name=state.name)
            yield contested.notice, ContestedItem(company=company, day=one.mark.day)


def _event(one: ObjectionView, day: date, kind: str) -> EventView:
    notice = one.notice
    about = {
        "particulars": _PARTICULARS,
        "grade": one.grade,
        "notice": (notice.number or notice.id) if notice else "",
        "commitment": one.title,
    }[one.about]
    return EventView(day=day, kind=kind, ruleset=one.ruleset, was="", becomes=about, notice=None)


def _view(
    one: ObjectionState, marked: date, grades: Sequence[GradeState], discloser: Discloser
) -> ObjectionView:
    contested, decision = one.entry.contested, one.decision
    grade = _grade(contested, grades)
    notice = discloser.references.notice
    return ObjectionView(
        about=contested.about,
        ruleset=contested.ruleset,
        grade=grade.entry.grade if grade else "",
        since=contested.since,
        title=contested.title,
        notice=notice(contested.notice),
        marked_on=marked,
        decide_by=one.entry.decide_by.day,
        provisional=one.entry.decide_by.provisional,
        decided_on=decision.day if decision else None,
        outcome=decision.outcome if decision else None,
        correction=notice(decision.correction) if decision else None,
    )


def _is_shown(
    contested: Contested, state: CompanyState, grades: Sequence[GradeState], discloser: Discloser
) -> bool:
    """Whether what is contested is shown: a mark would tell that it is there (R-19, P-5)."""
    if contested.about == "grade":
        return _grade(contested, grades) is not None
    if contested.about == "commitment":
        about = (contested.notice, contested.title, contested.since)
        entries = (one.entry for one in state.commitments)
        return any((one.notice, one.title, one.signed) == about for one in entries)
    if contested.about == "notice":
        named = contested.notice in naming(state, discloser.rules)
        return named and discloser.references.notice(contested.notice) is not None
    return True


def _grade(contested: Contested, grades: Sequence[GradeState]) -> GradeState | None:
    about = (contested.ruleset, contested.since)
    return next((one for one in grades if (one.entry.ruleset, one.entry.day) == about), None)


def _newest_first(one: ObjectionView) -> tuple[int, str, str, str]:
    return (-one.marked_on.toordinal(), one.about, one.ruleset, one.title)
