"""2026: revocations, voidings, evidence and its repair, the last batch and an open objection."""

from datetime import date
from decimal import Decimal

from maker import acts, batches, licences, stepwise
from maker.acts import CASMES
from maker.cast import firm
from maker.certificates import Certificates
from maker.chapters.common import CASMES_HEADERS, number, numbered, results
from maker.chapters.evidence import evidence
from maker.licences import agency
from maker.results import casmes_rows, shaanxi_rows
from maker.sheets import Filing, Row, Sheet


def chapter(certificates: Certificates) -> list[Filing]:
    """The filings of 2026 up to summer."""
    casmes = numbered(casmes_rows(batches.C2026, certificates), number(2026, 5))
    summer = numbered(shaanxi_rows(batches.S2026, certificates), number(2026, 14))
    return [
        _ban_and_news(),
        _revocations(certificates),
        _voiding(date(2026, 3, 1), 128, "3", ""),
        Filing(
            date(2026, 3, 16),
            "2026年公共信用评价结果.csv",
            [Sheet("results", casmes, headers=CASMES_HEADERS, days="slashes", tidy=True)],
            "第四批公共信用评价。",
            encoding="gb18030",
        ),
        _licences(),
        _voiding(date(2026, 4, 8), 224, "7", CASMES),
        _upgrade(certificates),
        *evidence(certificates),
        _revocation_casmes(certificates),
        Filing(
            date(2026, 6, 25),
            "2026年第一批评价结果.xlsx",
            [results(summer, "2026年第一批企业信用等级评价结果汇总表")],
            "2026 年第一批等级；六家企业旧等级届满以后重新评价。",
        ),
        _reviews(certificates),
        Filing(
            date(2026, 8, 20),
            "到期重新申报的公共信用评价结果.jsonl",
            [
                Sheet(
                    "results",
                    [
                        {**row, "ruleset": CASMES}
                        for row in numbered(
                            casmes_rows(batches.C2026_AGAIN, certificates), number(2026, 18)
                        )
                    ],
                )
            ],
            "三年期满后重新申报的四家企业，其中一家等级降低。",
        ),
    ]


def _ban_and_news() -> Filing:
    news = dict(stepwise.particulars((117,), date(2026, 1, 5))[0])
    news |= {
        "legal_representative": "沈庚午",
        "address": "陕西省西安市高陵区翙滢路6号",
        "region": "西安市高陵区",
    }
    return Filing(
        date(2026, 1, 8),
        "禁止申请和登记信息更新.xlsx",
        [
            Sheet("ban", [
                {
                    "code": firm(287).code,
                    "day": date(2026, 1, 5),
                    "until": date(2027, 1, 4),
                    "reason": "拒不配合核查（内部）",
                    "ruleset": acts.SHAANXI,
                }
            ], days="chinese"),
            Sheet("company", [news, *_cards()], days="excel"),
        ],
        "单独作出的禁止申请，不公开；一家企业换法定代表人并迁址，几家补报英文名称和曾用名。",
    )  # fmt: skip


def _cards() -> list[Row]:
    """Cards that had lacked an English name or the name of old."""
    cards = [dict(card) for card in stepwise.particulars((11, 37, 61, 85, 104), date(2026, 1, 6))]
    cards[2] |= {"former_names": ("砺垣批发部", "渭滨区砺垣杂货店")}
    return cards


def _revocations(certificates: Certificates) -> Filing:
    days = (date(2026, 1, 12), date(2026, 1, 29), date(2026, 2, 10))
    document = number(2026, 2)
    return Filing(
        days[2],
        "关于撤销部分企业信用等级的报送.xlsx",
        [
            Sheet("revocation", [
                acts.revocation(
                    124, days, "76.5", "被法院列为被执行人，金额较大", "翾度", document,
                    certificate=certificates.shaanxi(2026, "A"),
                ),
                acts.revocation(126, days, "64", "连续两个季度欠缴税款", "翾度", document),
            ], days="mixed"),
        ],
        "一份公告撤销两家企业的原等级并同时公布新等级：AAA 改为 A；AA 改为 BBB，也一并公布。",
    )  # fmt: skip


