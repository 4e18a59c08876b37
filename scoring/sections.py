"""The sections of a rule-set file: one cited, dated type for each kind of value."""

from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from scoring.certificate import Certificate
from scoring.decimals import plain
from scoring.provision import Count, Positive, Provision, Text

GradeName = Annotated[str, msgspec.Meta(pattern=r"^[\w+-]{1,12}$")]


class Scale(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-1, D-1: the scores there are, both ends included, and the decimal places they may have."""

    minimum: Decimal
    maximum: Decimal
    places: Count

    @property
    def words(self) -> str:
        """The scale in words: "0–100 分"."""
        return f"{plain(self.minimum)}–{plain(self.maximum)} 分"


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One named grade: its label, its tier, the lowest score that gives it."""

    grade: GradeName
    label: Text
    tier: Text
    lower: Decimal


class Grades(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-2: the named grades, best first. A grade reaches up to the next better one (D-1)."""

    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)]


class Meanings(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-3: what each grade means, and what it says of the credit record, in the source's words."""

    meaning: dict[GradeName, Text]
    record: dict[GradeName, Text] = {}


class Naming(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-4: grades that exist but are not named, best first, and the sentence that refuses them."""

    unnamed: tuple[GradeName, ...]
    refusal: str = ""
    refusal_english: str = ""


class GradeList(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-17, R-18, D-16: the grades to which something applies."""

    grades: tuple[GradeName, ...]


class Honours(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-16: what a company of each grade is given."""

    honours: dict[GradeName, tuple[Text, ...]]


class Side(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Groups of indicators that count together, for or against, up to a limit."""

    label: Text
    effect: Literal["gain", "loss"]
    groups: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    limit: Decimal


class GroupNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which group each of the three filed sums (守信得分, 失信扣分, 增信得分) belongs to."""

    compliance: Text
    breach: Text
    credit: Text


class Formula(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-5, D-2: base points, and what may be gained and lost."""

    base: Decimal
    sides: Annotated[tuple[Side, ...], msgspec.Meta(min_length=1)]
    filed: GroupNames | None = None


class Registration(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """D-2: the registration statuses that count as 存续, and those that certainly do not."""

    counts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    ended: tuple[Text, ...]


class Region(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-10, D-10: the region covered, as beginnings of GB/T 2260 codes."""

    name: Text
    prefixes: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class Required(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether something must be there: an application, an agency's licence (R-14, D-14)."""

    required: bool


class Years(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number of whole years; 0 where the rule set does not ask for any (R-11, R-22, R-23)."""

    years: Count


class Period(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A period of whole years, at least one (R-20, R-31, R-41, R-44)."""

    years: Positive


class Reevaluation(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-15: working days to ask for re-evaluation and to conclude it; 0 where there is none."""

    request_days: Count
    conclusion_days: Count


class LicenceConditions(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-40: what an agency needs for its licence."""

    practitioners: Count
    deposit_yuan: Count
    clean_years: Count


class LicenceInspection(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-41, D-41: how long before an anniversary its inspection may pass."""

    lead_months: Count


class Publication(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-43: on how many consecutive days something is announced."""

    days: Positive


class IndicatorData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-6: one indicator, with the points that one record under it gives or costs."""

    group: Text
    family: Text
    name: Text
    points: Decimal


class ScorecardData(Provision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """R-6, D-3: one version of a scorecard as its file gives it."""

    version: Text
    example_weights: bool
    indicators: Annotated[tuple[IndicatorData, ...], msgspec.Meta(min_length=1)]


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """Every value of a rule set in force on one day, one field for each section of the file.

    A field of type X stands for a list of dated X in the file; one that may be None may be absent.
    """

    region: Region | None = None
    application: Required
    qualification: Years
    scale: Scale
    grades: Grades
    meanings: Meanings
    naming: Naming
    listing: GradeList
    announcing: GradeList
    honours: Honours
    formula: Formula | None = None
    registration: Registration | None = None
    agency: Required
    reevaluation: Reevaluation
    validity: Period
    upgrade: Years
    review: Years
    ban: Period
    certificate: Certificate
    licence_conditions: LicenceConditions
    licence_term: Period
    licence_inspection: LicenceInspection
    cancellation: Publication
    agency_ban: Period
