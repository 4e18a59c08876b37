"""The awards of many companies at once: of one notice or naming document, or of all."""

from collections.abc import Iterator

from registry.cli.certifying.award import Award, award, awards
from registry.identity.text import compact
from registry.ledger.entries import Grade, Notice
from registry.ledger.reads import Reader
from registry.public.following import FollowedView
from registry.public.views import GradeView
from registry.state.rules import Rules
from scoring.refusal import Refusal

#: A company's code with what it gets, or why it gets nothing.
Found = tuple[str, Award | Refusal]


def of_all(register: FollowedView, rules: Rules, ruleset: str) -> Iterator[Found]:
    """All grades in force, by code; companies without one are passed over."""
    for disclosed in register.disclosures(register.codes()):
        grades = disclosed.view.grades if disclosed.view else ()
        if any(one.status == "valid" and ruleset in ("", one.ruleset) for one in grades):
            for found in awards(disclosed, rules, register.association, ruleset):
                yield disclosed.code, found


def of_notice(
    ledger: Reader, register: FollowedView, rules: Rules, number: str, ruleset: str
) -> Iterator[Found]:
    """The grades that a notice (by id or document number) or a naming document began, by code."""
    wanted = compact(number)
    notices = (one for one in ledger.each_of("notice") if isinstance(one, Notice))
    ids = {one.id for one in notices if wanted in (one.id, compact(one.number))}
    granted = (one for one in ledger.each_of("grade") if isinstance(one, Grade))
    codes = {one.company for one in granted if _began(one, ids, wanted)}
    for disclosed in register.disclosures(sorted(codes)):
        view = disclosed.view
        grades = [one for one in view.grades if _told(one, ids, wanted)] if view else []
        if not grades:
            for found in awards(disclosed, rules, register.association, ruleset):
                if isinstance(found, Refusal):
                    yield disclosed.code, found
        for grade in grades:
            if view is not None and ruleset in ("", grade.ruleset):
                yield disclosed.code, award(view, grade, rules, register.association)


def _began(grade: Grade, ids: set[str], wanted: str) -> bool:
    return grade.notice in ids or compact(grade.document) == wanted


def _told(grade: GradeView, ids: set[str], wanted: str) -> bool:
    notice = grade.notice
    return (notice is not None and notice.id in ids) or compact(grade.document) == wanted
