"""Made-up views for the tests of theme, site and search. Nobody in them is real.

Each factory gives a whole, plausible view; keyword arguments replace single fields:
`grade(status="lapsed")`, `company(grades=())`, `notice("voiding")`.
"""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from msgspec.structs import replace

from registry.identity import notice_ids
from registry.public import views as v

ZIXU = "91610100MA6TX00128"
WUYOU = "91610300MA6TX0020D"
WANGSHI = "91610400MA6TX0039F"
XUZHOU = "91610600MA6TX0047L"
AGENCY = "91610100MA6TX0055M"
OTHER_AGENCY = "91610100MA6TX0071B"

NAMES = {
    ZIXU: "西安子虚精密机械制造有限公司",
    WUYOU: "宝鸡乌有食品股份有限公司",
    WANGSHI: "咸阳亡是纺织（集团）有限责任公司",
    XUZHOU: "延安虚舟能源技术服务有限公司",
}
SHAANXI_TITLE = "陕西省企业信用等级评价管理办法（试行）"
CASMES_TITLE = "中小企业公共信用评价指标体系"

About = Literal["particulars", "grade", "notice", "commitment"]

ASSOCIATION = v.Association(
    name="秦地企业信用协会",
    english_name="Qin Enterprise Credit Association (made up)",
    url="https://register.example.org",
    icp="陕ICP备00000000号-1",
    address="西安市乌有路1号",
    telephone="029-00000000",
    email="register@example.org",
    scope="在陕西省境内登记注册的企业、事业单位",
)
THE_AGENCY = v.AgencyRef(code=AGENCY, name="陕西未名信用评价有限公司")


def company_ref(code: str = ZIXU) -> v.CompanyRef:
    """A company as another page names it."""
    return v.CompanyRef(code=code, name=NAMES[code])


def notice_ref(kind: str = "grade", year: int = 2025, serial: int = 12) -> v.NoticeRef:
    """A notice as another page names it."""
    return v.NoticeRef(
        id=notice_ids.make(year, serial),
        number=f"秦信协〔{year}〕{serial}号",
        kind=kind,
        title=TITLES[kind],
        day=date(year, 9, 18),
    )


TITLES = {
    "grade": "关于公布2025年第三批企业信用等级评定结果的公告",
    "upgrade": "关于公布企业信用等级晋级结果的公告",
    "review": "关于公布2025年度信用等级年审结果的公告",
    "revocation": "关于撤销西安子虚精密机械制造有限公司企业信用等级的公告",
    "voiding": "关于宣布宝鸡乌有食品股份有限公司企业信用等级无效的公告",
    "licence": "关于颁发信用评价资格证书的公告",
    "cancellation": "关于取消信用评价资格的公告",
    "agency_ban": "关于禁止陕西未名信用评价有限公司从事企业信用评价工作的公告",
    "correction": "关于更正企业信用等级证书编号的公告",
    "commitment": "关于公布企业信用承诺书的公告",
    "commitment_withdrawal": "关于撤回企业信用承诺书的公告",
}


def score_view(**changes: Any) -> v.ScoreView:
    """A score by parts under example weights, with a cap and something withheld."""
    parts = (
        ("守信信息", "纳税资格情况", 60, ("A级纳税人，2024年度",)),
        ("守信信息", "连续经营年限", 60, ()),
        ("增信信息", "海关高级认证情况", 80, ("ZL202410000000.0", "ZL202410000001.5")),
        ("增信信息", "高新技术企业情况", 60, ("GR202461000000",)),
        ("失信信息", "经营异常名录情况", -20, ("列入决定书〔2024〕7号",)),
    )
    view = v.ScoreView(
        scorecard="2025-01",
        base=Decimal(800),
        parts=tuple(
            v.ScorePart(group=group, indicator=name, points=Decimal(points), records=records)
            for group, name, points, records in parts
        ),
        caps=("守信与增信合计超过上限，按上限计 200 分",),
        withheld=True,
        example_weights=True,
        since=date(2019, 1, 1),
        sums=(),
        better=None,
    )
    return replace(view, **changes)


def grade(**changes: Any) -> v.GradeView:
    """An AA under the Shaanxi rules, valid as of the view's day."""
    view = v.GradeView(
        ruleset="shaanxi-2006",
        ruleset_title=SHAANXI_TITLE,
        grade="AA",
        label="AA 级",
        meaning="企业素质高，经济实力较强，信誉状况良好，经济效益好，发展前景广。",
        score=Decimal("86.5"),
        scale="0–100分",
        status="valid",
        valid_from=date(2025, 9, 18),
        valid_until=date(2027, 9, 17),
        ended_on=None,
        ended_by=None,
        void_since=None,
        basis="announcement",
        announced=True,
        certificate="202500101100012",
        certificate_mismatch=False,
        notice=notice_ref(),
        document="",
        agency=THE_AGENCY,
        evaluators=("甄一诚", "贾二信"),
        payer="西安子虚精密机械制造有限公司",
        applied_on=date(2025, 6, 3),
        evaluated_on=date(2025, 7, 22),
        decided_on=date(2025, 8, 28),
        score_view=None,
        reviews=(),
        reviews_due=(),
        review_overdue=None,
    )
    return replace(view, **changes)


