"""A rule set explained from its own data."""

from datetime import date
from decimal import Decimal
from typing import Literal

from registry.public.views.base import View


class BandView(View, frozen=True, kw_only=True):
    """One grade of a scale: its bounds in words, meaning, and what a company gets (R-2, R-16)."""

    grade: str
    label: str
    bounds: str
    meaning: str
    record: str
    listed: bool
    announced: bool
    honours: tuple[str, ...]
    article: str


class IndicatorView(View, frozen=True, kw_only=True):
    """One indicator of a scorecard with its points for one record."""

    group: str
    family: str
    name: str
    points: Decimal


class ScorecardView(View, frozen=True, kw_only=True):
    """A version of a scorecard (D-3)."""

    version: str
    first_day: date
    example_weights: bool
    indicators: tuple[IndicatorView, ...]


class SideView(View, frozen=True, kw_only=True):
    """Groups of indicators that count together, for or against, up to a limit (D-2)."""

    label: str
    effect: Literal["gain", "loss"]
    groups: tuple[str, ...]
    limit: Decimal


class StepView(View, frozen=True, kw_only=True):
    """A grade and the lowest score that gives it; it reaches up to the next better one (R-2)."""

    grade: str
    label: str
    lower: Decimal


class ScoringView(View, frozen=True, kw_only=True):
    """How one version of a rule set turns records into a score and a grade (R-2, R-5, R-6, D-2).

    `since` is the day from which it holds, `scorecard` the scorecard's version. `steps` stand
    best first. A company has the base points by a registration status in `counts`, and certainly
    none by one in `ended`; both are empty where the rule set does not ask.
    """

    ruleset: str
    since: date
    scorecard: str
    example_weights: bool
    minimum: Decimal
    maximum: Decimal
    places: int
    base: Decimal
    sides: tuple[SideView, ...]
    steps: tuple[StepView, ...]
    indicators: tuple[IndicatorView, ...]
    counts: tuple[str, ...]
    ended: tuple[str, ...]


class ProvisionView(View, frozen=True, kw_only=True):
    """One value of the rule set with its article, in Chinese: what, how much, where it stands."""

    rule: str
    article: str
    text: str
    first_day: date


class RuleSetView(View, frozen=True, kw_only=True):
    """A rule set: title, source, scale, grades, provisions, scorecards.

    `scorings` are its versions with a scorecard that began up to the view's day, oldest first.
    """

    id: str
    title: str
    issuer: str
    source: str
    scale: str
    bands: tuple[BandView, ...]
    provisions: tuple[ProvisionView, ...]
    scorecards: tuple[ScorecardView, ...]
    scorings: tuple[ScoringView, ...]
