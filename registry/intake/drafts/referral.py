"""Filing kinds about financing referral: a company's consent, and its withdrawal."""

from datetime import date
from typing import Annotated, ClassVar

from registry.intake.cells import DAY, TEXT
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.shared import Code, CompanyName


class ReferralConsentDraft(Draft, frozen=True, kw_only=True):
    """A company's consent to financing referral."""

    kind: ClassVar = "referral_consent"
    title: ClassVar = "融资推荐同意"
    purpose: ClassVar = (
        "企业书面同意列入融资推荐名单：自同意之日起，有等级在有效期内即列入；"
        "等级届满、撤销的不列，重新取得等级后恢复，无须重报。"
    )
    rules: ClassVar = ("R-51", "P-4", "P-2")

    code: Code
    name: CompanyName
    day: Annotated[date, Column("同意日期", DAY, ("同意推荐日期", "签署日期"), rule="P-4")]
    basis: Annotated[
        str,
        Column(
            "同意书编号",
            TEXT,
            ("同意书文号", "同意依据", "授权书编号"),
            note="没有编号的，写明文书的名称和存放处",
            rule="P-4",
            private=True,
        ),
    ]


class ReferralWithdrawalDraft(Draft, frozen=True, kw_only=True):
    """The end of that consent."""

    kind: ClassVar = "referral_withdrawal"
    title: ClassVar = "撤回融资推荐同意"
    purpose: ClassVar = (
        "企业撤回融资推荐的同意：自撤回之日起不再列入名单，公示的等级不变；"
        "再次同意的，另报“融资推荐同意”。"
    )
    rules: ClassVar = ("P-4",)

    code: Code
    name: CompanyName
    day: Annotated[date, Column("撤回日期", DAY, ("撤回同意日期",), rule="P-4")]
    basis: Annotated[
        str,
        Column(
            "撤回依据",
            TEXT,
            ("撤回书编号", "撤回同意依据", "撤回文书"),
            note="书面、电子邮件或者来访记录均可，写明存放处",
            rule="P-4",
            private=True,
        ),
    ]
