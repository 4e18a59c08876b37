"""A made-up register of some forty companies with every status, as a source for real builds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from registry.identity import codes, notice_ids
from registry.public import views as v
from registry.public.building import BuildingRegister
from tests import views as made
from tests import views_notices, views_register
from tests.disclosed import Disclosed

AS_OF = date(2026, 11, 22)
BBB_NAME = "宝鸡三比食品有限公司"
HOSTILE = '<script>alert("1")</script>&amp;（西安）有限公司'
CITIES = (("610100", "陕西省西安市"), ("610300", "陕西省宝鸡市"), ("610400", "陕西省咸阳市"))
INDUSTRIES = (("C", "制造业"), ("F", "批发和零售业"), ("I", "信息传输、软件和信息技术服务业"))


def code(number: int) -> str:
    """The valid code of the n-th made-up body."""
    return codes.complete("91610100", f"MA7{number:05}")


AGENCY = v.AgencyRef(code=code(90001), name="陕西未名信用评价有限公司")


def notice_ref(serial: int, kind: str, day: date) -> v.NoticeRef:
    """A notice with a number that checks."""
    return v.NoticeRef(
        id=notice_ids.make(day.year, serial),
        number=f"秦信协〔{day.year}〕{serial}号",
        kind=kind,
        title=made.TITLES[kind],
        day=day,
    )


PLEDGING = notice_ref(4, "commitment", date(2025, 3, 12))
GRADING = notice_ref(12, "grade", date(2025, 9, 18))
REVOKING = notice_ref(2, "revocation", date(2026, 2, 10))
VOIDING = notice_ref(3, "voiding", date(2026, 3, 1))
CANCELLING = notice_ref(5, "cancellation", date(2026, 11, 20))


def grade(**changes: Any) -> v.GradeView:
    """An AA whose notice and agency have pages here."""
    return replace(made.grade(notice=GRADING, agency=AGENCY), **changes)


def ended(status: v.company.Status, by: v.NoticeRef | None) -> v.GradeView:
    """A grade that is no longer in force."""
    return replace(made.past_grade(status), notice=GRADING, agency=AGENCY, ended_by=by)


BBB = grade(grade="BBB", label="BBB级", announced=False, basis="naming", notice=None)


def pledge(number: int, name: str) -> v.CommitmentView:
    """A commitment of the n-th company."""
    return made.commitment(company_code=code(number), company_name=name, notice=PLEDGING)


def company(number: int, name: str = "", **changes: Any) -> v.CompanyView:
    """The n-th company: by default AA with an event that its notice made."""
    city, trade = CITIES[number % 3], INDUSTRIES[number % 2]
    event = v.EventView(
        day=GRADING.day, kind="grade", ruleset="shaanxi-2006", was="", becomes="AA", notice=GRADING
    )
    view = made.company(
        region=v.Term(code=city[0], zh=city[1]),
        industry=v.Term(code=trade[0], zh=trade[1]),
        grades=(grade(),),
        commitments=(),
        events=(event,),
    )
    named = {"code": code(number), "name": name or f"西安子虚{number:02}机械有限公司"}
    return replace(view, **(named | changes))


def companies() -> tuple[v.CompanyView, ...]:
    """One of every kind, and thirty that make the lists longer, by code."""
    casmes = replace(made.casmes_grade(), notice=GRADING, agency=AGENCY, reviews=())
    special = (
        company(1, HOSTILE),
        company(2, BBB_NAME, grades=(BBB,), events=()),
        company(3, grades=(ended("void", VOIDING),)),
        company(4, grades=(ended("revoked", REVOKING),)),
        company(5, grades=(ended("lapsed", None),)),
        company(
            6, "延安虚舟能源有限公司", grades=(), commitments=(pledge(6, "延安虚舟"),), events=()
        ),
        company(7, grades=(casmes, grade())),
        company(8, grades=(grade(valid_until=date(2027, 10, 31)),)),
    )
    return tuple(sorted((*special, *map(company, range(10, 40))), key=lambda view: view.code))


def notice(ref: v.NoticeRef, **changes: Any) -> v.NoticeView:
    """The notice behind a reference, its lines about companies that have pages."""
    view = views_notices.notice(ref.kind)
    here = {"id": ref.id, "number": ref.number, "day": ref.day, "days": (ref.day,)}
    view = replace(view, **here, items=tuple(map(_item, view.items)))
    licences = tuple(replace(line, agency=AGENCY) for line in view.licences)
    pledges = tuple(replace(line, company=_ref(6)) for line in view.commitments)
    return replace(view, licences=licences, commitments=pledges, **changes)


def notices() -> tuple[v.NoticeView, ...]:
    """Newest first; one is published on three days of which the last is yet to come (R-43)."""
    days = tuple(CANCELLING.day + timedelta(n) for n in range(1, 4))
    text = "依据《办法》第十四条。\n\n<script>alert(2)</script>\n\n- 一\n- 二\n"
    corrected = notice_ref(6, "correction", date(2026, 4, 2))
    return (
        notice(CANCELLING, days=days),
        notice(corrected, corrects=GRADING),
        notice(VOIDING, text=text),
        notice(REVOKING),
        notice(GRADING, corrected_by=(corrected,)),
        notice(PLEDGING),
    )


def agencies() -> tuple[v.AgencyView, ...]:
    """The one agency."""
    return (views_register.agency(code=AGENCY.code, licences=(licence(),), practitioners=people()),)


def licence() -> v.LicenceView:
    """A licence that was cancelled."""
    return views_register.licence(
        status="cancelled", notice=CANCELLING, ended_on=CANCELLING.day, ended_by=CANCELLING
    )


def people() -> tuple[v.PractitionerView, ...]:
    """Its practitioners."""
    return (views_register.practitioner(agency=AGENCY, licence=licence()),)


@dataclass
class Register(Disclosed):
    """The views of this module."""

    as_of: date = AS_OF
    association: v.Association = made.ASSOCIATION
    listed: tuple[v.CompanyView, ...] = field(default_factory=companies)
    published: tuple[v.NoticeView, ...] = field(default_factory=notices)

    def companies(self) -> Iterable[v.CompanyView]:
        """By code."""
        return iter(self.listed)

    def notices(self) -> Iterable[v.NoticeView]:
        """Newest first."""
        return iter(self.published)

    def agencies(self) -> Iterable[v.AgencyView]:
        """One."""
        return iter(agencies())

    def practitioners(self) -> Iterable[v.PractitionerView]:
        """One."""
        return iter(people())

    def rulesets(self) -> Iterable[v.RuleSetView]:
        """Both."""
        shipped, _ = views_register.REGISTER.rulesets()
        casmes = views_register.ruleset(
            id="casmes-2019", title=made.CASMES_TITLE, scorecards=(), scorings=shipped.scorings
        )
        return iter((casmes, views_register.ruleset()))

    def close(self) -> None:
        """Nothing is held."""


def source(settings: Mapping[str, Any]) -> BuildingRegister:
    """The register that the settings ask for.

    As of a day, without some companies, or with other last days of their grades.
    """
    as_of = date.fromisoformat(settings.get("REGISTRY_AS_OF") or AS_OF.isoformat())
    left_out = set(settings.get("SAMPLE_WITHOUT", ()))
    until = settings.get("SAMPLE_UNTIL", {})
    listed = tuple(
        _until(view, until.get(view.code)) for view in companies() if view.code not in left_out
    )
    return Register(as_of=as_of, listed=listed)


def _until(view: v.CompanyView, day: str | None) -> v.CompanyView:
    if day is None:
        return view
    last = date.fromisoformat(day)
    return replace(view, grades=tuple(replace(one, valid_until=last) for one in view.grades))


def _ref(number: int) -> v.CompanyRef:
    return v.CompanyRef(code=code(number), name=f"西安子虚{number:02}机械有限公司")


def _item(line: v.NoticeItem) -> v.NoticeItem:
    return replace(line, company=_ref(10), agency=line.agency and AGENCY)


def homeless(settings: Mapping[str, Any]) -> BuildingRegister:
    """A register that nobody can be pointed to."""
    return Register(association=v.Association(name="秦地企业信用协会"))