def _voiding(day: date, company: int, serial: str, ruleset: str) -> Filing:
    return Filing(
        day,
        f"宣布等级无效-{day:%Y%m%d}.jsonl",
        [
            Sheet(
                "voiding",
                [
                    acts.voiding(
                        company, day, "申报材料弄虚作假", number(2026, int(serial)), ruleset
                    )
                ],
            )
        ],
        "等级被宣布无效：此前各日的页面仍如当日所示，此后显示自始无效。",
    )


def _licences() -> Filing:
    april = date(2026, 4, 1)
    return Filing(
        date(2026, 4, 3),
        "2026年换证和年检.xlsx",
        [
            Sheet("inspection", [
                *licences.inspections(date(2026, 3, 9), 8, range(101, 107), failed=(106,)),
                *licences.inspections(date(2026, 3, 5), 9, range(108, 114)),
            ], name="年检", days="mixed"),
            Sheet(
                "practitioner_licence",
                licences.renewed_rows("昳秤", april, number(2026, 6), 100),
                name="人员换证",
            ),
            Sheet(
                "agency_licence",
                licences.agency_rows(april, number(2026, 6), {"昳秤": 10}),
                name="机构换证",
            ),
        ],
        "年检和换证；一名从业人员未完成继续教育，年检不合格，列为待年检。",
    )  # fmt: skip


def _upgrade(certificates: Certificates) -> Filing:
    code, title = firm(239).code, "中小企业公共信用评价指标体系（征求意见稿）"
    result = {
        "agency": agency("琮衡").name,
        "evaluators": agency("琮衡").evaluators(239),
        "score": Decimal(836),
        "grade": "AAA",
        "evaluated": date(2026, 3, 11),
        "endorsed": date(2026, 3, 26),
        "compliance": Decimal(22),
        "breach": Decimal(0),
        "credit": Decimal(14),
        "registration_status": "存续",
    }
    announced = {
        "announced": date(2026, 4, 20),
        "certificate": certificates.casmes(2026),
        "number": number(2026, 8),
    }
    about = {"code": code, "ruleset": title}
    (applied,) = stepwise.applications((239,), date(2026, 3, 2), "晋级")
    return Filing(
        date(2026, 4, 20),
        "公共信用等级提升.jsonl",
        [
            Sheet("application", [{**applied, **about}]),
            Sheet("evaluation", [{**about, **result}]),
            Sheet("decision", [{**about, "grade": "AAA", "decided": date(2026, 4, 8)}]),
            Sheet("announcement", [{**about, "grade": "AAA", **announced}]),
        ],
        "公共信用评价有效期内随时可申请提升：A 升为 AAA，有效期另计。",
    )


def _revocation_casmes(certificates: Certificates) -> Filing:
    days = (date(2026, 4, 27), date(2026, 5, 15), date(2026, 5, 29))
    row = acts.revocation(
        245, days, "760", "被列入经营异常名录且未按期改正", "琮衡", number(2026, 12),
        certificate=certificates.casmes(2026), ruleset=CASMES,
    )  # fmt: skip
    return Filing(
        days[2],
        "撤销公共信用等级和机构禁业.xlsx",
        [
            Sheet("revocation", [row], days="dots"),
            Sheet(
                "agency_ban",
                [
                    {
                        "number": licences.agency_number(7),
                        "day": date(2026, 5, 18),
                        "reason": "违反信用评价办法，擅自改变企业信用等级",
                        "notice_number": number(2026, 10),
                    }
                ],
            ),
        ],
        "撤销 AAA 并公布新等级 C（信用警示）；一家机构三年内不得从事信用评价。",
    )


def _reviews(certificates: Certificates) -> Filing:
    july = date(2026, 7, 1)
    absent = (224, 229, 230, 231, 232, 60)
    rows: list[Row] = [
        *acts.kept([n for n in batches.C2024.members if n not in absent], july),
        acts.changed(229, july, "795", certificates.casmes(2026), number(2026, 16), passed=False),
    ]
    text = {
        "corrected": number(2026, 14),
        "day": date(2026, 7, 2),
        "text": f"原公告中{firm(175).name}的名称个别字印刷不清，以本登记册所载名称为准。",
        "number": number(2026, 15),
    }
    return Filing(
        date(2026, 7, 3),
        "2026年度审查和更正.jsonl",
        [Sheet("review", rows), Sheet("correction", [text])],
        "2026 年年审，多家逾期；一份只更正文字的更正公告。",
    )
