"""2025: renewed licences, an agency cancelled, revocation, voiding, reviews."""

from datetime import date

from maker import acts, batches, licences, objections, promises, stepwise
from maker.cast import firm
from maker.certificates import Certificates
from maker.chapters.common import CASMES_HEADERS, number, numbered, results
from maker.results import casmes_rows, shaanxi_rows
from maker.sheets import Filing, Row, Sheet


def chapter(certificates: Certificates) -> list[Filing]:
    """The filings of 2025."""
    summer = numbered(shaanxi_rows(batches.S2025, certificates), number(2025, 10))
    casmes = numbered(
        [_old_number(row, certificates) for row in casmes_rows(batches.C2025, certificates)],
        number(2025, 17),
    )
    winter = numbered(shaanxi_rows(batches.S2025_WINTER, certificates), number(2025, 23))
    return [
        _renewals(),
        _refusal(),
        Filing(
            date(2025, 6, 12),
            "第二批信用承诺书.jsonl",
            [
                Sheet(
                    "commitment",
                    promises.commitments(
                        (27, 116, 238, 281, 282, 283), date(2025, 6, 12), number(2025, 9)
                    ),
                )
            ],
            "第二批信用承诺书。",
        ),
        Filing(
            date(2025, 6, 18),
            "2025年第一批评价结果.xlsx",
            [results(summer, "2025年第一批企业信用等级评价结果汇总表")],
            "2025 年第一批等级，有效期至 2027 年 6 月 17 日；六家老企业在届满前一天重新公告。",
        ),
        _reviews(certificates),
        _not_named(),
        Filing(
            date(2025, 9, 1),
            "2025年公共信用评价结果.csv",
            [Sheet("results", casmes, headers=CASMES_HEADERS, days="slashes", tidy=True)],
            "第三批公共信用评价，含外省企业；一家失信扣分超过三百分，按三百分封顶。",
        ),
        _voiding(),
        Filing(
            date(2025, 12, 12),
            "2025年第二批评价结果.xlsx",
            [
                results(winter, "2025年第二批企业信用等级评价结果汇总表", days="chinese"),
                objections.printed(),
            ],
            "2025 年第二批等级；一家得分印错，企业提出异议，次日标注，随后更正。",
        ),
        _year_end(),
    ]


def _old_number(row: Row, certificates: Certificates) -> Row:
    """One certificate bears the fifteen digits that name the grade (P-9)."""
    if row["code"] != firm(240).code:
        return row
    return {**row, "certificate": certificates.shaanxi(2025, row["grade"])}


def _renewals() -> Filing:
    march = date(2025, 3, 10)
    staff = [
        *licences.renewed_rows("琮衡", march, number(2025, 4), 100, leave=1),
        *licences.renewed_rows("翾度", march, number(2025, 4), 100, leave=1),
    ]
    return Filing(
        date(2025, 4, 2),
        "2025年换证年检和取消资格.xlsx",
        [
            Sheet("practitioner_licence", staff, name="换证人员", days="mixed"),
            Sheet(
                "agency_licence",
                licences.agency_rows(march, number(2025, 4), {"琮衡": 8, "翾度": 9}),
                name="换证机构",
                days="mixed",
            ),
            Sheet(
                "cancellation",
                [
                    {
                        "number": licences.agency_number(5),
                        "day": date(2025, 3, 20),
                        "reason": "以协会名义变相强迫企业参加信用评价，违反信用评价工作纪律第一项",
                        "notice_number": number(2025, 6),
                    }
                ],
                name="取消资格",
            ),
            Sheet(
                "inspection",
                licences.inspections(date(2025, 3, 31), 4, range(20, 26)),
                name="年检",
            ),
        ],
        "两家机构三年期满换证（从业人员须完成继续教育）；一家机构被取消资格，连续公告三天。",
    )


