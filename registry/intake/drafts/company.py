"""Filing kinds about companies, their names, qualification and repairs."""

from datetime import date
from typing import Annotated, ClassVar

from registry.intake.cells import (
    DAY,
    MONTH_OR_DAY,
    NAME,
    NAMES,
    TEXT,
)
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.shared import (
    Address,
    Code,
    CompanyName,
    Contact,
    Email,
    Fax,
    IdNumber,
    Industry,
    LegalRepresentative,
    Region,
    RegistrationStatus,
    Remark,
    Telephone,
)


class CompanyDraft(Draft, frozen=True, kw_only=True):
    """Particulars of a company."""

    kind: ClassVar = "company"
    title: ClassVar = "企业登记信息"
    purpose: ClassVar = "登记一家企业，或更新它的登记信息；更名请另报“名称变更”。"
    rules: ClassVar = ("R-10",)

    name: CompanyName
    code: Code
    address: Address = ""
    region: Region = ""
    industry: Industry = ""
    legal_representative: LegalRepresentative = ""
    registration_status: RegistrationStatus = ""
    english_name: Annotated[str, Column("英文名称", TEXT, ("企业英文名称",))] = ""
    former_names: Annotated[tuple[str, ...], Column("曾用名", NAMES, ("曾用名称", "原名称"))] = ()
    as_of: Annotated[date | None, Column("信息日期", DAY, ("登记日期", "更新日期"))] = None
    telephone: Telephone = ""
    fax: Fax = ""
    email: Email = ""
    contact: Contact = ""
    id_number: IdNumber = ""
    remark: Remark = ""


class NameChangeDraft(Draft, frozen=True, kw_only=True):
    """A new name of a company."""

    kind: ClassVar = "name_change"
    title: ClassVar = "名称变更"
    purpose: ClassVar = "企业更名：代码不变，旧名称列为曾用名。"

    code: Code
    previous: Annotated[str, Column("原名称", NAME, ("变更前名称", "旧名称"))]
    name: Annotated[str, Column("新名称", NAME, ("变更后名称", "现名称"))]
    day: Annotated[date, Column("变更日期", DAY, ("核准变更日期", "更名日期"))]


class QualificationDraft(Draft, frozen=True, kw_only=True):
    """信用企业资质 of a company."""

    kind: ClassVar = "qualification"
    title: ClassVar = "信用企业资质"
    purpose: ClassVar = "企业取得信用企业资质认定；满一年方可申报等级评定。"
    rules: ClassVar = ("R-11",)

    code: Code
    qualified: Annotated[
        date,
        Column(
            "信用企业资质取得时间",
            MONTH_OR_DAY,
            (
                "资质取得时间",
                "资质认定日期",
                "取得日期",
                "信用企业资质取得日期",
                "信用企业资质认定时间",
                "资质取得日期",
                "资质认定时间",
            ),
            note="只有年月的，按该月最后一日计",
            rule="R-11",
        ),
    ]
    number: Annotated[str, Column("资质证书编号", TEXT, ("信用企业资质证书编号",))] = ""


class RepairDraft(Draft, frozen=True, kw_only=True):
    """信用修复 of a negative record."""

    kind: ClassVar = "repair"
    title: ClassVar = "信用修复"
    purpose: ClassVar = "一条失信记录已修复：即日停止公示该记录，等级须经新的评价才变更。"
    rules: ClassVar = ("R-52",)

    code: Code
    reference: Annotated[str, Column("记录文号", TEXT, ("记录编号", "失信记录文号", "文书号"))]
    day: Annotated[date, Column("修复日期", DAY, ("修复决定日期",))]
    basis: Annotated[str, Column("修复依据", TEXT, ("修复决定文号", "依据"))] = ""
