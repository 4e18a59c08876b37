"""The desk at which one company's acts are made, and the way from application to grade."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.generate import law
from benchmarks.generate.agencies import Agency
from benchmarks.generate.cast import Member
from benchmarks.generate.dice import Dice
from benchmarks.generate.notices import Book, Serials
from benchmarks.generate.stories.scores import Result, at_random
from registry.ledger.entries import (
    Application,
    Basis,
    CompanyEntry,
    Decision,
    Evaluation,
    Grade,
    NoticeKind,
    Purpose,
    Qualification,
)

ANNOUNCED = {"casmes-2019": ("AAA", "AA", "A", "B", "C"), "shaanxi-2006": ("AAA", "AA", "A")}
_RECEIVED = timedelta(days=2)


def weeks(number: int) -> timedelta:
    """So many weeks: announcement days keep their day of the week."""
    return timedelta(weeks=number)


@dataclass(frozen=True)
class Desk:
    """One company in its batch: whom it concerns, when, before whom."""

    who: Member
    last: date
    agency: Agency
    book: Book
    serials: Serials
    dice: Dice

    @property
    def ruleset(self) -> str:
        """The rule set of its story."""
        return self.who.part.ruleset

    def notice(self, kind: NoticeKind, day: date) -> str:
        """The notice of that kind and day that the company stands in."""
        alone = kind in ("revocation", "voiding")
        group = self.who.code if alone else ""
        ruleset = "" if kind.startswith("commitment") else self.ruleset
        return self.book.notice(kind, day, self.who.name, ruleset=ruleset, group=group)

    def applied(
        self, day: date, purpose: Purpose = "first", *, lead: int = 0
    ) -> Iterator[CompanyEntry]:
        """Where the rule set asks for it: the qualification (once), the application (R-11)."""
        if not law.rules(self.ruleset).application_required:
            return
        applied = day - timedelta(days=52 + lead + self.dice.below(14))
        if purpose == "first":
            earlier = timedelta(days=400 + self.dice.below(900))
            yield Qualification(day=applied - earlier, company=self.who.code)
        yield Application(
            day=applied,
            company=self.who.code,
            ruleset=self.ruleset,
            purpose=purpose,
            payer=self.who.name if self.dice.chance(600) else "",
            materials={"licence": self.dice.digest(), "accounts": self.dice.digest()},
        )

    def judged(self, day: date, result: Result, *, lead: int = 0) -> Iterator[CompanyEntry]:
        """Evaluation and decision in time for an announcement on `day` (R-13 to R-15)."""
        evaluated = day - timedelta(days=30 + lead + self.dice.below(20))
        yield Evaluation(
            day=evaluated,
            company=self.who.code,
            ruleset=self.ruleset,
            agency=self.agency.code,
            agency_name=self.agency.name,
            evaluators=self.agency.evaluators(self.dice, evaluated),
            score=result.score,
            grade=result.grade,
            endorsed=evaluated + timedelta(days=5 + self.dice.below(5)),
            scorecard=law.scorecard_version(self.ruleset, evaluated),
            groups=result.groups,
            lines=result.lines,
            base=result.base,
            caps=result.caps,
        )
        decided = evaluated + timedelta(days=12 + self.dice.below(8))
        allowed = law.rules(self.ruleset).reevaluation_days
        received = decided + _RECEIVED if allowed else None
        yield Decision(
            day=decided,
            company=self.who.code,
            ruleset=self.ruleset,
            grade=result.grade,
            received=received,
            reevaluation_until=law.deadline(received, allowed) if received else None,
        )

    def granted(
        self, day: date, grade: str, score: Decimal | None, basis: Basis = "announcement"
    ) -> Grade:
        """The grade from its announcement, or its naming document, on (R-16 to R-20)."""
        announced = grade in ANNOUNCED[self.ruleset]
        kind: NoticeKind = "grade" if basis not in ("upgrade", "revocation") else basis
        named = basis == "revocation"
        certificate = self.serials.certificate(self.ruleset, day.year, grade) if announced else ""
        document = f"信协命〔{day.year}〕{self.serials.next('document', day.year)}号"
        return Grade(
            day=day,
            company=self.who.code,
            ruleset=self.ruleset,
            grade=grade,
            valid_until=law.last_day(self.ruleset, day),
            score=score,
            basis=basis if announced or named else "naming",
            certificate=certificate,
            notice=self.notice(kind, day) if announced or named else "",
            document="" if announced or named else document,
        )

    def cycle(
        self,
        day: date,
        result: Result,
        purpose: Purpose = "first",
        basis: Basis = "announcement",
    ) -> Iterator[CompanyEntry]:
        """The whole way, from application to a grade on `day`."""
        yield from self.applied(day, purpose)
        yield from self.judged(day, result)
        yield self.granted(day, result.grade, result.score, basis)

    def any_result(self, *grades: str) -> Result:
        """A result with one of these grades, or any that is announced."""
        return at_random(self.ruleset, self.dice, grades)
