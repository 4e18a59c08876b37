"""Explains a rule set from its own data."""

from collections.abc import Iterator, Sequence

from registry.public.views import (
    BandView,
    IndicatorView,
    ProvisionView,
    RuleSetView,
    ScorecardView,
    ScoringView,
    SideView,
    StepView,
)
from scoring.ruleset import RuleSet
from scoring.scorecard import Scorecard


def ruleset_view(versions: Sequence[RuleSet]) -> RuleSetView:
    """The public explanation of a rule set: the newest of these versions, how each one scores."""
    rules = versions[-1]
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
        scorings=tuple(_scorings(versions)),
    )


def _scorings(versions: Sequence[RuleSet]) -> Iterator[ScoringView]:
    for rules in versions:
        card = rules.scorecard_on(rules.since)
        if card is not None:
            yield _scoring(rules, card)


def _scoring(rules: RuleSet, card: Scorecard) -> ScoringView:
    registration = rules.values.registration
    return ScoringView(
        ruleset=rules.id,
        since=rules.since,
        scorecard=card.version,
        example_weights=card.example_weights,
        minimum=rules.scale.minimum,
        maximum=rules.scale.maximum,
        places=card.places,
        base=card.formula.base,
        sides=tuple(
            SideView(label=side.label, effect=side.effect, groups=side.groups, limit=side.limit)
            for side in card.formula.sides
        ),
        steps=tuple(
            StepView(grade=band.grade, label=band.label, lower=band.lower) for band in rules.bands
        ),
        indicators=_indicators(card),
        counts=registration.counts if registration else (),
        ended=registration.ended if registration else (),
    )


def _scorecard(card: Scorecard) -> ScorecardView:
    return ScorecardView(
        version=card.version,
        first_day=card.first_day,
        example_weights=card.example_weights,
        indicators=_indicators(card),
    )


def _indicators(card: Scorecard) -> tuple[IndicatorView, ...]:
    return tuple(
        IndicatorView(group=known.group, family=known.family, name=known.name, points=known.points)
        for known in card.indicators
    )
