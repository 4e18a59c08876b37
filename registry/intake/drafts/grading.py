"""Filing kinds on the way from an application to a grade, and those that end one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from registry.intake.cells import (
    CERTIFICATE,
    CODE,
    DAY,
    DIGEST,
    DOCUMENT,
    GRADE,
    NAMES,
    OUTCOME,
    POINTS,
    PUBLIC_RECORD,
    PURPOSE,
    RULESET,
    SCORE,
    TEXT,
)
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.company import Code, NoticeNumber, NoticeText

RuleSetId = Annotated[
    str,
    Column("评价办法", RULESET, ("规则集", "评价标准"), note="不填时用本协会默认的评价办法"),
]
Score = Annotated[Decimal, Column("得分", SCORE, ("评分", "分数", "总分", "评价得分"), rule="R-1")]
OptionalScore = Annotated[
    Decimal | None, Column("得分", SCORE, ("评分", "分数", "总分", "评价得分"), rule="R-1")
]
GradeName = Annotated[str, Column("信用等级", GRADE, ("等级", "评定等级", "信用级别"), rule="R-2")]
Agency = Annotated[
    str, Column("评价机构", TEXT, ("评估机构", "评级机构", "中介机构", "机构名称"), rule="R-14")
]
Evaluators = Annotated[
    tuple[str, ...], Column("评价人员", NAMES, ("评估人员", "评价师", "评价员"), rule="R-14")
]
Applied = Annotated[date, Column("申报日期", DAY, ("申请日期", "申报时间"), rule="R-11")]
Evaluated = Annotated[
    date, Column("评价日期", DAY, ("评价时间", "评估日期", "评级日期"), rule="R-13")
]
Decided = Annotated[
    date,
    Column(
        "审定日期", DAY, ("审定时间", "评委会审定日期", "评定日期", "评委会评定日期"), rule="R-13"
    ),
]
Announced = Annotated[
    date, Column("公告日期", DAY, ("公告时间", "公布日期", "发布日期"), rule="R-20")
]
Certificate = Annotated[
    str, Column("证书编号", CERTIFICATE, ("证书号", "等级证书编号"), rule="RULES 6")
]
Reason = Annotated[str, Column("事由", TEXT, ("原因", "理由"))]


@dataclass(frozen=True, kw_only=True)
class ApplicationDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class EvidenceDraft(Draft):
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
    public: Annotated[
        bool, Column("公共记录", PUBLIC_RECORD, ("是否公共记录", "来源"), note="是／否")
    ] = True
    registration_status: Annotated[str, Column("登记状态", TEXT, ("经营状态",), rule="R-5")] = (
        "存续"
    )
    endorsed: Annotated[date | None, Column("认可日期", DAY, ("协会认可日期",))] = None
    ruleset: RuleSetId = ""


@dataclass(frozen=True, kw_only=True)
class EvaluationDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class DecisionDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class ReevaluationRequestDraft(Draft):
    """A company's objection to its result."""

    kind: ClassVar = "reevaluation_request"
    title: ClassVar = "异议复评申请"
    purpose: ClassVar = "企业对评级结果有异议，在接到结果后十五个工作日内申请复评。"
    rules: ClassVar = ("R-15", "D-15")

    code: Code
    day: Annotated[date, Column("申请日期", DAY, ("复评申请日期", "收到申请日期"))]
    reason: Reason = ""
    ruleset: RuleSetId = ""


@dataclass(frozen=True, kw_only=True)
class ReevaluationDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class AnnouncementDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class NamingDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class ReviewDraft(Draft):
    """An annual review."""

    kind: ClassVar = "review"
    title: ClassVar = "年度审查"
    purpose: ClassVar = "有效期内的年审：合格则保持或提升，不合格则下调并公布。"
    rules: ClassVar = ("R-23", "D-23")

    code: Code
    day: Annotated[date, Column("年审日期", DAY, ("年审时间", "审查日期"))]
    passed: Annotated[bool, Column("年审结果", OUTCOME, ("结果", "年审结论"), note="合格／不合格")]
    score: OptionalScore = None
    grade: Annotated[str, Column("年审后等级", GRADE, ("信用等级", "等级"), rule="R-2")] = ""
    certificate: Annotated[str, Column("证书编号", CERTIFICATE, ("新证书编号",))] = ""
    number: NoticeNumber = ""
    text: NoticeText = ""
    ruleset: RuleSetId = ""


@dataclass(frozen=True, kw_only=True)
class RevocationDraft(Draft):
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
    decided: Annotated[date, Column("审定日期", DAY, ("重新审定日期",), rule="R-13")]
    certificate: Annotated[str, Column("新证书编号", CERTIFICATE, ("证书编号",))] = ""
    number: NoticeNumber = ""
    text: NoticeText = ""
    ruleset: RuleSetId = ""


@dataclass(frozen=True, kw_only=True)
class VoidingDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class RefusedDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class BanDraft(Draft):
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


@dataclass(frozen=True, kw_only=True)
class CorrectionDraft(Draft):
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
