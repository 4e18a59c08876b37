"""Three grades scored here from evidence, indicator by indicator; and a record repaired later."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from maker.acts import CASMES
from maker.cast import firm
from maker.certificates import Certificates
from maker.chapters.common import number
from maker.licences import agency
from maker.sheets import Filing, Row, Sheet
from maker.stepwise import applications, particulars

APPLIED = date(2026, 3, 23)
EVALUATED, ENDORSED = date(2026, 4, 13), date(2026, 4, 21)
DECIDED, ANNOUNCED = date(2026, 4, 30), date(2026, 5, 20)
ABNORMAL = "秦市监异列〔2025〕0417号"
GRADES = {266: "AAA", 267: "AAA", 268: "C"}

#: Company → indicator, record, reference, points ("" for the scorecard's own), public.
RECORDS: dict[int, tuple[tuple[str, str, str, str, bool], ...]] = {
    266: (
        ("纳税资格情况", "一般纳税人，连续五年按期申报", "税通〔2026〕示0031号", "40", True),
        ("连续经营年限", "连续经营十二年", "营业执照", "35", True),
        ("资质等级情况", "建筑工程施工总承包（示例）", "建资〔2024〕示118号", "30", True),
        ("行政监督检查情况", "三年内监督检查均合格", "检〔2025〕示066号", "25", True),
        ("高新技术企业情况", "有效期内", "GR2025示00017", "45", True),
        ("守合同重信用情况", "2024、2025年度", "公示〔2025〕示9号", "40", True),
        ("科技型中小企业情况", "入库编号见附件", "2025示000881", "", True),
        ("专精特新情况", "企业提供的申报材料", "", "20", False),
        ("A 级纳税人情况", "2025年度", "纳信〔2026〕示204号", "", True),
    ),
    267: (
        ("纳税资格情况", "一般纳税人", "税通〔2026〕示0107号", "", True),
        ("经营许可情况", "许可证在有效期内", "许〔2023〕示55号", "", True),
        ("备案信息情况", "企业提供的内部备案清单", "", "5", False),
        ("守合同重信用情况", "2025年度", "公示〔2025〕示41号", "25", True),
        ("经营异常名录情况", "2025年4月列入，6月移出", ABNORMAL, "20", True),
    ),
    268: (
        ("连续经营年限", "连续经营三年", "营业执照", "10", True),
        ("资格证书情况", "企业提供", "", "2", False),
        ("被执行人信息情况", "（2025）示0102执331号", "（2025）示0102执331号", "", True),
        ("经营异常名录情况", "通过登记的住所无法联系", "秦市监异列〔2025〕0902号", "", True),
    ),
}


def evidence(certificates: Certificates) -> list[Filing]:
    """Particulars and evidence, then decision and announcement."""
    return [
        Filing(
            date(2026, 3, 24),
            "证据评分企业登记和申请.xlsx",
            [
                Sheet("company", particulars(tuple(GRADES), APPLIED), days="chinese"),
                Sheet("application", [
                    {**row, "ruleset": CASMES} for row in applications(tuple(GRADES), APPLIED)
                ]),
            ],
            "按证据评分的三家企业的登记信息和申请。",
        ),
        Filing(
            ENDORSED,
            "评价证据.jsonl",
            [Sheet("evidence", list(_rows()))],
            "逐条证据由评分卡计分：一家加分超过二百分封顶，一家有失信记录，企业自有材料的分值不公开。",
        ),
        Filing(
            ANNOUNCED,
            "证据评分企业的审定和公告.xlsx",
            [
                Sheet("decision", [
                    {
                        "code": firm(n).code,
                        "grade": grade,
                        "decided": DECIDED,
                        "received": date(2026, 5, 6),
                        "ruleset": CASMES,
                    }
                    for n, grade in GRADES.items()
                ], days="chinese"),
                Sheet("announcement", [
                    {
                        "code": firm(n).code,
                        "grade": grade,
                        "announced": ANNOUNCED,
                        "certificate": certificates.casmes(2026),
                        "number": number(2026, 11),
                        "ruleset": CASMES,
                    }
                    for n, grade in GRADES.items()
                ], days="dots"),
            ],
            "系统计得的等级经审定后公告；C 级为信用警示，一样公开。",
        ),
    ]  # fmt: skip


def _rows() -> Iterable[Row]:
    for company, records in RECORDS.items():
        for indicator, record, reference, points, public in records:
            row: Row = {
                "code": firm(company).code,
                "agency": agency("琮衡").name,
                "evaluators": agency("琮衡").evaluators(company),
                "evaluated": EVALUATED,
                "indicator": indicator,
                "record": record,
                "public": "是" if public else "否",
                "registration_status": "存续",
                "endorsed": ENDORSED,
                "ruleset": CASMES,
            }
            if reference:
                row["reference"] = reference
            if points:
                row["points"] = Decimal(points)
            yield row


def repair() -> Filing:
    """信用修复 of a negative record."""
    row = {
        "code": firm(267).code,
        "reference": ABNORMAL,
        "day": date(2026, 9, 10),
        "basis": "信修决〔2026〕示12号",
    }
    return Filing(
        date(2026, 9, 11),
        "信用修复.csv",
        [Sheet("repair", [row], days="dots")],
        "一条失信记录已经修复，即日停止公示；等级不因此变动。",
    )
