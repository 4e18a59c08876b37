"""Filing kinds about objections: one is received and marked; it is decided (P-6)."""

from datetime import date
from typing import Annotated, ClassVar

from registry.intake.cells import ABOUT, DAY, DOCUMENT, RESOLUTION, TEXT
from registry.intake.drafts.base import Column, Draft
from registry.intake.drafts.commitments import CommitmentTitle
from registry.intake.drafts.shared import Code, CompanyName, RuleSetId

About = Annotated[
    str,
    Column(
        "异议事项",
        ABOUT,
        ("异议对象", "异议种类"),
        note="登记事项指名称、住所等企业登记的内容",
        rule="P-6",
    ),
]
ContestedNotice = Annotated[
    str,
    Column(
        "异议公告",
        DOCUMENT,
        ("有异议的公告", "异议公告文号"),
        note="登记编号或文号；异议事项为公告的填，其他不填",
    ),
]
ContestedSigned = Annotated[
    date | None,
    Column("承诺签署日期", DAY, ("承诺书签署日期",), note="异议事项为信用承诺书的填，其他不填"),
]


class _OfEntry(Draft, frozen=True, kw_only=True):
    """What names the entry that is contested."""

    code: Code
    name: CompanyName
    about: About
    ruleset: RuleSetId = ""
    contested: ContestedNotice = ""
    signed: ContestedSigned = None
    commitment_title: CommitmentTitle = ""


class ObjectionDraft(_OfEntry, frozen=True, kw_only=True):
    """An objection as received, with the day of its mark where that is set."""

    kind: ClassVar = "objection"
    title: ClassVar = "异议登记"
    purpose: ClassVar = (
        "登记企业对所公示内容的异议：自标注日期起，企业页面和所涉条目注明有异议；"
        "收到后一个工作日内标注。收到时先登记、后标注的，标注时以同样内容另报，填标注日期。"
    )
    rules: ClassVar = ("P-6", "P-11")

    received: Annotated[
        date,
        Column("异议收到日期", DAY, ("异议申请收到日期",), rule="P-6", private=True),
    ]
    day: Annotated[
        date | None,
        Column("标注日期", DAY, ("异议标注日期",), note="尚未标注的不填", rule="P-6"),
    ] = None
    reason: Annotated[
        str, Column("异议理由", TEXT, ("异议内容", "异议说明"), rule="P-6", private=True)
    ] = ""


class ObjectionDecisionDraft(_OfEntry, frozen=True, kw_only=True):
    """What an objection came to."""

    kind: ClassVar = "objection_decision"
    title: ClassVar = "异议处理"
    purpose: ClassVar = (
        "异议处理完毕：自处理日期起不再标注，企业沿革载明标注和处理的日期、结果；"
        "确有差错的，更正公告先报或者同报。"
    )
    rules: ClassVar = ("P-6", "R-32")

    day: Annotated[date, Column("处理日期", DAY, ("异议处理日期", "答复日期"), rule="P-6")]
    outcome: Annotated[str, Column("处理结果", RESOLUTION, ("异议处理结果",), rule="P-6")]
    correction: Annotated[
        str,
        Column(
            "更正公告文号",
            DOCUMENT,
            ("更正公告",),
            note="登记编号或文号；处理结果为更正、所涉条目有公告的填",
            rule="R-32",
        ),
    ] = ""
    basis: Annotated[
        str, Column("处理依据", TEXT, ("异议处理依据", "核查材料"), rule="P-6", private=True)
    ] = ""
