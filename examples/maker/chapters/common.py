"""How the sheets of the association look: its headings, footers and favourite headers."""

from collections.abc import Sequence

from maker.sheets import Row, Sheet

OFFICE = "填报单位：秦信企业信用协会（示例）秘书处"
NOTE = "注：本表经评定委员会审定，AAA、AA、A级统一公告，BBB级只发命名文件。"
RESULT_HEADERS = {
    "name": "单位名称",
    "code": "社会信用代码",
    "industry": "所属行业",
    "legal_representative": "法人代表",
    "score": "得  分",
    "decided": "评委会审定日期",
}
CASMES_HEADERS = {
    "score": "公共信用积分",
    "evaluated": "评价时间",
    "decided": "审定时间",
    "announced": "公告时间",
}


def number(year: int, serial: int) -> str:
    """A document number of the association."""
    return f"秦信协〔{year}〕{serial}号"


def numbered(rows: Sequence[Row], document: str) -> list[Row]:
    """The same rows, each announced one with its document number."""
    return [{**row, "number": document} if "announced" in row else row for row in rows]


def results(rows: Sequence[Row], title: str, *lines: str, days: str = "mixed") -> Sheet:
    """A sheet of finished results as offices make them: title, gaps, total, note."""
    return Sheet(
        kind="results",
        name=title[:28],
        rows=rows,
        headers=RESULT_HEADERS,
        heading=(title, "　　".join((OFFICE, *lines))),
        footer=([], ["合计", f"{len(rows)}家"], [NOTE]),
        days=days,
        numbered=True,
        gaps=(16, 32),
    )
