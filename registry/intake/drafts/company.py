"""Filing kinds about companies, their names, qualification, commitments and repairs."""

from datetime import date
from typing import Annotated, ClassVar

from registry.intake.cells import (
    DAY,
    DIGEST,
    MONTH_OR_DAY,
    NAME,
    NAMES,
    TEXT,
    YES_NO,
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
    NoticeNumber,
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


Original = Annotated[
    str,
    Column(
        "原件文件",
        TEXT,
        ("承诺书文件", "原件文件名"),
        note="签名的 PDF，或另有同名加 .p7s 的签名的任何文件，与报送文件放在同一文件夹；收取时核验",
        rule="R-51",
        private=True,
    ),
]


class CommitmentDraft(Draft, frozen=True, kw_only=True):
    """A signed commitment of a company."""

    kind: ClassVar = "commitment"
    title: ClassVar = "信用承诺书"
    purpose: ClassVar = "企业签署并盖章的信用承诺书，自公示日起在本站展示。"
    rules: ClassVar = ("R-51",)

    code: Code
    name: CompanyName
    commitment_title: Annotated[str, Column("承诺事项", TEXT, ("承诺书名称", "承诺类型"))]
    text: Annotated[str, Column("承诺内容", TEXT, ("承诺书正文", "正文"))]
    signed: Annotated[date, Column("签署日期", DAY, ("承诺日期", "签署时间"))]
    signatory: Annotated[str, Column("签署人", TEXT, ("签字人", "承诺人"))]
    office: Annotated[str, Column("签署人职务", TEXT, ("职务",))]
    day: Annotated[date, Column("公示日期", DAY, ("公布日期", "展示日期"))]
    number: NoticeNumber = ""
    digest: Annotated[str, Column("原件摘要", DIGEST, ("SHA-256", "文件摘要", "原件SHA-256"))] = ""
    original: Original = ""
    address: Address = ""
    region: Region = ""
    legal_representative: LegalRepresentative = ""
    telephone: Telephone = ""
    id_number: IdNumber = ""


class CommitmentVerificationDraft(Draft, frozen=True, kw_only=True):
    """A verification of the original of a commitment that is published already."""

    kind: ClassVar = "commitment_verification"
    title: ClassVar = "承诺书核验"
    purpose: ClassVar = "核验已公示的信用承诺书的原件，结论自核验日期起在企业页面展示。"
    rules: ClassVar = ("R-51",)

    code: Code
    signed: Annotated[date, Column("签署日期", DAY, ("承诺日期",))]
    day: Annotated[date, Column("核验日期", DAY)]
    original: Original
    commitment_title: Annotated[str, Column("承诺事项", TEXT, ("承诺书名称", "承诺类型"))] = ""


class ScanAttestationDraft(Draft, frozen=True, kw_only=True):
    """A clerk's word to have seen the sealed paper of which a scan was made."""

    kind: ClassVar = "scan_attestation"
    title: ClassVar = "扫描件核对"
    purpose: ClassVar = (
        "经办人见过盖章的纸质承诺书原件，扫描件与之一致：两名经办人先后各报一份，"
        "第二人核对后在企业页面注明；有数字签名的报“承诺书核验”。"
    )
    rules: ClassVar = ("R-51",)

    code: Code
    signed: Annotated[date, Column("签署日期", DAY, ("承诺日期",))]
    day: Annotated[date, Column("核对日期", DAY, note="经办人看到纸质原件之日", rule="R-51")]
    clerk: Annotated[
        str,
        Column(
            "核对人",
            TEXT,
            ("核对经办人",),
            note="看到纸质原件的经办人，须是报送本文件的经办人本人",
            rule="R-51",
            private=True,
        ),
    ]
    original: Annotated[
        str,
        Column(
            "扫描件文件",
            TEXT,
            ("扫描件", "扫描件文件名"),
            note="无数字签名的 PDF 或 JPEG、PNG 图像，与报送文件同一文件夹；两人所报为同一文件",
            rule="R-51",
            private=True,
        ),
    ]
    kept: Annotated[
        str, Column("原件存放处", TEXT, ("纸质原件存放处", "存放地点"), private=True)
    ] = ""
    commitment_title: Annotated[str, Column("承诺事项", TEXT, ("承诺书名称", "承诺类型"))] = ""


class PublicCopyDraft(Draft, frozen=True, kw_only=True):
    """A copy of a commitment's original, to be shown with the company's consent."""

    kind: ClassVar = "public_copy"
    title: ClassVar = "公示副本"
    purpose: ClassVar = (
        "经企业同意，公示承诺书原件的副本：重新绘制，遮盖个人信息，每页标“仅供公示”；"
        "先用 registry commitment copy 生成、看过，再报。"
    )
    rules: ClassVar = ("P-4", "R-51")

    code: Code
    signed: Annotated[date, Column("签署日期", DAY, ("承诺日期",))]
    day: Annotated[date, Column("副本公示日期", DAY)]
    original: Original
    consent: Annotated[date, Column("企业同意日期", DAY, ("同意日期",), rule="P-4", private=True)]
    basis: Annotated[
        str, Column("企业同意依据", TEXT, ("同意依据", "同意书文号"), rule="P-4", private=True)
    ]
    clerk: Annotated[
        str,
        Column(
            "核对人",
            TEXT,
            ("核对经办人",),
            note="看过副本的经办人，须是报送本文件的经办人本人",
            rule="P-4",
            private=True,
        ),
    ]
    screened: Annotated[
        bool,
        Column("副本已无个人信息", YES_NO, note="核对人看过副本各页", rule="P-4", private=True),
    ]
    copy: Annotated[
        str,
        Column("副本摘要", DIGEST, note="看过的副本的 SHA-256，须与收取时所绘一致", rule="P-4"),
    ]
    black: Annotated[
        str,
        Column(
            "遮盖位置",
            TEXT,
            note="页,左,上,宽,高；自页面左上角起，占页宽、页高的百分数；几处用分号隔开",
            rule="P-4",
            private=True,
        ),
    ] = ""
    commitment_title: Annotated[str, Column("承诺事项", TEXT, ("承诺书名称", "承诺类型"))] = ""


class CopyWithdrawalDraft(Draft, frozen=True, kw_only=True):
    """The company's consent to the copy is withdrawn."""

    kind: ClassVar = "copy_withdrawal"
    title: ClassVar = "撤回副本公示"
    purpose: ClassVar = "企业撤回公示副本的同意：自该日起不再公示副本，承诺公告不变。"
    rules: ClassVar = ("P-4",)

    code: Code
    signed: Annotated[date, Column("签署日期", DAY, ("承诺日期",))]
    day: Annotated[date, Column("撤回同意日期", DAY, rule="P-4")]
    basis: Annotated[str, Column("撤回同意依据", TEXT, rule="P-4", private=True)]
    commitment_title: Annotated[str, Column("承诺事项", TEXT, ("承诺书名称", "承诺类型"))] = ""


class CommitmentWithdrawalDraft(Draft, frozen=True, kw_only=True):
    """The end of a commitment."""

    kind: ClassVar = "commitment_withdrawal"
    title: ClassVar = "承诺撤回"
    purpose: ClassVar = "企业撤回信用承诺：承诺公告仍在，注明自何日起不再有效。"
    rules: ClassVar = ("R-51", "R-32")

    code: Code
    signed: Annotated[date, Column("签署日期", DAY, ("承诺日期",))]
    day: Annotated[date, Column("撤回日期", DAY, ("公示日期",))]
    reason: Annotated[str, Column("撤回原因", TEXT, ("原因", "事由"))] = ""
    number: NoticeNumber = ""
