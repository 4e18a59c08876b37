"""2022 and 2023: the first agencies, two batches, and the first companies step by step."""

from datetime import date
from decimal import Decimal

from maker import batches, licences, stepwise
from maker.acts import renamed
from maker.cast import firm
from maker.certificates import Certificates
from maker.chapters.common import CASMES_HEADERS, number, numbered, results
from maker.results import Batch, Days, casmes_rows, shaanxi_rows
from maker.sheets import Filing, Sheet

#: Companies that went step by step; 56 failed and is named nowhere, 57 contested its result.
STEPS = Batch(
    Days(
        date(2023, 9, 4), date(2023, 10, 16), date(2023, 11, 6), date(2023, 11, 20),
        date(2023, 12, 18),
    ),
    ("琮衡", "翾度"),
    range(52, 66),
    {56: "58.5", 57: "79.5", 58: "66", 63: "61.25", 52: "77", 53: "84", 54: "91", 55: "73"},
)  # fmt: skip
TOLD_APART = (56, 57)


def chapter(certificates: Certificates) -> list[Filing]:
    """The filings of 2022 and 2023."""
    return [
        _first_licences(),
        Filing(
            date(2022, 9, 15),
            "2022年第一批评价结果.xlsx",
            [
                results(
                    numbered(shaanxi_rows(batches.S2022, certificates), number(2022, 21)),
                    "2022年第一批企业信用等级评价结果汇总表",
                )
            ],
            "第一批等级，一张汇总表报齐；2024年9月14日后届满失效，部分企业以后重新评价。",
        ),
        Filing(
            date(2023, 2, 20),
            "企业名称变更.csv",
            [Sheet("name_change", [renamed(6, date(2023, 2, 14), firm(6).name)], tidy=True)],
            "企业更名：代码不变，旧名列为曾用名。",
        ),
        _inspections_2023(),
        Filing(
            date(2023, 6, 20),
            "2023年第一批评价结果.xlsx",
            [
                results(
                    shaanxi_rows(batches.S2023, certificates, document=number(2023, 13)),
                    "2023年第一批企业信用等级评价结果",
                    f"公告文号：{number(2023, 12)}",
                )
            ],
            "第二批等级；公告文号写在表头，BBB 级填命名日期和命名文件文号。",
        ),
        Filing(
            date(2023, 8, 1),
            "2023年公共信用评价结果.csv",
            [
                Sheet(
                    "results",
                    casmes_rows(batches.C2023, certificates, short=True),
                    headers=CASMES_HEADERS,
                    days="slashes",
                    tidy=True,
                )
            ],
            "中小企业公共信用评价的第一批结果（GB18030 编码的 CSV），三年后届满。",
            encoding="gb18030",
        ),
        *_step_by_step(certificates),
    ]


def _first_licences() -> Filing:
    march, may = date(2022, 3, 10), date(2022, 5, 20)
    staff = [
        *licences.people_rows("琮衡", march, number(2022, 3)),
        *licences.people_rows("翾度", march, number(2022, 3)),
        *licences.people_rows("钊砝", may, number(2022, 9)),
    ]
    agencies = [
        *licences.agency_rows(march, number(2022, 3), {"琮衡": 1, "翾度": 2}),
        *licences.agency_rows(may, number(2022, 9), {"钊砝": 3}),
    ]
    return Filing(
        date(2022, 5, 24),
        "评价机构和从业人员名单.xlsx",
        [
            Sheet(
                "agency_licence",
                agencies,
                name="评价机构",
                heading=("信用评价机构资格名单", "（截至2022年5月24日）"),
                days="chinese",
                numbered=True,
            ),
            Sheet(
                "practitioner_licence",
                staff,
                name="从业人员",
                headers={"day": "发证时间"},
                footer=([], ["注：联系电话、身份证号仅供协会内部使用，不对外公开。"]),
                days="excel",
            ),
        ],
        "先有持证的机构和人员，才有评价；电话、身份证号、保证金只存台账，从不公开。",
    )


def _inspections_2023() -> Filing:
    rows = [
        *licences.inspections(date(2023, 3, 8), 1, range(1, 8)),
        *licences.inspections(date(2023, 3, 9), 2, range(8, 15)),
        *licences.inspections(date(2023, 5, 18), 3, range(15, 20)),
    ]
    return Filing(
        date(2023, 5, 19),
        "2023年资格证年检.csv",
        [Sheet("inspection", rows, days="dots")],
        "资格证每年年检；过了周年日未年检的列为待年检，不得评价。",
    )


def _step_by_step(certificates: Certificates) -> list[Filing]:
    days, members = STEPS.days, STEPS.members
    grades = stepwise.grades(STEPS, without=TOLD_APART)
    return [
        Filing(
            date(2023, 9, 5),
            "申报材料登记.xlsx",
            [
                Sheet("company", stepwise.particulars(members, days.applied), days="dots"),
                Sheet("qualification", stepwise.qualifications(members, days.applied)),
                Sheet("application", stepwise.applications(members, days.applied), days="mixed"),
            ],
            "逐步报送：企业登记信息、信用企业资质和申请分三张工作表，五类材料只留摘要。",
        ),
        Filing(
            date(2023, 11, 7),
            "评价机构报送的评价结果.csv",
            [Sheet("evaluation", stepwise.evaluations(STEPS), headers={"evaluators": "评价师"})],
            "机构的评价结果和协会认可日；其中一家不足六十分，不予命名，任何页面都不出现。",
        ),
        Filing(
            date(2023, 11, 24),
            "评定委员会审定名单.xlsx",
            [
                Sheet(
                    "decision",
                    stepwise.decisions(STEPS, date(2023, 11, 24)),
                    heading=("评定委员会2023年第四次会议审定名单",),
                    days="chinese",
                )
            ],
            "评定委员会审定；自企业接到结果之日起算复评期限。",
        ),
        Filing(
            date(2023, 12, 15),
            "复评申请和结论.jsonl",
            [
                Sheet(
                    "reevaluation_request",
                    [
                        {
                            "code": firm(57).code,
                            "day": date(2023, 12, 4),
                            "reason": "补充提供2022年度审计报告及合同履约证明",
                        }
                    ],
                ),
                Sheet(
                    "reevaluation",
                    [
                        {
                            "code": firm(57).code,
                            "score": Decimal(81),
                            "grade": "AA",
                            "day": date(2023, 12, 15),
                        }
                    ],
                ),
            ],
            "一家企业在期限内申请复评，结论由 A 调整为 AA，为最终结果。",
        ),
        Filing(
            date(2023, 12, 20),
            "2023年第二批等级公告.xlsx",
            [
                Sheet(
                    "announcement",
                    stepwise.announced(
                        grades, days.announced, number(2023, 26), certificates,
                        "本批企业经评价机构评价、协会认可、评定委员会审定。公众如有异议，可自公告之日起向本协会反映。",
                    ),
                ),
                Sheet("naming", stepwise.named(grades, date(2023, 12, 20), number(2023, 27))),
            ],
            "等级公告与 BBB 命名分列：BBB 有企业页、可检索，不出现在公告、订阅和首页。",
        ),
        Filing(
            date(2024, 1, 8),
            "复评企业等级公告.jsonl",
            [
                Sheet(
                    "announcement",
                    stepwise.announced({57: "AA"}, date(2024, 1, 8), number(2024, 1), certificates),
                )
            ],
            "复评结束后才公告的等级。",
        ),
    ]  # fmt: skip
