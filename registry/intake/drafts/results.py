"""The common short cut: one sheet of finished results, under either rule set."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from registry.intake.cells import CERTIFICATE, DAY, DOCUMENT, MONTH_OR_DAY, POINTS, SCORE, TEXT
from registry.intake.drafts import shared
from registry.intake.drafts.base import Column, Draft


class ResultsDraft(Draft, frozen=True, kw_only=True):
    """A finished result: company, application, evaluation, decision and announcement in one."""

    kind: ClassVar = "results"
    title: ClassVar = "评价结果汇总表"
    purpose: ClassVar = "一张表报齐一批已完成的评价；逐步按同样的规则核对。"
    rules: ClassVar = ("R-1", "R-2", "R-4", "R-10", "R-11", "R-13", "R-14", "R-17", "R-20")

    name: shared.CompanyName
    code: shared.Code
    score: Annotated[
        Decimal,
        Column(
            "得分",
            SCORE,
            (
                "评分",
                "分数",
                "总分",
                "评价得分",
                "公共信用积分",
                "信用积分",
                "综合得分",
                "最终得分",
                "评级得分",
                "信用得分",
                "信用评分",
            ),
            rule="R-1",
        ),
    ]
    grade: shared.GradeName
    agency: shared.Agency
    evaluators: shared.Evaluators
    evaluated: shared.Evaluated
    decided: shared.Decided
    announced: Annotated[
        date | None,
        Column(
            "公告日期",
            DAY,
            ("公告时间", "公布日期", "发布日期", "公告日", "发布时间", "公布时间"),
            rule="R-20",
        ),
    ] = None
    certificate: Annotated[
        str, Column("证书编号", CERTIFICATE, ("证书号", "等级证书编号", "证书号码", "证书编码"))
    ] = ""
    named: Annotated[
        date | None, Column("命名日期", DAY, ("命名文件日期",), note="只发命名文件的等级填此列")
    ] = None
    document: Annotated[str, Column("命名文件文号", DOCUMENT, ("命名文号", "命名文件号"))] = ""
    applied: Annotated[
        date | None,
        Column("申报日期", DAY, ("申请日期", "申报时间", "申请时间", "申报日"), rule="R-11"),
    ] = None
    qualified: Annotated[
        date | None,
        Column(
            "信用企业资质取得时间",
            MONTH_OR_DAY,
            (
                "资质取得时间",
                "资质认定日期",
                "信用企业资质取得日期",
                "信用企业资质认定时间",
                "资质取得日期",
                "资质认定时间",
            ),
            rule="R-11",
        ),
    ] = None
    payer: Annotated[str, Column("委托付费方", TEXT, ("委托方", "付费方"), rule="P-3")] = ""
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
    registration_status: shared.RegistrationStatus = ""
    address: shared.Address = ""
    region: shared.Region = ""
    industry: shared.Industry = ""
    legal_representative: shared.LegalRepresentative = ""
    telephone: shared.Telephone = ""
    email: shared.Email = ""
    contact: shared.Contact = ""
    id_number: shared.IdNumber = ""
    remark: Annotated[
        str,
        Column("备注", TEXT, ("说明",), note="可写“命名文件 2025-09-18”", private=True),
    ] = ""
    number: shared.NoticeNumber = ""
    ruleset: shared.RuleSetId = ""
