"""The register whose search is measured: the made-up companies, each with one grade."""

from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.generate.cast import Cast, Member
from benchmarks.generate.dice import Dice
from registry.identity import industries, regions
from registry.public import views as v

AS_OF = date(2026, 11, 22)
_RULESETS = (("shaanxi-2006", 2), ("casmes-2019", 3))


class Register:
    """A public register of companies of the cast, each with one grade, and no notices."""

    as_of = AS_OF

    def __init__(self, companies: int) -> None:
        cast = Cast("national")
        self.members = sorted(map(cast.member, range(companies)), key=lambda one: one.code)

    def companies(self) -> Iterator[v.CompanyView]:
        """The views one by one."""
        return map(shown, self.members)


def shown(member: Member) -> v.CompanyView:
    """What the public is shown of a company."""
    city = regions.city(member.county.code)
    return v.CompanyView(
        code=member.code,
        name=member.name,
        english_name="",
        former_names=tuple(v.FormerName(name=name, until=None) for name in member.former_names),
        region=v.Term(code=city, zh=regions.name(city)),
        industry=v.Term(code=member.industry, zh=industries.name(member.industry)),
        address=member.address,
        legal_representative=member.representative,
        grades=(_grade(member),),
        commitments=(),
        events=(),
        next_change=None,
    )


def _grade(member: Member) -> v.GradeView:
    dice = Dice("grade", member.code)
    ruleset, years = dice.pick(_RULESETS)
    since = date(2022, 1, 4) + timedelta(7 * dice.below(250))
    until = since.replace(day=min(since.day, 28), year=since.year + years) - timedelta(1)
    return v.GradeView(
        ruleset=ruleset,
        ruleset_title=ruleset,
        grade=dice.pick(("AAA", "AA", "AA", "A")),
        label="",
        meaning="",
        score=None,
        scale="",
        status="valid" if until >= AS_OF else "lapsed",
        valid_from=since,
        valid_until=until,
        ended_on=None,
        ended_by=None,
        void_since=None,
        basis="announcement",
        announced=True,
        certificate=f"{since.year}{dice.below(10**11):011d}",
        certificate_mismatch=False,
        notice=None,
        document="",
        agency=None,
        evaluators=(),
        payer="",
        applied_on=None,
        evaluated_on=None,
        decided_on=None,
        score_view=None,
        reviews=(),
        reviews_due=(),
        review_overdue=None,
    )
