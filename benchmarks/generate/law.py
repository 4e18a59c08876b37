"""What the rules make of a day or a score, asked once for each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from registry.ledger.entries import Deadline
from scoring.formula import Scored
from scoring.refusal import Refusal
from scoring.ruleset import RuleBook, RuleSet
from scoring.scorecard import Evidence
from scoring.workdays import Calendar


@cache
def rules(ruleset: str) -> RuleSet:
    """A rule set as it stands."""
    return RuleBook.load().get(ruleset)


@cache
def last_day(ruleset: str, first: date) -> date:
    """The last day of a grade (R-20)."""
    return rules(ruleset).last_day(first)


@cache
def ban_until(ruleset: str, first: date) -> date:
    """The last day of a ban (R-31)."""
    return rules(ruleset).ban_until(first)


@cache
def deadline(received: date, days: int) -> Deadline:
    """So many working days on (R-15)."""
    found = _calendar().deadline(received, days)
    return Deadline(found.day, found.provisional)


@cache
def scorecard_version(ruleset: str, day: date) -> str:
    """The scorecard in force on a day, where there is one (D-3)."""
    card = rules(ruleset).scorecard_on(day)
    return card.version if card else ""


@lru_cache(maxsize=4096)
def by_groups(ruleset: str, compliance: int, breach: int, credit: int) -> Scored:
    """The score that three sums give (D-2)."""
    return _given(rules(ruleset).group_score(*map(Decimal, (compliance, breach, credit))))


def by_evidence(ruleset: str, day: date, evidence: Sequence[Evidence]) -> Scored:
    """The score that records give by the scorecard of a day (D-4)."""
    card = rules(ruleset).scorecard_on(day)
    if card is None:
        raise ValueError(f"{ruleset} has no scorecard on {day}")
    return _given(card.score(evidence))


def grade_of(ruleset: str, score: Decimal) -> str:
    """The grade of a score; "BB" where it is below the last one that is named (R-4)."""
    band = rules(ruleset).band_of(score)
    return band.grade if band else "BB"


@cache
def _calendar() -> Calendar:
    return Calendar.standard()


def _given(scored: Scored | Refusal) -> Scored:
    if isinstance(scored, Refusal):
        raise ValueError(scored.en)
    return scored
