"""The autumn of 2026: reviews, an upgrade, an open objection, the newest notices."""

from datetime import date
from decimal import Decimal

from maker import acts, batches, objections, past, promises, referral, stepwise
from maker.cast import firm
from maker.certificates import Certificates
from maker.chapters.common import number
from maker.chapters.evidence import repair
from maker.results import Batch, Days, days_before
from maker.sheets import Filing, Row, Sheet

#: The last batch: 198 contests its result still, 199 did in vain, 200 is BBB, 288 failed.
LAST = Batch(
    Days(
        date(2026, 8, 3), date(2026, 9, 7), date(2026, 9, 21), date(2026, 10, 16),
        date(2026, 11, 12),
    ),
    ("琮衡", "翾度", "昳秤"),
    (*range(196, 206), 288),
    {196: "92", 197: "86.5", 198: "79.5", 199: "75", 200: "68", 201: "95.75", 288: "59.99"},
)  # fmt: skip
RISE = Batch(days_before(date(2026, 9, 28), 84, 49, 33, 17), ("昳秤",), (118,), {118: "84"})
RECEIVED = date(2026, 10, 20)


def chapter(certificates: Certificates) -> list[Filing]:
    """The filings from September 2026 on."""
    return [
        _reviews(certificates),
        repair(),
        _upgrade(certificates),
        *_last_batch(certificates),
        Filing(
            date(2026, 11, 18),
            "第三批信用承诺书.xlsx",
            [
                Sheet(
                    "commitment",
                    promises.commitments(
                        (100, 146, 270, 284, 285), date(2026, 11, 18), number(2026, 28)
                    ),
                    days="chinese",
                )
            ],
            "第三批信用承诺书，最新的一份公告。",
        ),
        Filing(
            date(2026, 11, 20),
            "撤下公示.jsonl",
            [Sheet("erasure", _erasures())],
            "一份误发的更正公告撤下，只留存根；一家个体工商户依法撤下，所在公告只留其他企业。",
        ),
        Filing(
            date(2026, 11, 21),
            "融资推荐同意和撤回.xlsx",
            [
                Sheet("referral_consent", referral.consents()),
                Sheet("referral_withdrawal", referral.withdrawals()),
            ],
            "企业同意融资推荐，列入名单；一家次日撤回，一家等级已经届满，都不列入。",
        ),
        Filing(
            date(2026, 11, 21),
            "历史评价结果-2019年度名单.xlsx",
            [Sheet("past_grade", past.grades(certificates), name="历史评价结果", tidy=True)],
            "登记册启用以前的一份名单：只有等级和日期，有一家连有效期也没有，推算并注明。",
        ),
        Filing(
            date(2026, 11, 21),
            "异议登记和处理.xlsx",
            objections.late(),
            "四件异议处理完毕：维持、更正、企业撤回；四件新的异议当日标注，一件待标注，不公开。",
        ),
    ]


def _erasures() -> list[Row]:
    return [
        {
            "erased": number(2026, 15),
            "day": date(2026, 11, 19),
            "ground": "差错",
            "basis": "协会理事会 2026 年第 4 次会议纪要",
        },
        {
            "code": firm(91).code,
            "day": date(2026, 11, 20),
            "ground": "个人信息保护",
            "basis": "经营者本人 2026 年 11 月 16 日的书面申请",
        },
    ]


def _reviews(certificates: Certificates) -> Filing:
    day = date(2026, 9, 1)
    absent = (240, 241, 247, 249, 245, 239)
    rows: list[Row] = [
        *acts.kept([n for n in batches.C2025.members if n not in absent], day),
        acts.changed(240, day, "803", "", number(2026, 20), passed=False),
        acts.changed(241, day, "846", certificates.casmes(2026), number(2026, 20), passed=True),
    ]
    return Filing(
        date(2026, 9, 2),
        "2026年秋季年审更名和撤回.xlsx",
        [
            Sheet("review", rows, days="mixed"),
            Sheet("name_change", [acts.renamed(222, date(2026, 8, 11), firm(222).name)]),
            Sheet("commitment_withdrawal", [
                promises.withdrawal(
                    27, date(2025, 6, 12), date(2026, 9, 1), "承诺事项已履行完毕", number(2026, 21)
                )
            ]),
        ],
        "一家下调而未换证：证书编号仍带旧等级码，页面予以提示；另有更名和承诺撤回。",
    )  # fmt: skip


def _upgrade(certificates: Certificates) -> Filing:
    days = RISE.days
    return Filing(
        days.announced,
        "2026年晋级.jsonl",
        [
            Sheet("application", stepwise.applications(RISE.members, days.applied, "晋级")),
            Sheet("evaluation", stepwise.evaluations(RISE)),
            Sheet("decision", stepwise.decisions(RISE, date(2026, 9, 14))),
            Sheet(
                "announcement",
                stepwise.announced(
                    stepwise.grades(RISE), days.announced, number(2026, 23), certificates
                ),
            ),
        ],
        "晋级的四步在一个文件里：A 晋级为 AA。",
    )


def _last_batch(certificates: Certificates) -> list[Filing]:
    days, members = LAST.days, LAST.members
    grades = stepwise.grades(LAST, without=(198, 288))
    return [
        Filing(
            date(2026, 8, 5),
            "2026年第二批申报登记.xlsx",
            [
                Sheet("company", stepwise.particulars(members, days.applied), days="excel"),
                Sheet("qualification", stepwise.qualifications(members, days.applied)),
                Sheet("application", stepwise.applications(members, days.applied)),
            ],
            "最后一批的申报。",
        ),
        Filing(
            RECEIVED,
            "2026年第二批评价和审定.xlsx",
            [
                Sheet("evaluation", stepwise.evaluations(LAST), days="chinese"),
                Sheet("decision", stepwise.decisions(LAST, RECEIVED), days="mixed"),
            ],
            "评价和审定；企业自 10 月 20 日接到结果起十五个工作日内可申请复评。",
        ),
        Filing(
            date(2026, 11, 10),
            "复评登记.csv",
            [
                Sheet(
                    "reevaluation_request",
                    [
                        _objection(199, date(2026, 10, 29), "认为行业对标有误"),
                        _objection(198, date(2026, 11, 9), "补充提供新签重大合同"),
                    ],
                )
            ],
            "两家企业申请复评。",
        ),
        Filing(
            date(2026, 11, 12),
            "2026年第二批公告.xlsx",
            [
                Sheet(
                    "reevaluation",
                    [
                        {
                            "code": firm(199).code,
                            "score": Decimal(75),
                            "grade": "A",
                            "day": date(2026, 11, 11),
                            "ruleset": acts.SHAANXI,
                        }
                    ],
                ),
                Sheet(
                    "announcement",
                    stepwise.announced(grades, days.announced, number(2026, 27), certificates),
                    days="mixed",
                ),
                Sheet("naming", stepwise.named(grades, days.announced, number(2026, 26))),
                objections.early(),
            ],
            "一家复评维持后公告；一家复评未结，结果不公告、公众看不到；一家 59.99 分不予命名；"
            "另标注四件对已公示内容的异议。",
        ),
    ]


def _objection(company: int, day: date, reason: str) -> Row:
    return {"code": firm(company).code, "day": day, "reason": reason, "ruleset": acts.SHAANXI}
