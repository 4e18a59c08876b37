"""2024: more agencies, upgrades, the first reviews, a licence cancelled."""

from datetime import date

from maker import acts, batches, licences, promises, stepwise
from maker.cast import firm
from maker.certificates import Certificates
from maker.chapters.common import CASMES_HEADERS, RESULT_HEADERS, number, numbered, results
from maker.results import Batch, casmes_rows, days_before, shaanxi_rows
from maker.sheets import Filing, Row, Sheet

#: Companies of the second batch that applied for a higher grade after a full year.
UPGRADES = Batch(
    days_before(date(2024, 10, 15), 106, 64, 40, 25),
    ("昳秤", "骧鉴"),
    (44, 46, 49),
    {44: "83", 46: "92.5", 49: "74"},
)
WRONG_SERIAL = "90110"
PROMISED = date(2024, 3, 5)
FIRST_PROMISES = (0, *range(276, 281))


def chapter(certificates: Certificates) -> list[Filing]:
    """The filings of 2024."""
    spring = numbered(shaanxi_rows(batches.S2024, certificates), number(2024, 11))
    casmes = numbered(casmes_rows(batches.C2024, certificates), number(2024, 14))
    return [
        Filing(
            PROMISED,
            "信用承诺书公示.xlsx",
            [Sheet("commitment", promises.commitments(FIRST_PROMISES, PROMISED, number(2024, 5)))],
            "六份信用承诺书，其中五家企业只有承诺、没有等级。",
        ),
        _inspections(),
        Filing(
            date(2024, 5, 16),
            "2024年第一批评价结果.xlsx",
            [results(spring, "2024年第一批企业信用等级评价结果汇总表")],
            "第三批等级；首批六家企业在旧等级届满前重新评价，新等级公告之日起旧等级被取代。",
        ),
        _second_roster(),
        Filing(
            date(2024, 7, 1),
            "2024年公共信用评价结果.csv",
            [Sheet("results", casmes, headers=CASMES_HEADERS, days="slashes", tidy=True)],
            "公共信用评价第二批；一家守信、增信合计超过二百分，封顶后得一千分以内。",
            encoding="gb18030",
        ),
        _first_reviews(certificates),
        *_upgrades(certificates),
        *_autumn(certificates),
        _winter(),
    ]  # fmt: skip


def _inspections() -> Filing:
    rows = [
        *licences.inspections(date(2024, 3, 6), 1, range(1, 8)),
        *licences.inspections(date(2024, 3, 6), 2, range(8, 15)),
    ]
    return Filing(
        date(2024, 3, 8),
        "2024年资格证年检.csv",
        [Sheet("inspection", rows, headers={"number": "资格证书编号"}, days="chinese")],
        "第二年年检。",
    )


def _second_roster() -> Filing:
    april, may = date(2023, 4, 1), date(2023, 5, 18)
    passed = {"昳秤": "2024.3.28合格", "骧鉴": "2024年5月16日 合格"}
    return Filing(
        date(2024, 6, 3),
        "新增评价机构名单和年检.xlsx",
        [
            Sheet(
                "agency_licence",
                [
                    *licences.agency_rows(april, number(2023, 5), {"昳秤": 4}, passed),
                    *licences.agency_rows(may, number(2023, 10), {"骧鉴": 5}, passed),
                ],
                name="机构",
                heading=("信用评价机构资格名单（补报）",),
                days="dots",
            ),
            Sheet(
                "practitioner_licence",
                [
                    *licences.people_rows("昳秤", april, number(2023, 5), "2024-03-28合格"),
                    *licences.people_rows("骧鉴", may, number(2023, 10), "2024-05-16合格"),
                ],
                name="人员",
                headers={"agency": "工作单位"},
                days="iso",
            ),
            Sheet(
                "inspection",
                licences.inspections(date(2024, 5, 17), 3, range(15, 20)),
                name="商洛年检",
            ),
        ],
        "补报 2023 年发证的两家机构，年检记录随名单报送。",
    )


def _first_reviews(certificates: Certificates) -> Filing:
    day = date(2024, 8, 1)
    stay = [n for n in batches.C2023.members if n not in (206, 207, 208)]
    rows: list[Row] = [
        *acts.kept(stay, day),
        acts.changed(206, day, "832", certificates.casmes(2024), number(2024, 16), passed=True),
        acts.changed(207, day, "806", certificates.casmes(2024), number(2024, 17), passed=False),
    ]
    return Filing(
        day,
        "2024年度审查结果.jsonl",
        [Sheet("review", rows)],
        "年审：多数保持，一家提升、一家下调并公布，一家未参加；有效期最后一日不变。",
    )


