"""Rule sets: the regulations in force on a day, and the book that holds them all."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from scoring import bands, eligibility, formula, grading, rulefile, soundness
from scoring.bands import Band
from scoring.certificate import Certificate
from scoring.formula import Scored
from scoring.licensing import Licensing
from scoring.period import anniversaries, last_day
from scoring.provision import Provision, in_force
from scoring.refusal import Refusal
from scoring.rulefile import RuleFile, RuleSetError
from scoring.scorecard import Scorecard
from scoring.sections import Scale, Values

SHIPPED = Path(__file__).parent / "rulesets"

__all__ = ["RuleBook", "RuleSet", "RuleSetError"]


@dataclass(frozen=True)
class RuleSet:
    """One rule set as it stood on a day. All values come from its file (R-1 to R-45).

    `since` is the day from which it stands so: with the id, it names this version.
    """

    file: RuleFile
    values: Values
    statements: tuple[Provision, ...]
    since: date

    @property
    def id(self) -> str:
        """The name under which filings and entries cite it: "shaanxi-2006"."""
        return self.file.head.id

    @property
    def title(self) -> str:
        """The Chinese title."""
        return self.file.head.title

    @property
    def english_title(self) -> str:
        """The English title."""
        return self.file.head.english_title

    @property
    def issuer(self) -> str:
        """Who issued it."""
        return self.file.head.issuer

    @property
    def source(self) -> str:
        """The source document."""
        return self.file.head.source

    @property
    def scale(self) -> Scale:
        """The scores there are: minimum, maximum, places (R-1, D-1)."""
        return self.values.scale

    @cached_property
    def scale_words(self) -> str:
        """The scale in words, worded once: "0–100 分"."""
        return self.scale.words

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The named grades, best first (R-2)."""
        return bands.bands(self.values)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """All values and statements in force, for the page that explains the rule set."""
        values = (getattr(self.values, name) for name in self.values.__struct_fields__)
        return (*(value for value in values if value is not None), *self.statements)

    def band(self, grade: str) -> Band | None:
        """A named grade; None where the rule set names none of that name."""
        return self._bands.get(grade)

    @cached_property
    def _bands(self) -> dict[str, Band]:
        return {band.grade: band for band in reversed(self.bands)}

    def band_of(self, score: Decimal) -> Band | None:
        """The grade that a score gives; None below the lowest named grade or off the scale."""
        return bands.band_of(self.bands, score)

    def check_score(self, score: Decimal) -> Refusal | None:
        """Refuse a score off the scale (R-1) or with too many decimal places (D-1)."""
        return grading.check_score(self.scale, score)

    def check_grade(self, score: Decimal, grade: str) -> Refusal | None:
        """Refuse a grade that is not named (R-4) or not given by its score (R-2, D-1).

        It includes check_score: a caller that asked that first reports one refusal, not two.
        """
        return grading.check_grade(self.values, self.bands, score, grade)

    def higher(self, a: str, b: str) -> bool:
        """Whether grade `a` is better than `b` (D-22). Raises ValueError for an unknown grade."""
        order = [*(band.grade for band in self.bands), *self.values.naming.unnamed]
        return order.index(a) < order.index(b)

    @property
    def application_required(self) -> bool:
        """Whether an evaluation rests on an application filed here (第十一条 2)."""
        return self.values.application.required

    @property
    def qualification_required(self) -> bool:
        """Whether an applicant must hold 信用企业资质 (R-11)."""
        return self.values.qualification.years > 0

    @property
    def agency_licence_required(self) -> bool:
        """Whether agency and evaluators need a licence of this register (R-14, D-14)."""
        return self.values.agency.required

    def check_region(self, code6: str) -> Refusal | None:
        """Refuse a registered region, GB/T 2260, that is not covered (R-10, D-10)."""
        region = self.values.region
        return eligibility.check_region(region, code6) if region else None

    def check_qualification(self, granted: date | None, applied: date) -> Refusal | None:
        """Refuse a qualification held for too short a time on the day of application (R-11)."""
        return eligibility.check_qualification(self.values.qualification, granted, applied)

    def check_registration_status(self, text: str) -> Refusal | None:
        """Refuse a status that gives no base points (R-5, D-2); nothing where there is no base."""
        rule = self.values.registration
        return eligibility.check_registration(rule, text) if rule else None

    def check_upgrade(self, announced: date, valid_until: date, applied: date) -> Refusal | None:
        """Refuse an upgrade applied for too early or after the last valid day (R-22, R-24)."""
        return eligibility.check_upgrade(self.values, announced, valid_until, applied)

    def last_day(self, first: date) -> date:
        """The last valid day of a grade that begins on `first` (R-20, D-20)."""
        return last_day(first, self.values.validity.years)

    def ban_until(self, first: date) -> date:
        """The last day of a ban on applications that begins on `first` (R-31, D-31)."""
        return last_day(first, self.values.ban.years)

    @property
    def has_review(self) -> bool:
        """Whether there is an annual review (R-23)."""
        return self.values.review.years > 0

    def reviews_due(self, first: date, last: date) -> tuple[date, ...]:
        """The days within the period on which a review is due (R-23, D-23); () without reviews."""
        step = self.values.review.years
        return anniversaries(first, last)[step - 1 :: step] if step else ()

    @property
    def reevaluation_days(self) -> int:
        """Working days to ask for re-evaluation (R-15); 0 where there is none."""
        return self.values.reevaluation.request_days

    @property
    def conclusion_days(self) -> int:
        """Working days to conclude a re-evaluation (R-15); 0 where there is none."""
        return self.values.reevaluation.conclusion_days

    @property
    def licensing(self) -> Licensing:
        """The terms of licences (R-40 to R-45)."""
        return Licensing(self.values)

    @property
    def certificate(self) -> Certificate:
        """The forms of certificate numbers (P-9)."""
        return self.values.certificate

    @property
    def base_score(self) -> Decimal | None:
        """The base points (R-5); None where the rule set has no formula."""
        return self.values.formula.base if self.values.formula else None

    def group_score(
        self, compliance: Decimal, breach: Decimal, credit: Decimal
    ) -> Scored | Refusal:
        """The score that the filed sums 守信, 失信 and 增信 give (D-2).

        Refused: points that are negative or too fine, and a rule set that does not sum them (R-1).
        """
        return formula.of_sums(self.values, compliance, breach, credit)

    @property
    def scorecards(self) -> tuple[Scorecard, ...]:
        """Every version of the scorecard, oldest first (D-3)."""
        days = sorted(card.first_day for card in self.file.scorecards)
        cards = (self.scorecard_on(day) for day in days)
        return tuple(card for card in cards if card is not None)

    def scorecard_on(self, day: date) -> Scorecard | None:
        """The version of the scorecard in use on a day (D-3); None where there is none."""
        if day not in self._scorecards:
            self._scorecards[day] = self._scorecard(day)
        return self._scorecards[day]

    @cached_property
    def _scorecards(self) -> dict[date, Scorecard | None]:
        return {}

    def _scorecard(self, day: date) -> Scorecard | None:
        data = in_force(self.file.scorecards, day)
        if data is None:
            return None
        values = self.file.values(max(day, self.file.head.first_day))
        if values.formula is None:
            return None
        return Scorecard.of(data, values.formula, values.scale.places)