def _refusal() -> Filing:
    applied = date(2025, 4, 21)
    return Filing(
        date(2025, 5, 14),
        "拒绝评估登记.xlsx",
        [
            Sheet("company", stepwise.particulars((286, 287), applied)),
            Sheet("qualification", stepwise.qualifications((286, 287), applied)),
            Sheet("application", stepwise.applications((286,), applied, missing=("accounts",))),
            Sheet(
                "refused",
                [
                    {
                        "code": firm(286).code,
                        "agency": "宝鸡昳秤信用管理咨询有限公司",
                        "day": date(2025, 5, 12),
                        "reason": "提供的审计报告系伪造（内部）",
                        "ruleset": acts.SHAANXI,
                    }
                ],
            ),
        ],
        "机构拒绝评估：不公开，三年内不得申请。",
    )


def _reviews(certificates: Certificates) -> Filing:
    july, august = date(2025, 7, 1), date(2025, 8, 1)
    stay = [n for n in batches.C2024.members if n not in (225, 226, 227, 228)]
    rows: list[Row] = [
        *acts.kept(stay, july),
        acts.changed(225, july, "841", certificates.casmes(2025), number(2025, 12), passed=True),
        acts.changed(226, july, "806", certificates.casmes(2025), number(2025, 13), passed=False)
        | {"text": "年审不合格，等级下调，有效期不变；企业可以在有效期内重新申请提升。"},
        *acts.kept([n for n in batches.C2023.members if n not in (5, 208, 211)], august),
    ]
    return Filing(
        date(2025, 8, 4),
        "2025年度审查结果.jsonl",
        [Sheet("review", rows)],
        "第二年年审：保持、提升、下调各有，未参加的显示逾期。",
    )


def _not_named() -> Filing:
    days = (date(2025, 7, 3), date(2025, 7, 15), date(2025, 7, 22))
    reason = "主要经营资产被依法查封，资信状况发生重大变化"
    return Filing(
        days[2],
        "撤销等级-2025.xlsx",
        [
            Sheet(
                "revocation",
                [
                    acts.revocation(92, days, "54.5", reason, "昳秤", number(2025, 14))
                    | {"text": "原信用等级证书已经收回，请社会各界不再采用。"}
                ],
                heading=("关于撤销企业信用等级的情况表",),
                days="chinese",
            )
        ],
        "撤销后重新评价不足六十分：公告只说不再命名，新得分和等级不公开。",
    )


def _voiding() -> Filing:
    day = date(2025, 9, 15)
    return Filing(
        day,
        "宣布等级无效.csv",
        [
            Sheet(
                "voiding",
                [
                    acts.voiding(69, day, "申报时提供虚假财务报表", number(2025, 18))
                    | {"text": "自本公告之日起三年内，该企业不得申请信用评价。**证书应当交回。**"}
                ],
            )
        ],
        "弄虚作假取得的等级自始无效，三年内不得申请。",
    )


def _year_end() -> Filing:
    promised = date(2024, 3, 5)
    return Filing(
        date(2025, 12, 22),
        "2025年底更正撤回和年检.xlsx",
        [
            Sheet("commitment_withdrawal", [
                promises.withdrawal(
                    277, promised, date(2025, 12, 1), "企业停止相关经营业务", number(2025, 22)
                )
            ]),
            Sheet("correction", [
                {
                    "corrected": number(2025, 23),
                    "day": date(2025, 12, 22),
                    "text": f"{firm(153).name}的得分印刷有误，等级和有效期不变。",
                    "number": number(2025, 25),
                    "code": firm(153).code,
                    "field": "得分",
                    "was": "93.5",
                    "becomes": "95.3",
                    "ruleset": acts.SHAANXI,
                }
            ]),
            Sheet("inspection", [
                *licences.inspections(date(2025, 10, 13), 6, range(31, 36)),
                *licences.inspections(date(2025, 11, 28), 7, range(36, 41)),
            ], days="mixed"),
            Sheet("name_change", [acts.renamed(120, date(2025, 10, 9), firm(120).name)]),
            objections.corrected(),
        ],
        "承诺撤回、得分更正、年检、更名、异议处理，一个文件五张工作表。",
    )  # fmt: skip
