"""A rule set explained from its own data."""

from datetime import date
from decimal import Decimal

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


class ProvisionView(View, frozen=True, kw_only=True):
    """One value of the rule set with its article, in Chinese: what, how much, where it stands."""

    rule: str
    article: str
    text: str
    first_day: date


class RuleSetView(View, frozen=True, kw_only=True):
    """A rule set: title, source, scale, grades, provisions, scorecards."""

    id: str
    title: str
    issuer: str
    source: str
    scale: str
    bands: tuple[BandView, ...]
    provisions: tuple[ProvisionView, ...]
    scorecards: tuple[ScorecardView, ...]
