"""What of a company the public learns of, by the rule sets (R-18, R-19, R-51, D-16)."""

from datetime import date

from msgspec.structs import replace

from registry.state.company import CompanyState, GradeState
from registry.state.erasing import notices_of
from registry.state.rules import Rules


def listed(grade: GradeState, rules: Rules) -> bool:
    """Whether the public learns of this grade at all."""
    band = rules.get(grade.entry.ruleset, grade.entry.day).band(grade.entry.grade)
    return band is not None and band.listed


def first_day(state: CompanyState, rules: Rules) -> date | None:
    """The first day on which anything of the company was public; None where nothing is."""
    days = [commitment.entry.day for commitment in state.commitments]
    days += [grade.entry.day for grade in state.grades if listed(grade, rules)]
    return min(days, default=None)


def naming(state: CompanyState, rules: Rules) -> set[str]:
    """The notices that name the company to the public, by id."""
    grades = tuple(grade for grade in state.grades if listed(grade, rules))
    return set(notices_of(replace(state, grades=grades))) - {""}


def telling_of(grade: GradeState, state: CompanyState) -> set[str]:
    """The notices that tell of one grade of a company, by id."""
    alone = replace(state, grades=(grade,), commitments=(), corrections=())
    return set(notices_of(alone)) - {""}