@dataclass(frozen=True)
class RuleBook:
    """All rule sets at hand, each with its values from day to day.

    `digest` is that of their files: books of one digest say the same.
    """

    sets: Mapping[str, tuple[tuple[date, ...], tuple[RuleSet, ...]]]
    digest: str = ""

    @classmethod
    def load(cls, *dirs: Path) -> "RuleBook":
        """The shipped rule sets and those in `dirs`, where a later file replaces one of its name.

        Raises RuleSetError for a broken file.
        """
        paths = (path for folder in (SHIPPED, *dirs) for path in sorted(folder.glob("*.toml")))
        newest = {path.stem: path for path in paths}
        ordered = [newest[name] for name in sorted(newest)]
        files = map(rulefile.read, ordered)
        sets = {file.head.id: _turns(file) for file in files}
        return cls(sets, sha256(b"\0".join(path.read_bytes() for path in ordered)).hexdigest())

    @property
    def ids(self) -> tuple[str, ...]:
        """The rule sets' ids, sorted."""
        return tuple(sorted(self.sets))

    def get(self, id: str, on: date | None = None) -> RuleSet:
        """The rule set with the values in force on a day; None takes the newest.

        A day before the rule set's first takes its first values. Raises KeyError for an unknown id.
        """
        days, sets = self.sets[id]
        return sets[-1] if on is None else sets[bisect_right(days, on, lo=1) - 1]

    def versions(self, id: str, until: date) -> tuple[RuleSet, ...]:
        """The rule set's versions up to a day, oldest first, and the first one in any case.

        Raises KeyError for an unknown id.
        """
        days, sets = self.sets[id]
        return sets[: bisect_right(days, until, lo=1)]

    def recognise(self, headers: Iterable[str]) -> str | None:
        """The one rule set that these column headers give away; None for none or several."""
        found = set(headers)
        hits = [id for id in self.ids if found & self.get(id).file.head.recognised_by]
        return hits[0] if len(hits) == 1 else None


def _turns(file: RuleFile) -> tuple[tuple[date, ...], tuple[RuleSet, ...]]:
    """A sound file as one rule set for each day on which a value begins."""
    soundness.check(file)
    days = file.turns
    sets = (RuleSet(file, file.values(day), file.statements_on(day), day) for day in days)
    return days, tuple(sets)
