"""Made-up licences and rule sets, and a whole register of made-up views."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from registry.public import views as v
from registry.public.ruleset import ruleset_view
from scoring.ruleset import RuleBook
from tests.disclosed import Disclosed
from tests.views import (
    AGENCY,
    ASSOCIATION,
    CASMES_TITLE,
    OTHER_AGENCY,
    SHAANXI_TITLE,
    THE_AGENCY,
    WANGSHI,
    WUYOU,
    XUZHOU,
    casmes_grade,
    company,
    grade,
    notice_ref,
    objection,
    past_grade,
    past_score,
)
from tests.views_notices import DAY, notices


def licence(**changes: Any) -> v.LicenceView:
    """A licence that was inspected and is valid."""
    view = v.LicenceView(
        number="秦信评〔2025〕001",
        status="valid",
        valid_from=date(2025, 4, 1),
        valid_until=date(2028, 3, 31),
        inspected_on=date(2026, 3, 20),
        inspection_due=date(2027, 4, 1),
        ended_on=None,
        barred_until=None,
        notice=notice_ref("licence", 2025, 1),
        ended_by=None,
        history=(span("2025-04-01", "valid"),),
    )
    return replace(view, **changes)


def span(since: str, status: v.LicenceStatus) -> v.LicenceSpan:
    """How a licence stood from a day on."""
    return v.LicenceSpan(since=date.fromisoformat(since), status=status)


def practitioner(name: str = "甄一诚", **changes: Any) -> v.PractitionerView:
    """A practitioner of the agency."""
    view = v.PractitionerView(
        name=name, agency=THE_AGENCY, licence=licence(number=f"秦信从2025{ord(name[0]) % 1000:03}")
    )
    return replace(view, **changes)


def agency(**changes: Any) -> v.AgencyView:
    """An agency with a valid and an expired licence and two practitioners."""
    expired = licence(
        number="秦信评〔2022〕001",
        status="expired",
        valid_from=date(2022, 4, 1),
        valid_until=date(2025, 3, 31),
        inspection_due=None,
        history=(
            span("2022-04-01", "valid"),
            span("2024-04-02", "awaiting_inspection"),
            span("2025-04-01", "expired"),
        ),
    )
    view = v.AgencyView(
        code=AGENCY,
        name=THE_AGENCY.name,
        legal_representative="甄一诚",
        licences=(licence(), expired),
        practitioners=(practitioner(), practitioner("贾二信")),
        next_change=date(2027, 4, 1),
    )
    return replace(view, **changes)


def agencies() -> tuple[v.AgencyView, ...]:
    """A valid agency and one that is barred."""
    barred = licence(
        number="秦信评〔2023〕002",
        status="barred",
        ended_on=date(2025, 9, 17),
        barred_until=date(2028, 9, 17),
        ended_by=notice_ref("agency_ban"),
        history=(span("2025-04-01", "valid"), span("2025-09-18", "barred")),
    )
    return (
        agency(),
        agency(code=OTHER_AGENCY, name="西安且听评价咨询有限公司", licences=(barred,)),
    )


def ruleset(**changes: Any) -> v.RuleSetView:
    """The Shaanxi rules with four grades and an example scorecard."""
    bands = (
        ("AAA", "90–100分", "企业素质很好，经济实力强，信誉状况很好。", ("证书", "铜牌")),
        ("AA", "80–89.99分", "企业素质高，经济实力较强，信誉状况良好。", ("证书", "铜牌")),
        ("A", "70–79.99分", "企业素质高，经济实力略强，信誉状况较好。", ("证书",)),
        ("BBB", "60–69.99分", "企业素质、经济实力一般，信誉状况一般。", ("命名文件",)),
    )
    view = v.RuleSetView(
        id="shaanxi-2006",
        title=SHAANXI_TITLE,
        issuer="陕西省企业信用协会",
        source="2006年2月15日印发，共二十八条",
        scale="0–100分，至多两位小数",
        bands=tuple(
            v.BandView(
                grade=name,
                label=f"{name} 级",
                bounds=bounds,
                meaning=meaning,
                record="",
                listed=True,
                announced=name != "BBB",
                honours=honours,
                article="第九条",
            )
            for name, bounds, meaning, honours in bands
        ),
        provisions=(
            v.ProvisionView(
                rule="R-20",
                article="第十二条",
                text="有效期两年，自公告之日起计算。",
                first_day=DAY,
            ),
            v.ProvisionView(
                rule="R-31", article="第十四条", text="弄虚作假的，三年内不得申请。", first_day=DAY
            ),
        ),
        scorecards=(
            v.ScorecardView(
                version="2025-01",
                first_day=date(2025, 1, 1),
                example_weights=True,
                indicators=(
                    v.IndicatorView(
                        group="守信信息", family="基本素质", name="纳税信用", points=Decimal(60)
                    ),
                    v.IndicatorView(
                        group="失信信息", family="黑名单", name="失信被执行人", points=Decimal(-100)
                    ),
                ),
            ),
        ),
        scorings=(),
    )
    return replace(view, **changes)


def decided() -> v.ObjectionView:
    """An objection to a notice, which a correction notice settled."""
    return objection(
        "notice",
        notice=notice_ref(),
        marked_on=date(2025, 10, 9),
        decide_by=date(2025, 10, 20),
        decided_on=date(2025, 10, 15),
        outcome="corrected",
        correction=notice_ref("correction"),
    )


class Register(Disclosed):
    """A small register: four companies, a notice of each kind, two agencies."""

    as_of = date(2026, 11, 22)
    association = ASSOCIATION

    def companies(self) -> Iterable[v.CompanyView]:
        """One with a past, one void, one under both rule sets, one with a commitment alone."""
        return (
            company(referred_since=date(2026, 3, 2)),
            company(WUYOU, grades=(past_grade("void"),), commitments=(), former_names=()),
            company(
                WANGSHI,
                grades=(casmes_grade(), grade(), past_score()),
                commitments=(),
                region=v.Term(code="", zh=""),
                referred_since=date(2026, 5, 6),
                objections=(objection(), decided()),
            ),
            company(XUZHOU, grades=(), events=()),
        )

    def notices(self) -> Iterable[v.NoticeView]:
        """One of each kind."""
        return notices()

    def agencies(self) -> Iterable[v.AgencyView]:
        """A valid and a barred one."""
        return agencies()

    def practitioners(self) -> Iterable[v.PractitionerView]:
        """Two of one agency."""
        return (practitioner(), practitioner("贾二信"))

    def rulesets(self) -> Iterable[v.RuleSetView]:
        """Both rule sets, one of them as it is shipped: its scorecard can be tried."""
        shipped = ruleset_view(RuleBook.load().versions("casmes-2019", self.as_of))
        return (replace(shipped, title=CASMES_TITLE), ruleset())

    def close(self) -> None:
        """Nothing is held."""


REGISTER: v.PublicRegister = Register()
