"""Made-up notices, one factory for every kind."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from registry.identity import notice_ids
from registry.public import views as v
from tests.views import (
    CASMES_TITLE,
    SHAANXI_TITLE,
    THE_AGENCY,
    TITLES,
    WANGSHI,
    WUYOU,
    XUZHOU,
    ZIXU,
    company_ref,
    notice_ref,
)

DAY = date(2025, 9, 18)
ARTICLES = {
    "grade": "第十一条",
    "upgrade": "第十二条",
    "revocation": "第十三条",
    "voiding": "第十四条",
    "licence": "第二十三条",
}


def item(code: str = ZIXU, **changes: Any) -> v.NoticeItem:
    """A line that gives AA for two years from the notice's day."""
    view = v.NoticeItem(
        company=company_ref(code),
        grade="AA",
        score=Decimal("86.5"),
        certificate="202500101100012",
        valid_from=DAY,
        valid_until=date(2027, 9, 17),
        agency=THE_AGENCY,
    )
    return replace(view, **changes)


def licence_item(kind: str = "agency", **changes: Any) -> v.LicenceItem:
    """A licence of an agency or of a practitioner in a notice."""
    view = v.LicenceItem(
        number="秦信评〔2025〕001" if kind == "agency" else "秦信从2025001",
        holder=THE_AGENCY.name if kind == "agency" else "甄一诚",
        agency=THE_AGENCY,
        kind=kind,
        valid_from=DAY,
        valid_until=date(2028, 9, 17),
    )
    return replace(view, **changes)


def commitment_item(**changes: Any) -> v.CommitmentItem:
    """A commitment in the notice that publishes it."""
    view = v.CommitmentItem(
        company=company_ref(XUZHOU),
        title="企业信用承诺书",
        text="我单位郑重承诺：依法经营，诚实守信，自愿接受社会监督。",
        signed_on=date(2025, 9, 1),
        signatory="卜存",
        office="法定代表人",
        verdict="valid",
        digest="07ab" * 16,
    )
    return replace(view, **changes)


def _content(kind: str) -> dict[str, Any]:
    """What a notice of each kind carries."""
    revoked = item(grade="A", was="AAA", score=Decimal(72), certificate="202500100100031")
    voided = item(WUYOU, grade="", was="AA", score=None, valid_from=date(2024, 6, 1))
    consecutive = (DAY, DAY + timedelta(1), DAY + timedelta(2))
    contents: dict[str, dict[str, Any]] = {
        "grade": {"items": (item(grade="AAA", score=Decimal("93.5")), item(WUYOU), item(WANGSHI))},
        "upgrade": {"items": (item(grade="AAA", was="AA", score=Decimal("91")),)},
        "review": {
            "items": (
                item(grade="AAA", was="AAA", outcome="kept"),
                item(WUYOU, grade="A", was="AAA", outcome="lowered"),
            )
        },
        "revocation": {
            "items": (
                replace(revoked, reason="经营状况发生重大变化"),
                item(WUYOU, grade="BBB", was="A", certificate="", reason="发生重大诉讼"),
                replace(voided, company=company_ref(WANGSHI), was="A", reason="停止经营"),
            )
        },
        "voiding": {
            "items": (replace(voided, reason="提供虚假审计报告", ban_until=date(2028, 9, 17)),)
        },
        "licence": {"licences": (licence_item(), licence_item("practitioner"))},
        "cancellation": {
            "licences": (licence_item(reason="违反信用评价工作纪律"),),
            "days": consecutive,
        },
        "agency_ban": {
            "licences": (
                licence_item(reason="违规披露企业信用信息", valid_until=date(2028, 9, 17)),
            )
        },
        "correction": {
            "items": (
                item(
                    field="certificate",
                    field_was="202500101100021",
                    field_becomes="202500101100012",
                ),
            ),
            "corrects": notice_ref(),
        },
        "commitment": {"commitments": (commitment_item(),)},
        "commitment_withdrawal": {"commitments": (commitment_item(reason="企业申请撤回"),)},
    }
    return contents[kind]


def notice(kind: str = "grade", serial: int = 12, **changes: Any) -> v.NoticeView:
    """A notice of any kind, published on DAY."""
    ruled = kind in ("grade", "upgrade", "review", "revocation", "voiding", "correction")
    ruleset = "casmes-2019" if kind == "review" else "shaanxi-2006"
    title = CASMES_TITLE if kind == "review" else SHAANXI_TITLE
    view = v.NoticeView(
        id=notice_ids.make(2025, serial),
        number=f"秦信协〔2025〕{serial}号",
        kind=kind,
        title=TITLES[kind],
        day=DAY,
        days=(DAY,),
        ruleset=ruleset if ruled else "",
        ruleset_title=title if ruled else "",
        article=ARTICLES.get(kind, ""),
        text="",
        items=(),
        licences=(),
        commitments=(),
        corrects=None,
        corrected_by=(),
    )
    return replace(view, **_content(kind), **changes)


def notices() -> tuple[v.NoticeView, ...]:
    """One notice of each kind, newest number first."""
    return tuple(notice(kind, serial) for serial, kind in reversed(list(enumerate(TITLES, 12))))
