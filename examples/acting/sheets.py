"""What the clerk types into each sheet: header and cell, row by row."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from examples.acting import cast
from examples.acting.cast import FIRMS, NEW, Firm

Row = Mapping[str, Any]
CODE = "统一社会信用代码"

_PROMISE = (
    "本企业承诺：遵守法律法规，诚实守信，公平竞争；所报材料真实、完整、有效；"
    "接受社会监督，违背承诺的，愿意承担相应责任。"
)
#: Score and grade of the first batch.
_SCORES = ("93", "86.5", "75", "88", "91.25", "72.5", "84", "78", "95", "81.75", "70")
_BBB = "64.5"


def practitioners() -> list[Row]:
    """The agency's people, licensed on paper the year before."""
    return [
        {
            "姓名": name,
            "从业人员资格证编号": f"华信评字第{number:04}号",
            "所在单位": cast.AGENCY,
            "发证日期": date(2025, 3, 3),
            "年检记录": "2026-02-20合格",
            "公告文号": f"{cast.MARK}〔2025〕1号",
        }
        for number, name in enumerate(cast.EVALUATORS[:5], 1)
    ]


def agency() -> list[Row]:
    """The agency itself, in the same notice."""
    return [
        {
            "机构名称": cast.AGENCY,
            CODE: cast.AGENCY_CODE,
            "信用评价资格证书编号": cast.AGENCY_NUMBER,
            "法定代表人": cast.EVALUATORS[0],
            "发证日期": date(2025, 3, 3),
            "年检记录": "2026-02-20合格",
            "规范服务保证金（万元）": 3,
            "一年内无不良记录": "是",
            "有信用服务经营项目": "是",
            "有档案保密安全制度": "是",
            "公告文号": f"{cast.MARK}〔2025〕1号",
        }
    ]


def new_practitioner() -> list[Row]:
    """One more of its people, licensed this Monday; the notice gets its number when drafted."""
    return [
        {
            "姓名": cast.EVALUATORS[5],
            "从业人员资格证编号": "华信评字第0006号",
            "所在单位": cast.AGENCY,
            "发证日期": date(2026, 6, 8),
        }
    ]


def past() -> list[Row]:
    """What was announced on paper the year before: two rule sets, two notices."""
    shaanxi = (
        (cast.RISING, "85", "AA", "202506101100001"),
        (cast.REVOKED, "92", "AAA", "202506111100002"),
        (cast.VOID, "74", "A", "202506100100003"),
        (cast.MISPRINTED, "83.5", "AA", "202506101100040"),
    )
    rows = [
        _result(firm, score, grade, number) | {"申报日期": date(2025, 3, 17)}
        for firm, score, grade, number in shaanxi
    ]
    casmes = ((cast.LOWERED, "842", "AAA", "202506111100005"),
              (cast.KEPT, "815", "AA", "202506101100006"))  # fmt: skip
    return rows + [
        _result(firm, score, grade, number)
        | {"评价办法": "casmes-2019", "公告日期": date(2025, 6, 10), "登记状态": "存续",
           "公告文号": f"{cast.MARK}〔2025〕3号"}
        for firm, score, grade, number in casmes
    ]  # fmt: skip


def _result(firm: Firm, score: str, grade: str, certificate: str) -> dict[str, Any]:
    return {
        "企业名称": firm.name,
        CODE: firm.code,
        "得分": score,
        "信用等级": grade,
        **_evaluated(),
        "评价日期": date(2025, 4, 14),
        "审定日期": date(2025, 5, 12),
        "公告日期": date(2025, 5, 20),
        "证书编号": certificate,
        "信用企业资质取得时间": date(2023, 6, 1),
        "注册地址": firm.address,
        "注册地区": firm.region,
        "所属行业": firm.industry,
        "法定代表人": firm.person,
        "公告文号": f"{cast.MARK}〔2025〕2号",
    }


def companies() -> list[Row]:
    """The companies of the first batch."""
    return [
        {
            "企业名称": firm.name,
            CODE: firm.code,
            "注册地址": firm.address,
            "注册地区": firm.region,
            "所属行业": firm.industry,
            "法定代表人": firm.person,
            "登记状态": "存续",
            "联系电话": "029-00000000",
        }
        for firm in NEW
    ]


def qualifications() -> list[Row]:
    """All of them have held the qualification for years."""
    return [{CODE: firm.code, "信用企业资质取得时间": date(2024, 5, 8)} for firm in NEW]


def applications(firms: Sequence[Firm], day: date, purpose: str = "首次") -> list[Row]:
    """Applications of one day; each company pays for itself (P-3)."""
    return [
        {CODE: firm.code, "申报日期": day, "申请类型": purpose, "委托付费方": firm.name}
        for firm in firms
    ]  # fmt: skip


def evaluations(firms: Sequence[Firm], day: date, endorsed: date) -> list[Row]:
    """The agency's results of one day."""
    return [
        {CODE: firm.code, **_evaluated(), **scored(firm), "评价日期": day, "认可日期": endorsed}
        for firm in firms
    ]


def decisions(firms: Sequence[Firm], day: date, received: date) -> list[Row]:
    """The committee's decisions of one day, and when the companies got them."""
    return [
        {CODE: firm.code, "信用等级": scored(firm)["信用等级"], "审定日期": day,
         "结果送达日期": received}
        for firm in firms
    ]  # fmt: skip


def scored(firm: Firm) -> dict[str, str]:
    """Score and grade of a company's evaluation this year."""
    if firm == cast.RISING:
        score, grade = "91.5", "AAA"
    elif firm == cast.REVOKED:
        score, grade = "73", "A"
    elif firm in cast.NAMED:
        score, grade = _BBB, "BBB"
    elif firm == cast.CONTESTING:
        score, grade = "79.5", "A"
    else:
        score = _SCORES[FIRMS.index(firm) % len(_SCORES)]
        points = float(score)
        grade = "AAA" if points >= 90 else "AA" if points >= 80 else "A"
    return {"得分": score, "信用等级": grade}


def commitments() -> list[Row]:
    """A commitment of each of the thirty companies."""
    return list(_commitments())


def _commitments() -> Iterator[Row]:
    for number, firm in enumerate(FIRMS):
        yield {
            CODE: firm.code,
            "企业名称": firm.name,
            "承诺事项": "诚信经营承诺",
            "承诺内容": _PROMISE,
            "签署日期": date(2026, 5, 11 + number % 15),
            "签署人": firm.person,
            "签署人职务": "董事长",
            "公示日期": date(2026, 6, 8),
            "注册地址": firm.address,
            "注册地区": firm.region,
            "法定代表人": firm.person,
        }


def _evaluated() -> dict[str, str]:
    return {"评价机构": cast.AGENCY, "评价人员": "、".join(cast.EVALUATORS[1:3])}
