"""Explains a rule set from its own data."""

from registry.public.views import (
    BandView,
    IndicatorView,
    ProvisionView,
    RuleSetView,
    ScorecardView,
)
from scoring.ruleset import RuleSet
from scoring.scorecard import Scorecard


def ruleset_view(rules: RuleSet) -> RuleSetView:
    """The public explanation of a rule set as in force on its day."""
    return RuleSetView(
        id=rules.id,
        title=rules.title,
        issuer=rules.issuer,
        source=rules.source,
        scale=rules.scale.words,
        bands=tuple(
            BandView(
                grade=band.grade,
                label=band.label,
                bounds=band.bounds,
                meaning=band.meaning,
                record=band.record,
                listed=band.listed,
                announced=band.announced,
                honours=band.honours,
                article=band.article,
            )
            for band in rules.bands
        ),
        provisions=tuple(
            ProvisionView(
                rule=part.rule, article=part.article, text=part.text, first_day=part.first_day
            )
            for part in rules.provisions
        ),
        scorecards=tuple(_scorecard(card) for card in rules.scorecards),
    )


def _scorecard(card: Scorecard) -> ScorecardView:
    return ScorecardView(
        version=card.version,
        first_day=card.first_day,
        example_weights=card.example_weights,
        indicators=tuple(
            IndicatorView(
                group=known.group, family=known.family, name=known.name, points=known.points
            )
            for known in card.indicators
        ),
    )
