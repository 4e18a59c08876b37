"""Filing kinds about a grade already given: reviewed, revoked, declared void, corrected."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from registry.intake.cells import (
    CERTIFICATE,
    CODE,
    DAY,
    DOCUMENT,
    GRADE,
    OUTCOME,
    SCORE,
    TEXT,
)
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.shared import (
    Agency,
    Code,
    Evaluators,
    NoticeNumber,
    NoticeText,
    OptionalScore,
    Reason,
    RuleSetId,
)


class ReviewDraft(Draft, frozen=True, kw_only=True):
    """An annual review."""

    kind: ClassVar = "review"
    title: ClassVar = "年度审查"
    purpose: ClassVar = "有效期内的年审：合格则保持或提升，不合格则下调并公布。"
    rules: ClassVar = ("R-23", "D-23")

    code: Code
    day: Annotated[date, Column("年审日期", DAY, ("年审时间", "审查日期"))]
    passed: Annotated[bool, Column("年审结果", OUTCOME, ("结果", "年审结论"))]
    score: OptionalScore = None
    grade: Annotated[str, Column("年审后等级", GRADE, ("信用等级", "等级"), rule="R-2")] = ""
    certificate: Annotated[
        str, Column("证书编号", CERTIFICATE, ("新证书编号", "证书号码", "证书编码"))
    ] = ""
    number: NoticeNumber = ""
    text: NoticeText = ""
    ruleset: RuleSetId = ""


class RevocationDraft(Draft, frozen=True, kw_only=True):
    """A revocation with the new grade in the same notice."""

    kind: ClassVar = "revocation"
    title: ClassVar = "撤销等级"
    purpose: ClassVar = "资信发生重大变化：撤销原等级，同一公告公布重新评定的等级。"
    rules: ClassVar = ("R-30", "D-30")

    code: Code
    day: Annotated[date, Column("撤销日期", DAY, ("公告日期", "撤销公告日期"))]
    reason: Reason
    agency: Agency
    evaluators: Evaluators
    score: Annotated[Decimal, Column("新评得分", SCORE, ("得分", "重评得分"), rule="R-1")]
    grade: Annotated[str, Column("新评等级", GRADE, ("信用等级", "新等级"), rule="R-2")]
    evaluated: Annotated[date, Column("重评日期", DAY, ("评价日期",), rule="R-13")]
    decided: Annotated[
        date,
        Column(
            "审定日期",
            DAY,
            ("重新审定日期", "评审日期", "评定时间", "委员会审定日期", "评委会审定时间"),
            rule="R-13",
        ),
    ]
    certificate: Annotated[str, Column("新证书编号", CERTIFICATE, ("证书编号",))] = ""
    number: NoticeNumber = ""
    text: NoticeText = ""
    ruleset: RuleSetId = ""


class VoidingDraft(Draft, frozen=True, kw_only=True):
    """A grade declared void for false material."""

    kind: ClassVar = "voiding"
    title: ClassVar = "宣布等级无效"
    purpose: ClassVar = "弄虚作假取得的等级公开宣布无效，三年内不得申请。"
    rules: ClassVar = ("R-31", "D-31")

    code: Code
    day: Annotated[date, Column("宣布日期", DAY, ("公告日期", "宣布无效日期"))]
    reason: Reason
    number: NoticeNumber = ""
    text: NoticeText = ""
    ruleset: RuleSetId = ""


class CorrectionDraft(Draft, frozen=True, kw_only=True):
    """A correction notice."""

    kind: ClassVar = "correction"
    title: ClassVar = "更正公告"
    purpose: ClassVar = "更正已发布公告中的差错：原公告不改，两份公告互相指明。"
    rules: ClassVar = ("R-32",)

    corrected: Annotated[
        str, Column("被更正公告", DOCUMENT, ("原公告文号", "被更正公告文号", "原公告编号"))
    ]
    day: Annotated[date, Column("更正日期", DAY, ("公告日期",))]
    text: Annotated[str, Column("更正内容", TEXT, ("公告说明", "更正说明"))]
    number: NoticeNumber = ""
    code: Annotated[str, Column("统一社会信用代码", CODE, ("信用代码",))] = ""
    field: Annotated[
        str, Column("更正项目", TEXT, ("项目",), note="证书编号／得分；只改文字的不填")
    ] = ""
    was: Annotated[str, Column("原为", TEXT, ("更正前",))] = ""
    becomes: Annotated[str, Column("更正为", TEXT, ("更正后",))] = ""
    ruleset: RuleSetId = ""
