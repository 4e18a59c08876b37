"""Filing kinds about agencies, practitioners and their licences."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from registry.intake.cells import CERTIFICATE, DAY, INSPECTIONS, NAME, OUTCOME, POINTS, TEXT, YES_NO
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.shared import (
    Code,
    IdNumber,
    NoticeNumber,
    Telephone,
)

Inspections = Annotated[
    tuple[tuple[date, bool], ...],
    Column("年检记录", INSPECTIONS, ("年检", "年检情况"), note="如：2025.3.10合格", rule="R-41"),
]
ValidUntil = Annotated[
    date | None,
    Column(
        "有效期至",
        DAY,
        ("有效期", "有效期限", "有效期截止日期", "到期日期", "有效期截止"),
        rule="R-41",
    ),
]
Granted = Annotated[
    date,
    Column(
        "发证日期",
        DAY,
        ("发证时间", "颁发日期", "取得日期", "颁证日期", "领证日期", "批准日期"),
        rule="R-41",
    ),
]


class AgencyLicenceDraft(Draft, frozen=True, kw_only=True):
    """An agency's licence."""

    kind: ClassVar = "agency_licence"
    title: ClassVar = "评价机构资格"
    purpose: ClassVar = "颁发信用评价资格证书；须有五名以上持证人员，法定代表人持证。"
    rules: ClassVar = ("R-40", "R-41", "R-42")

    name: Annotated[str, Column("机构名称", NAME, ("评价机构", "单位名称", "企业名称"))]
    code: Code
    number: Annotated[
        str,
        Column(
            "信用评价资格证书编号",
            CERTIFICATE,
            ("资格证书编号", "证书编号", "资格证编号", "资格证号", "评价资格证书编号"),
        ),
    ]
    legal_representative: Annotated[str, Column("法定代表人", TEXT, ("法人代表", "法人"))]
    day: Granted
    valid_until: ValidUntil = None
    inspections: Inspections = ()
    deposit: Annotated[
        Decimal | None,
        Column(
            "规范服务保证金（万元）",
            POINTS,
            ("保证金（万元）", "保证金"),
            rule="R-40",
            private=True,
        ),
    ] = None
    clean_year: Annotated[
        bool, Column("一年内无不良记录", YES_NO, (), rule="R-40", private=True)
    ] = True
    credit_business: Annotated[
        bool, Column("有信用服务经营项目", YES_NO, (), rule="R-40", private=True)
    ] = True
    safety_rules: Annotated[
        bool, Column("有档案保密安全制度", YES_NO, (), rule="R-40", private=True)
    ] = True
    telephone: Telephone = ""
    notice_number: NoticeNumber = ""


class PractitionerLicenceDraft(Draft, frozen=True, kw_only=True):
    """A practitioner's licence."""

    kind: ClassVar = "practitioner_licence"
    title: ClassVar = "从业人员资格"
    purpose: ClassVar = "颁发或换发信用评价从业人员资格证。"
    rules: ClassVar = ("R-41", "R-42", "R-45")

    name: Annotated[str, Column("姓名", TEXT, ("从业人员姓名", "人员姓名"))]
    number: Annotated[
        str,
        Column(
            "从业人员资格证编号",
            CERTIFICATE,
            ("资格证编号", "证书编号", "从业资格证编号", "资格证书编号", "资格证号"),
        ),
    ]
    agency: Annotated[str, Column("所在单位", NAME, ("所在机构", "工作单位", "机构名称"))]
    day: Granted
    valid_until: ValidUntil = None
    inspections: Inspections = ()
    renews: Annotated[str, Column("原资格证编号", CERTIFICATE, ("换发前编号",), rule="R-45")] = ""
    educated: Annotated[
        bool | None, Column("继续教育", YES_NO, ("完成继续教育",), rule="R-45", private=True)
    ] = None
    telephone: Telephone = ""
    id_number: IdNumber = ""
    notice_number: NoticeNumber = ""


LicenceNumber = Annotated[
    str, Column("资格证编号", CERTIFICATE, ("证书编号", "资格证书编号", "信用评价资格证书编号"))
]


class InspectionDraft(Draft, frozen=True, kw_only=True):
    """A yearly inspection of a licence."""

    kind: ClassVar = "inspection"
    title: ClassVar = "资格证年检"
    purpose: ClassVar = "机构或从业人员资格证的年检；可提前三个月办理。"
    rules: ClassVar = ("R-41", "D-41", "R-45")

    number: LicenceNumber
    day: Annotated[date, Column("年检日期", DAY, ("年检时间",))]
    passed: Annotated[bool, Column("年检结果", OUTCOME, ("结果",))]
    educated: Annotated[
        bool | None, Column("继续教育", YES_NO, ("完成继续教育",), rule="R-45", private=True)
    ] = None


class CancellationDraft(Draft, frozen=True, kw_only=True):
    """A licence cancelled."""

    kind: ClassVar = "cancellation"
    title: ClassVar = "取消资格"
    purpose: ClassVar = "取消机构或从业人员资格，连续公告三天。"
    rules: ClassVar = ("R-43",)

    number: LicenceNumber
    day: Annotated[date, Column("取消日期", DAY, ("公告日期", "首次公告日期"))]
    reason: Annotated[str, Column("事由", TEXT, ("原因",))]
    notice_number: NoticeNumber = ""


class AgencyBanDraft(Draft, frozen=True, kw_only=True):
    """An agency barred for breach of discipline."""

    kind: ClassVar = "agency_ban"
    title: ClassVar = "机构禁业"
    purpose: ClassVar = "违反评价工作纪律的机构，三年内不得从事信用评价。"
    rules: ClassVar = ("R-44",)

    number: LicenceNumber
    day: Annotated[date, Column("起始日期", DAY, ("公告日期", "处理日期"))]
    reason: Annotated[str, Column("事由", TEXT, ("原因",))]
    notice_number: NoticeNumber = ""
