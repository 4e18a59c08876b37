"""The filing kind of a past list: grades given before the register was kept."""

from datetime import date
from typing import Annotated, ClassVar

from registry.intake.cells import CERTIFICATE, DAY, TEXT
from registry.intake.drafts import shared
from registry.intake.drafts.base import Column, Draft


class PastGradeDraft(Draft, frozen=True, kw_only=True):
    """A line of a past list: company, grade, days, and nothing of how it came about.

    Its columns are a part of other kinds' columns, so that headers alone never tell it.
    """

    kind: ClassVar = "past_grade"
    title: ClassVar = "历史评价结果"
    purpose: ClassVar = (
        "登记册启用以前的名单：只载企业、等级和日期，标明“历史导入”，未载事项一律注明未登记。"
    )
    rules: ClassVar = ("R-2", "R-4", "R-20", "D-24", "P-1")
    by_name: ClassVar = True

    name: shared.CompanyName
    code: shared.Code
    grade: shared.GradeName
    announced: Annotated[
        date,
        Column(
            "公布日期",
            DAY,
            ("公布时间", "公告日期", "公告时间", "发布日期", "发布时间", "公告日", "评定日期"),
            rule="R-20",
        ),
    ]
    until: Annotated[
        date | None,
        Column(
            "有效期至",
            DAY,
            ("有效期截止日期", "有效期止", "有效期", "截止日期", "到期日期", "到期日", "失效日期"),
            note="名单没有的不填：按评价办法的有效期推算，并注明",
            rule="R-20",
        ),
    ] = None
    certificate: Annotated[
        str,
        Column(
            "证书编号",
            CERTIFICATE,
            ("证书号", "等级证书编号", "证书号码", "证书编码"),
            note="名单没有的不填",
            rule="RULES 6",
        ),
    ] = ""
    ruleset: shared.RuleSetId = ""
    source: Annotated[
        str,
        Column(
            "来源",
            TEXT,
            ("名单来源", "来源名单", "资料来源", "出处"),
            note="哪一份名单，随等级公布，例如“2019年度信用企业名单”",
        ),
    ] = ""
    remark: shared.Remark = ""