def casmes_grade(**changes: Any) -> v.GradeView:
    """An AAA computed from public records, with reviews, one of them overdue."""
    base = grade(
        ruleset="casmes-2019",
        ruleset_title=CASMES_TITLE,
        grade="AAA",
        label="AAA 级",
        meaning="能够严格遵守各项法律法规以及地方规章，合法经营，公平竞争，公共信用优良。",
        score=Decimal(980),
        scale="500–1000分",
        valid_from=date(2024, 7, 1),
        valid_until=date(2027, 6, 30),
        certificate="202400111100003",
        notice=notice_ref("grade", 2024, 3),
        applied_on=None,
        evaluated_on=date(2024, 5, 20),
        decided_on=date(2024, 6, 12),
        score_view=score_view(),
        reviews=(v.ReviewView(day=date(2025, 7, 1), outcome="kept", notice=notice_ref("review")),),
        reviews_due=(date(2025, 7, 1), date(2026, 7, 1)),
        review_overdue=date(2026, 7, 1),
    )
    return replace(base, **changes)


def past_grade(status: v.company.Status = "revoked", **changes: Any) -> v.GradeView:
    """A grade that ended: revoked, void, superseded or lapsed."""
    base = grade(
        grade="A",
        label="A 级",
        score=Decimal("76.25"),
        status=status,
        valid_from=date(2023, 6, 1),
        valid_until=date(2025, 5, 31),
        ended_on=None if status in ("lapsed", "void") else date(2024, 2, 9),
        ended_by=None if status == "lapsed" else notice_ref("revocation", 2024, 2),
        void_since=date(2023, 6, 1) if status == "void" else None,
        certificate="202300111100007",
        certificate_mismatch=True,
        notice=notice_ref("grade", 2023, 4),
    )
    return replace(base, **changes)


def past_score(**changes: Any) -> v.GradeView:
    """An AAA computed from fewer public records, superseded by the next one."""
    view = score_view(withheld=False, caps=())
    parts = (*view.parts[:1], *view.parts[4:])
    base = casmes_grade(
        score=Decimal(840),
        status="superseded",
        valid_from=date(2022, 7, 1),
        valid_until=date(2025, 6, 30),
        ended_on=date(2024, 6, 30),
        ended_by=notice_ref("grade", 2024, 3),
        certificate="202200111100009",
        notice=notice_ref("grade", 2022, 3),
        score_view=replace(
            view,
            parts=parts,
            sums=(
                v.ScoreSum(
                    label="守信与增信", effect="gain", points=Decimal(60), counted=Decimal(60)
                ),
                v.ScoreSum(label="失信", effect="loss", points=Decimal(20), counted=Decimal(20)),
            ),
        ),
        reviews=(),
        reviews_due=(),
        review_overdue=None,
    )
    return replace(base, **changes)


def commitment(**changes: Any) -> v.CommitmentView:
    """A commitment whose original the association inspected."""
    view = v.CommitmentView(
        company_code=ZIXU,
        company_name=NAMES[ZIXU],
        title="企业信用承诺书",
        text="我单位郑重承诺：\n\n一、依法经营，诚实守信；\n二、按期履行合同，不拖欠货款和工资；\n"
        "三、所提供的资料真实、完整；\n四、如有违反，自愿接受社会监督。",
        signed_on=date(2025, 3, 3),
        published_on=date(2025, 3, 12),
        signatory="卜存",
        office="法定代表人",
        verdict="attested",
        digest="9f2c" * 16,
        notice=notice_ref("commitment", 2025, 5),
        withdrawn_on=None,
        withdrawn_by=None,
    )
    return replace(view, **changes)


def objection(about: About = "grade", **changes: Any) -> v.ObjectionView:
    """A mark that stands, on the AAA of `casmes_grade`; or on something else of a company."""
    graded = about == "grade"
    view = v.ObjectionView(
        about=about,
        ruleset="casmes-2019" if graded else "",
        grade="AAA" if graded else "",
        since=date(2024, 7, 1) if graded else None,
        title="",
        notice=None,
        marked_on=date(2026, 11, 20),
        decide_by=date(2026, 11, 30),
        provisional=False,
        decided_on=None,
        outcome=None,
        correction=None,
    )
    return replace(view, **changes)


def event(kind: str, day: date, was: str = "", becomes: str = "") -> v.EventView:
    """One line of a history under the Shaanxi rules, with its notice where there is one."""
    silent = kind in ("lapse", "name_change", "naming")
    return v.EventView(
        day=day,
        kind=kind,
        ruleset="shaanxi-2006",
        was=was,
        becomes=becomes,
        notice=None if silent else notice_ref(kind if kind in TITLES else "grade"),
    )


def company(code: str = ZIXU, **changes: Any) -> v.CompanyView:
    """A company with a grade in force, a revoked one, a commitment and a history."""
    view = v.CompanyView(
        code=code,
        name=NAMES[code],
        english_name="Xi'an Zixu Precision Machinery Co., Ltd." if code == ZIXU else "",
        former_names=(v.FormerName(name="西安市子虚机械厂", until=date(2021, 4, 30)),),
        region=v.Term(code="610100", zh="陕西省西安市", en="Xi'an"),
        industry=v.Term(code="C", zh="制造业", en="Manufacturing"),
        address="西安市高新区虚构二路8号",
        legal_representative="卜存",
        grades=(grade(), past_grade()),
        commitments=(commitment(),),
        events=(
            event("grade", date(2025, 9, 18), becomes="AA"),
            event("commitment", date(2025, 3, 12)),
            event("revocation", date(2024, 2, 10), was="A"),
            event("grade", date(2023, 6, 1), becomes="A"),
            event("name_change", date(2021, 5, 1), "西安市子虚机械厂", NAMES[code]),
        ),
        next_change=date(2027, 9, 18),
    )
    return replace(view, **changes)
