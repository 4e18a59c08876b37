"""The standing of a company on a day, for the clerk: what holds, why, and what is running.

This is the desk's own answer and holds private facts (bans, open re-evaluations); the public
sees `registry.public` alone.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from registry.state.company import CompanyState, GradeState, ObjectionState, Process
from registry.state.contested import about
from registry.state.deadlines import to_conclude, to_decide, to_request
from registry.state.reviews import anniversaries, outstanding, overdue
from registry.state.rules import Rules, article
from scoring.ruleset import RuleSet

#: A step before its article is looked up: day, text, rule.
Told = tuple[date, str, str]


class Step(msgspec.Struct, frozen=True):
    """One step that led to a grade or a deadline, with the rule and article it rests on."""

    day: date
    text: str
    rule: str
    article: str


class GradeStanding(msgspec.Struct, frozen=True):
    """One grade. `valid_until` is its period's last day, `last_day` the last in force, if any."""

    ruleset: str
    grade: str
    score: Decimal | None
    status: str
    valid_from: date
    valid_until: date
    last_day: date | None
    void_since: date | None
    certificate: str
    notice: str
    document: str
    scorecard: str
    caps: tuple[str, ...]
    reviews_due: tuple[date, ...]
    review_overdue: date | None
    steps: tuple[Step, ...]


class DeadlineStanding(msgspec.Struct, frozen=True):
    """A deadline running or past: its last day, provisional when a calendar is not out (P-11)."""

    ruleset: str
    what: str
    day: date
    provisional: bool
    overdue: bool
    rule: str
    article: str


class BanStanding(msgspec.Struct, frozen=True):
    """A ban on applications, both days included (R-31)."""

    ruleset: str
    valid_from: date
    valid_until: date
    reason: str
    in_force: bool


class ObjectionStanding(msgspec.Struct, frozen=True):
    """An objection: received, marked since, to be decided by, decided on with which outcome (P-6).

    `decide_by` is the day as it stands; `provisional` when a calendar is not out (P-11).
    """

    about: str
    received: date
    marked_on: date | None
    decide_by: date
    provisional: bool
    decided_on: date | None
    outcome: str


class Standing(msgspec.Struct, frozen=True):
    """All that the register knows of a company on `as_of`; grades newest first.

    `erased` is the day from which the public is told none of it (P-5).
    """

    code: str
    name: str
    as_of: date
    grades: tuple[GradeStanding, ...]
    deadlines: tuple[DeadlineStanding, ...]
    bans: tuple[BanStanding, ...]
    former_names: tuple[str, ...]
    erased: date | None = None
    objections: tuple[ObjectionStanding, ...] = ()


def standing(state: CompanyState, as_of: date, rules: Rules) -> Standing:
    """The standing from a company folded as of `as_of`."""
    grades = sorted(
        state.grades, key=lambda grade: (grade.entry.day, grade.entry.ruleset), reverse=True
    )
    return Standing(
        code=state.code,
        name=state.name,
        as_of=as_of,
        grades=tuple(_grade(grade, as_of, rules) for grade in grades),
        deadlines=tuple(
            deadline
            for ruleset, process in state.processes
            for deadline in _deadlines(rules, ruleset, process, as_of)
        ),
        bans=tuple(
            BanStanding(
                ban.ruleset, ban.first, ban.last, ban.reason, ban.first <= as_of <= ban.last
            )
            for ban in state.bans
        ),
        former_names=tuple(former.name for former in state.former_names),
        erased=state.erased.day if state.erased else None,
        objections=tuple(_objection(one, rules) for one in state.objections),
    )


def _objection(one: ObjectionState, rules: Rules) -> ObjectionStanding:
    until = to_decide(one.entry, rules)
    return ObjectionStanding(
        about=about(one.entry.contested),
        received=one.entry.day,
        marked_on=one.mark.day if one.mark else None,
        decide_by=until.day,
        provisional=until.provisional,
        decided_on=one.decision.day if one.decision else None,
        outcome=one.decision.outcome if one.decision else "",
    )


