"""Filing kinds on the way from an application to a grade, and those that bar it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from registry.intake.cells import (
    DAY,
    DIGEST,
    DOCUMENT,
    POINTS,
    PUBLIC_RECORD,
    PURPOSE,
    TEXT,
)
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.shared import (
    Agency,
    Announced,
    Applied,
    Certificate,
    Code,
    Decided,
    Evaluated,
    Evaluators,
    GradeName,
    NoticeNumber,
    NoticeText,
    Reason,
    RuleSetId,
    Score,
)


class ApplicationDraft(Draft, frozen=True, kw_only=True):
    """An application for evaluation."""

    kind: ClassVar = "application"
    title: ClassVar = "信用等级评价申请"
    purpose: ClassVar = "企业申请评价（首次、晋级或到期重评），并登记收到的五类材料。"
    rules: ClassVar = ("R-11", "R-12", "R-22", "R-31")

    code: Code
    applied: Applied
    purpose_of: Annotated[
        str, Column("申请类型", PURPOSE, ("申报类型", "评价类型"), rule="R-22")
    ] = "first"
    payer: Annotated[str, Column("委托付费方", TEXT, ("委托方", "付费方"), rule="P-3")] = ""
    licence: Annotated[
        str, Column("营业执照摘要", DIGEST, ("营业执照",), rule="R-12", private=True)
    ] = ""
    qualification: Annotated[
        str, Column("资质证书摘要", DIGEST, ("资质证书",), rule="R-12", private=True)
    ] = ""
    agreement: Annotated[
        str, Column("约定书摘要", DIGEST, ("约定书",), rule="R-12", private=True)
    ] = ""
    accounts: Annotated[
        str, Column("财务报表摘要", DIGEST, ("财务报表",), rule="R-12", private=True)
    ] = ""
    evidence: Annotated[
        str, Column("证明材料摘要", DIGEST, ("证明材料",), rule="R-12", private=True)
    ] = ""
    ruleset: RuleSetId = ""


class EvidenceDraft(Draft, frozen=True, kw_only=True):
    """One record that counts under one indicator of a scorecard."""

    kind: ClassVar = "evidence"
    title: ClassVar = "评价证据"
    purpose: ClassVar = "逐条列出评价所依据的记录，由系统按评分卡计分，得出一次评价。"
    rules: ClassVar = ("R-6", "D-2", "D-4", "R-14")

    code: Code
    agency: Agency
    evaluators: Evaluators
    evaluated: Evaluated
    indicator: Annotated[str, Column("指标", TEXT, ("指标名称", "细分内容", "三级指标"))]
    record: Annotated[str, Column("记录内容", TEXT, ("记录", "情况"))]
    reference: Annotated[str, Column("记录文号", TEXT, ("记录编号", "文号"))] = ""
    points: Annotated[
        Decimal | None, Column("分值", POINTS, ("得分", "计分"), note="不填时用评分卡的分值")
    ] = None
    public: Annotated[bool, Column("公共记录", PUBLIC_RECORD, ("是否公共记录", "来源"))] = True
    registration_status: Annotated[str, Column("登记状态", TEXT, ("经营状态",), rule="R-5")] = (
        "存续"
    )
    endorsed: Annotated[date | None, Column("认可日期", DAY, ("协会认可日期",))] = None
    ruleset: RuleSetId = ""


class EvaluationDraft(Draft, frozen=True, kw_only=True):
    """An agency's result."""

    kind: ClassVar = "evaluation"
    title: ClassVar = "评价结果"
    purpose: ClassVar = "评价机构的评价：得分与等级、评价人员、评价日和协会认可日。"
    rules: ClassVar = ("R-1", "R-2", "R-13", "R-14", "D-1")

    code: Code
    agency: Agency
    evaluators: Evaluators
    score: Score
    grade: GradeName
    evaluated: Evaluated
    endorsed: Annotated[date | None, Column("认可日期", DAY, ("协会认可日期",))] = None
    compliance: Annotated[
        Decimal | None, Column("守信得分", POINTS, ("守信信息得分",), rule="D-2")
    ] = None
    breach: Annotated[Decimal | None, Column("失信扣分", POINTS, ("失信信息扣分",), rule="D-2")] = (
        None
    )
    credit: Annotated[Decimal | None, Column("增信得分", POINTS, ("增信信息得分",), rule="D-2")] = (
        None
    )
    registration_status: Annotated[str, Column("登记状态", TEXT, ("经营状态",), rule="R-5")] = ""
    ruleset: RuleSetId = ""