def _upgrades(certificates: Certificates) -> list[Filing]:
    days, members = UPGRADES.days, UPGRADES.members
    return [
        Filing(
            date(2024, 9, 25),
            "晋级评价申请评价审定.xlsx",
            [
                Sheet("application", stepwise.applications(members, days.applied, "晋级")),
                Sheet("evaluation", stepwise.evaluations(UPGRADES), days="excel"),
                Sheet("decision", stepwise.decisions(UPGRADES, date(2024, 9, 24))),
            ],
            "三家企业满一年后申请晋级，申请、评价、审定在一个文件里。",
        ),
        Filing(
            date(2024, 10, 15),
            "2024年晋级公告.csv",
            [
                Sheet(
                    "announcement",
                    stepwise.announced(
                        stepwise.grades(UPGRADES), days.announced, number(2024, 19), certificates
                    ),
                )
            ],
            "晋级公告：新等级自公告之日起另计两年，旧等级同日被取代。",
        ),
    ]


def _autumn(certificates: Certificates) -> list[Filing]:
    first = numbered(shaanxi_rows(batches.S2024_AUTUMN, certificates), number(2024, 24))
    late = numbered(shaanxi_rows(batches.S2024_LATE, certificates), number(2024, 25))
    return [
        Filing(
            date(2024, 11, 26),
            "2024年第二批第三批评价结果.xlsx",
            [
                Sheet(
                    "results",
                    [_misprinted(row) for row in first],
                    name="第二批",
                    headers=RESULT_HEADERS,
                    days="mixed",
                    numbered=True,
                    footer=(["合计", f"{len(first)}家"],),
                ),
                Sheet("results", late, name="第三批", headers=RESULT_HEADERS, days="dots"),
            ],
            "两批在一个文件里，2026 年 11 月 19 日和 24 日先后届满；一个证书编号打错，随后更正。",
        ),
        _correction(next(row for row in first if row["code"] == firm(93).code)),
    ]


def _misprinted(row: Row) -> Row:
    """The row as typed: one certificate number has a wrong serial."""
    if row["code"] != firm(93).code:
        return row
    return {**row, "certificate": row["certificate"][:10] + WRONG_SERIAL}


def _correction(row: Row) -> Filing:
    right = row["certificate"]
    return Filing(
        date(2024, 12, 6),
        "更正公告-证书编号.csv",
        [
            Sheet(
                "correction",
                [
                    {
                        "corrected": number(2024, 24),
                        "day": date(2024, 12, 6),
                        "text": f"{firm(93).name}的证书编号印刷有误，现予更正，其他内容不变。",
                        "number": number(2024, 28),
                        "code": row["code"],
                        "field": "证书编号",
                        "was": right[:10] + WRONG_SERIAL,
                        "becomes": right,
                    }
                ],
            )
        ],
        "更正公告：原公告不改，两份公告互相指明。",
    )


def _winter() -> Filing:
    october, december = date(2024, 10, 15), date(2024, 12, 5)
    return Filing(
        date(2024, 12, 9),
        "2024年底机构人员变动.xlsx",
        [
            Sheet(
                "agency_licence",
                [
                    *licences.agency_rows(october, number(2024, 20), {"滢尺": 6}),
                    *licences.agency_rows(december, number(2024, 27), {"枞信": 7}),
                ],
                days="mixed",
            ),
            Sheet(
                "practitioner_licence",
                [
                    *licences.people_rows("滢尺", october, number(2024, 20)),
                    *licences.people_rows("枞信", december, number(2024, 27)),
                ],
                days="mixed",
            ),
            Sheet(
                "cancellation",
                [
                    {
                        "number": licences.number_of(14),
                        "day": date(2024, 11, 11),
                        "reason": "违反信用评价工作纪律第三项，简化评价程序",
                        "notice_number": number(2024, 23),
                    }
                ],
            ),
            Sheet("name_change", [acts.renamed(31, date(2024, 8, 20), firm(31).name)], name="更名"),
        ],
        "两家新机构；一名从业人员被取消资格，连续公告三天。",
    )