def _grade(grade: GradeState, as_of: date, rules: Rules) -> GradeStanding:
    entry, evaluation = grade.entry, grade.process.evaluation
    ruleset = rules.get(entry.ruleset, grade.period_from)
    due = anniversaries(grade, rules)
    reviewed = [review.day for review in grade.reviews]
    live = grade.status(as_of) == "valid"
    void = grade.ended is not None and grade.ended.kind == "void"
    return GradeStanding(
        ruleset=entry.ruleset,
        grade=entry.grade,
        score=grade.score,
        status=grade.status(as_of),
        valid_from=entry.day,
        valid_until=entry.valid_until,
        last_day=grade.last_day,
        void_since=entry.day if void else None,
        certificate=grade.certificate,
        notice=entry.notice,
        document=entry.document,
        scorecard=evaluation.scorecard if evaluation else "",
        caps=evaluation.caps if evaluation else (),
        reviews_due=outstanding(due, reviewed) if live else (),
        review_overdue=overdue(due, reviewed, as_of) if live else None,
        steps=tuple(_steps(grade, as_of, ruleset)),
    )


def _steps(grade: GradeState, as_of: date, ruleset: RuleSet) -> list[Step]:
    told = [*_process_steps(grade.process), *_grade_steps(grade, as_of)]
    return [Step(day, text, rule, article(ruleset, rule)) for day, text, rule in told]


def _process_steps(process: Process) -> Iterator[Told]:
    if process.application is not None:
        yield process.application.day, "申请信用等级评价", "R-11"
    if process.evaluation is not None:
        result = process.evaluation
        text = f"{result.agency_name}评价：{result.score} 分，{result.grade} 级"
        yield result.day, text, "R-13"
        if result.endorsed is not None:
            yield result.endorsed, "协会认可", "R-13"
    if process.decision is not None:
        yield process.decision.day, f"评定委员会审定：{process.decision.grade} 级", "R-13"
    if process.reevaluation is not None:
        yield process.reevaluation.day, f"复评结论：{process.reevaluation.grade} 级", "R-15"


def _grade_steps(grade: GradeState, as_of: date) -> Iterator[Told]:
    entry, ended = grade.entry, grade.ended
    text, rule = BEGINNINGS[entry.basis]
    yield entry.day, text, rule
    for review in grade.reviews:
        if review.day > entry.day:
            yield review.day, f"年审：{OUTCOMES[review.outcome]}", "R-23"
    if ended is not None:
        text, rule = ENDINGS[ended.kind]
        yield ended.day, text, rule
    elif as_of > entry.valid_until:
        yield entry.valid_until, "有效期届满，自动失效", "R-21"


BEGINNINGS = {
    "announcement": ("公告，有效期起算", "R-20"),
    "naming": ("命名文件，有效期起算", "R-17"),
    "upgrade": ("晋级公告，新的有效期起算", "R-22"),
    "review": ("年审后调整等级，有效期不变", "R-23"),
    "revocation": ("撤销原等级，同时公布新评等级", "R-30"),
    "history": ("历史导入，得分、评价机构和公告未登记", "R-20"),
}
OUTCOMES = {"kept": "合格，保持等级", "raised": "合格，提升等级", "lowered": "不合格，下调等级"}
ENDINGS = {
    "revoked": ("公开撤销", "R-30"),
    "void": ("公开宣布无效", "R-31"),
    "superseded": ("被新的等级取代", "D-24"),
}


def _deadlines(
    rules: Rules, name: str, process: Process, as_of: date
) -> Iterator[DeadlineStanding]:
    """What is running in an open process (R-15)."""
    ruleset = rules.get(name, as_of)
    request, decision = process.request, process.decision
    if process.reevaluation is not None:
        return
    if request is not None:
        what, until = "作出复评结论的最后一日", to_conclude(request, rules)
    elif decision is not None and (last := to_request(decision, rules)) is not None:
        what, until = "申请复评的最后一日", last
    else:
        return
    yield DeadlineStanding(
        ruleset=ruleset.id,
        what=what,
        day=until.day,
        provisional=until.provisional,
        overdue=as_of > until.day,
        rule="R-15",
        article=article(ruleset, "R-15"),
    )
