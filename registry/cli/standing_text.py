"""A standing in words, for the clerk who is asked on the telephone."""

from collections.abc import Iterable, Iterator

from registry.cli import console
from registry.state.contested import RESOLUTIONS
from registry.state.standing import DeadlineStanding, GradeStanding, ObjectionStanding, Standing

STATUS = {
    "valid": "有效 valid",
    "lapsed": "届满失效 lapsed",
    "revoked": "已撤销 revoked",
    "void": "宣布无效 void",
    "superseded": "已被取代 superseded",
}


def tell(standing: Standing) -> None:
    """Says the whole standing: who, each grade with its steps, deadlines, bans."""
    for line in _lines(standing):
        console.say(line)


def _lines(standing: Standing) -> Iterator[str]:
    yield f"{standing.name}（{standing.code}），截至 {standing.as_of}"
    if standing.former_names:
        yield f"曾用名 formerly：{'、'.join(standing.former_names)}"
    if standing.erased:
        yield f"公示已于 {standing.erased} 依法撤下，以下不对外 erased from public view"
    if not standing.grades:
        yield "无信用等级。No grade."
    for grade in standing.grades:
        yield from _grade(grade)
    for deadline in standing.deadlines:
        yield _deadline(deadline)
    for objection in standing.objections:
        yield _objection(objection)
    for ban in standing.bans:
        running = "在禁止申请期内 banned" if ban.in_force else "禁止申请期 ban"
        yield f"{running}：{ban.valid_from} 至 {ban.valid_until}，{ban.reason}［{ban.ruleset}］"


def _grade(grade: GradeStanding) -> Iterator[str]:
    score = "" if grade.score is None else f"，{grade.score} 分"
    yield (
        f"{grade.grade}{score}，{STATUS[grade.status]}，"
        f"{grade.valid_from} 至 {grade.valid_until}［{grade.ruleset}］"
    )
    yield from _facts(
        ("宣布无效，自始 void since", grade.void_since),
        ("最后有效日 last day", grade.last_day),
        ("证书编号 certificate", grade.certificate),
        ("公告 notice", grade.notice),
        ("命名文件 document", grade.document),
        ("评分卡 scorecard", grade.scorecard),
        ("封顶 caps", "；".join(grade.caps)),
        ("年审逾期 review overdue", grade.review_overdue),
        ("待年审 reviews due", "、".join(map(str, grade.reviews_due))),
    )
    for step in grade.steps:
        yield f"    {step.day} {step.text}［{step.rule} {step.article}］".replace(" ］", "］")


def _facts(*facts: tuple[str, object]) -> Iterable[str]:
    return [f"  {name}：{value}" for name, value in facts if value]


def _objection(one: ObjectionStanding) -> str:
    marked = f"自 {one.marked_on} 起标注" if one.marked_on else "尚未标注 not marked"
    provisional = "（暂定 provisional）" if one.provisional else ""
    until = f"应于 {one.decide_by}{provisional} 以前处理"
    resolved = f"{RESOLUTIONS.get(one.outcome)} {one.outcome}"
    ended = f"{one.decided_on} 处理：{resolved}" if one.decided_on else until
    return f"异议 objection：{one.about}，{one.received} 收到，{marked}，{ended}［P-6］"


def _deadline(deadline: DeadlineStanding) -> str:
    provisional = "（暂定 provisional）" if deadline.provisional else ""
    late = "，已过 past" if deadline.overdue else ""
    return (
        f"{deadline.what}：{deadline.day}{provisional}{late}"
        f"［{deadline.rule} {deadline.article}，{deadline.ruleset}］"
    )
