"""Filing kinds about signed commitments: their originals, scans and public copies."""

from datetime import date
from typing import Annotated, ClassVar

from registry.intake.cells import DAY, DIGEST, TEXT, YES_NO
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.shared import (
    Address,
    Code,
    CompanyName,
    IdNumber,
    LegalRepresentative,
    NoticeNumber,
    Region,
    Telephone,
)

#: Which of a company's commitments: what it is about, and the day of its signing.
CommitmentTitle = Annotated[str, Column("承诺事项", TEXT, ("承诺书名称", "承诺类型"))]
Signed = Annotated[date, Column("签署日期", DAY, ("承诺日期",))]
Original = Annotated[
    str,
    Column(
        "原件文件",
        TEXT,
        ("承诺书文件", "原件文件名"),
        note="签名的 PDF 或 OFD，或另有同名加 .p7s 的签名的任何文件，"
        "与报送文件放在同一文件夹；收取时核验",
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
    commitment_title: CommitmentTitle
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
    signed: Signed
    day: Annotated[date, Column("核验日期", DAY)]
    original: Original
    commitment_title: CommitmentTitle = ""


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
    signed: Signed
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
    commitment_title: CommitmentTitle = ""


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
    signed: Signed
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
    commitment_title: CommitmentTitle = ""


class CopyWithdrawalDraft(Draft, frozen=True, kw_only=True):
    """The company's consent to the copy is withdrawn."""

    kind: ClassVar = "copy_withdrawal"
    title: ClassVar = "撤回副本公示"
    purpose: ClassVar = "企业撤回公示副本的同意：自该日起不再公示副本，承诺公告不变。"
    rules: ClassVar = ("P-4",)

    code: Code
    signed: Signed
    day: Annotated[date, Column("撤回同意日期", DAY, rule="P-4")]
    basis: Annotated[str, Column("撤回同意依据", TEXT, rule="P-4", private=True)]
    commitment_title: CommitmentTitle = ""


class CommitmentWithdrawalDraft(Draft, frozen=True, kw_only=True):
    """The end of a commitment."""

    kind: ClassVar = "commitment_withdrawal"
    title: ClassVar = "承诺撤回"
    purpose: ClassVar = "企业撤回信用承诺：承诺公告仍在，注明自何日起不再有效。"
    rules: ClassVar = ("R-51", "R-32")

    code: Code
    signed: Signed
    day: Annotated[date, Column("撤回日期", DAY, ("公示日期",))]
    reason: Annotated[str, Column("撤回原因", TEXT, ("原因", "事由"))] = ""
    number: NoticeNumber = ""
