"""What is due for licences: inspections, last days, the end of an agency's ban."""

from collections.abc import Iterable, Iterator
from datetime import date

from registry.identity import names
from registry.ledger.entries import PractitionerLicence
from registry.state.due.base import Due, Kind, Span
from registry.state.licences import Licences, LicenceState


def licence_dues(licences: Licences, span: Span) -> Iterator[Due]:
    """All that is due for the licences that are still held, folded as of the span's first day.

    The end of an agency's ban counts whether its licence has expired meanwhile or not (R-44).
    """
    for state in licences.by_number.values():
        barred = state.barred(span.as_of)
        if barred is not None and span.covers(barred.until):
            text = "机构禁业期的最后一日"
            yield _due(state, span, "agency_ban", barred.until, text)
    for state in _held(licences.by_number.values()):
        if state.status(span.as_of) not in ("cancelled", "expired"):
            yield from _inspection(state, span)
            if span.covers(state.entry.valid_until):
                yield _due(state, span, "licence", state.entry.valid_until, "资格证的最后有效日")


def _inspection(state: LicenceState, span: Span) -> Iterator[Due]:
    due = state.next_due(span.as_of)
    if due is not None and due <= span.until:
        late = "，逾期未办：待年检，不得评价" if due < span.as_of else ""
        yield _due(state, span, "inspection", due, f"资格证年检{late}")


_RULES: dict[Kind, str] = {"inspection": "R-41", "licence": "R-41", "agency_ban": "R-44"}


def _due(state: LicenceState, span: Span, kind: Kind, day: date, text: str) -> Due:
    return Due(
        day=day,
        kind=kind,
        subject=state.entry.number,
        name=_holder(state),
        text=text,
        overdue=day < span.as_of,
        rule=_RULES[kind],
        article=span.article(_RULES[kind]),
    )


def _holder(state: LicenceState) -> str:
    entry = state.entry
    if isinstance(entry, PractitionerLicence):
        return f"{entry.name}（{entry.agency_name}）"
    return entry.name


def _held(states: Iterable[LicenceState]) -> list[LicenceState]:
    """The newest licence of each holder, by number: an older one was renewed and is over."""
    newest: dict[str, LicenceState] = {}
    for state in states:
        holder = names.fold(_holder(state))
        if holder not in newest or newest[holder].entry.day <= state.entry.day:
            newest[holder] = state
    return sorted(newest.values(), key=lambda state: state.entry.number)
