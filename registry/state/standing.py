"""The standing of a company on a day, for the clerk: what holds, why, and what is running.

This is the desk's own answer and holds private facts (bans, open re-evaluations); the public
sees `registry.public` alone.
"""

from datetime import date
from decimal import Decimal

import msgspec

from registry.state.company import CompanyState, GradeState, Process
from registry.state.reviews import outstanding, overdue
from registry.state.rules import Rules


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


class Standing(msgspec.Struct, frozen=True):
    """All that the register knows of a company on `as_of`; grades newest first."""

    code: str
    name: str
    as_of: date
    grades: tuple[GradeStanding, ...]
    deadlines: tuple[DeadlineStanding, ...]
    bans: tuple[BanStanding, ...]
    former_names: tuple[str, ...]


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
            for deadline in _deadlines(ruleset, process, as_of)
        ),
        bans=tuple(
            BanStanding(
                ban.ruleset, ban.first, ban.last, ban.reason, ban.first <= as_of <= ban.last
            )
            for ban in state.bans
        ),
        former_names=tuple(former.name for former in state.former_names),
    )


def _grade(grade: GradeState, as_of: date, rules: Rules) -> GradeStanding:
    entry, evaluation = grade.entry, grade.process.evaluation
    due = rules.get(entry.ruleset, grade.period_from).reviews_due(
        grade.period_from, entry.valid_until
    )
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
        steps=tuple(_steps(grade, as_of)),
    )


def _steps(grade: GradeState, as_of: date) -> list[Step]:
    entry, process = grade.entry, grade.process
    steps: list[Step] = []
    if process.application is not None:
        steps.append(Step(process.application.day, "申请信用等级评价", "R-11", "第十一条第1项"))
    if process.evaluation is not None:
        result = process.evaluation
        text = f"{result.agency_name}评价：{result.score} 分，{result.grade} 级"
        steps.append(Step(result.day, text, "R-13", "第十一条第5项"))
        if result.endorsed is not None:
            steps.append(Step(result.endorsed, "协会认可", "R-13", "第十一条第5项"))
    if process.decision is not None:
        text = f"评定委员会审定：{process.decision.grade} 级"
        steps.append(Step(process.decision.day, text, "R-13", "第六条"))
    if process.reevaluation is not None:
        text = f"复评结论：{process.reevaluation.grade} 级"
        steps.append(Step(process.reevaluation.day, text, "R-15", "第十一条第6项"))
    steps.append(Step(entry.day, *BEGINNINGS[entry.basis]))
    outcomes = {"kept": "保持", "raised": "提升", "lowered": "下调"}
    steps += [
        Step(review.day, f"年审：{outcomes[review.outcome]}", "R-23", "六、3")
        for review in grade.reviews
        if review.day >= entry.day
    ]
    if grade.ended is not None:
        steps.append(Step(grade.ended.day, *ENDINGS[grade.ended.kind]))
    elif as_of > entry.valid_until:
        steps.append(Step(entry.valid_until, "有效期届满，自动失效", "R-21", "第十二条"))
    return steps


BEGINNINGS = {
    "announcement": ("公告，有效期起算", "R-20", "第十二条"),
    "naming": ("命名文件，有效期起算", "R-17", "第十一条第7项"),
    "upgrade": ("晋级公告，新的有效期起算", "R-22", "第十二条"),
    "review": ("年审后等级，有效期不变", "R-23", "六、3"),
    "revocation": ("撤销原等级的同时公布新等级", "R-30", "第十三条"),
    "history": ("历史导入", "R-20", "第十二条"),
}
ENDINGS = {
    "revoked": ("公开撤销", "R-30", "第十三条"),
    "void": ("公开宣布无效", "R-31", "第十四条"),
    "superseded": ("被新的等级取代", "D-24", ""),
}


def _deadlines(ruleset: str, process: Process, as_of: date) -> list[DeadlineStanding]:
    """What is running in an open process (R-15)."""
    article = "第十一条第6项"
    if process.request is not None and process.reevaluation is None:
        until = process.request.conclude_until
        late = as_of > until.day
        what = "作出复评结论的最后一日"
        return [
            DeadlineStanding(ruleset, what, until.day, until.provisional, late, "R-15", article)
        ]
    decision = process.decision
    if decision is None or decision.reevaluation_until is None or process.request is not None:
        return []
    until = decision.reevaluation_until
    late = as_of > until.day
    what = "申请复评的最后一日"
    return [DeadlineStanding(ruleset, what, until.day, until.provisional, late, "R-15", article)]
