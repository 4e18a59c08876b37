"""The filing kind by which something published is shown no longer."""

from datetime import date
from typing import Annotated, ClassVar

from registry.intake.cells import CODE, DAY, DOCUMENT, GROUND, TEXT
from registry.intake.drafts.base import Column, Draft


class ErasureDraft(Draft, frozen=True, kw_only=True):
    """A notice or a company that is shown no longer."""

    kind: ClassVar = "erasure"
    title: ClassVar = "撤下公示"
    purpose: ClassVar = (
        "依法停止公示一份公告或一家企业：原网址改为存根，内容自网站、检索和以往版本中消除，"
        "台账不变；一般差错请报“更正公告”。"
    )
    rules: ClassVar = ("P-5", "R-32")

    erased: Annotated[
        str,
        Column(
            "撤下公告",
            DOCUMENT,
            ("撤下公告编号", "撤下公告文号", "停止公示公告"),
            note="登记编号或文号；撤下企业的不填",
        ),
    ] = ""
    code: Annotated[
        str,
        Column("撤下企业代码", CODE, ("撤下企业", "停止公示企业代码"), note="撤下公告的不填"),
    ] = ""
    day: Annotated[date, Column("撤下日期", DAY, ("停止公示日期",))]
    ground: Annotated[
        str,
        Column("撤下情形", GROUND, ("停止公示情形", "法定情形"), rule="P-5"),
    ]
    basis: Annotated[
        str,
        Column(
            "撤下依据",
            TEXT,
            ("停止公示依据", "依据文书"),
            note="随存根公布：写明文书名称、文号，不得写入被撤下的内容",
        ),
    ]