class DecisionDraft(Draft, frozen=True, kw_only=True):
    """The committee's decision."""

    kind: ClassVar = "decision"
    title: ClassVar = "评定委员会审定"
    purpose: ClassVar = "评定委员会审定的等级，以及企业收到结果通知的日期（复评期限由此起算）。"
    rules: ClassVar = ("R-13", "R-15")

    code: Code
    grade: GradeName
    decided: Decided
    received: Annotated[
        date | None,
        Column("结果送达日期", DAY, ("接到通知日期", "收到结果日期", "送达日期"), rule="R-15"),
    ] = None
    ruleset: RuleSetId = ""


class ReevaluationRequestDraft(Draft, frozen=True, kw_only=True):
    """A company's objection to its result."""

    kind: ClassVar = "reevaluation_request"
    title: ClassVar = "异议复评申请"
    purpose: ClassVar = "企业对评级结果有异议，在接到结果后十五个工作日内申请复评。"
    rules: ClassVar = ("R-15", "D-15")

    code: Code
    day: Annotated[date, Column("申请日期", DAY, ("复评申请日期", "收到申请日期"))]
    reason: Reason = ""
    ruleset: RuleSetId = ""


class ReevaluationDraft(Draft, frozen=True, kw_only=True):
    """The final conclusion of a re-evaluation."""

    kind: ClassVar = "reevaluation"
    title: ClassVar = "复评结论"
    purpose: ClassVar = "复评的最终结论：得分和等级。"
    rules: ClassVar = ("R-15", "R-2")

    code: Code
    score: Score
    grade: GradeName
    day: Annotated[date, Column("结论日期", DAY, ("复评日期", "复评结论日期"))]
    ruleset: RuleSetId = ""


class AnnouncementDraft(Draft, frozen=True, kw_only=True):
    """One line of a public announcement of grades."""

    kind: ClassVar = "announcement"
    title: ClassVar = "等级公告"
    purpose: ClassVar = "一批已审定的等级向社会公告；公告日即有效期首日。"
    rules: ClassVar = ("R-13", "R-17", "R-20", "D-20", "D-24")

    code: Code
    grade: GradeName
    announced: Announced
    certificate: Certificate
    number: NoticeNumber = ""
    text: NoticeText = ""
    ruleset: RuleSetId = ""


class NamingDraft(Draft, frozen=True, kw_only=True):
    """A grade given by a naming document alone (BBB)."""

    kind: ClassVar = "naming"
    title: ClassVar = "等级命名"
    purpose: ClassVar = "只发命名文件、不公告的等级（BBB）；命名文件日即有效期首日。"
    rules: ClassVar = ("R-16", "R-17", "R-18", "D-20")

    code: Code
    grade: GradeName
    named: Annotated[date, Column("命名日期", DAY, ("命名文件日期", "发文日期"))]
    document: Annotated[str, Column("命名文件文号", DOCUMENT, ("命名文号", "命名文件号"))] = ""
    ruleset: RuleSetId = ""


class RefusedDraft(Draft, frozen=True, kw_only=True):
    """An agency's refusal to evaluate."""

    kind: ClassVar = "refused"
    title: ClassVar = "拒绝评估"
    purpose: ClassVar = "申请材料弄虚作假，机构拒绝评估；不公开，三年内不得申请。"
    rules: ClassVar = ("R-31", "D-31")

    code: Code
    agency: Agency
    day: Annotated[date, Column("拒绝日期", DAY, ("拒绝评估日期",))]
    reason: Reason
    ruleset: RuleSetId = ""


class BanDraft(Draft, frozen=True, kw_only=True):
    """A ban on applications, by itself."""

    kind: ClassVar = "ban"
    title: ClassVar = "禁止申请"
    purpose: ClassVar = "对企业单独作出的禁止申请；期限不填时按规则集。"
    rules: ClassVar = ("R-31", "D-31")

    code: Code
    day: Annotated[date, Column("起始日期", DAY, ("禁止起始日期",))]
    reason: Reason
    until: Annotated[date | None, Column("截止日期", DAY, ("禁止截止日期",))] = None
    ruleset: RuleSetId = ""
