"""The rules that a register is kept by: rule sets, the default one, the calendar."""

from dataclasses import dataclass
from datetime import date

from scoring.ruleset import RuleBook, RuleSet
from scoring.workdays import Calendar


@dataclass(frozen=True)
class Rules:
    """`default` is the rule set of rows that name none and whose headers tell none.

    An objection is decided within so many working days of its receipt (P-6).
    """

    book: RuleBook
    default: str
    calendar: Calendar
    objection_days: int = 7

    def get(self, ruleset: str, on: date | None = None) -> RuleSet:
        """The rule set as in force on a day (None: as it stands now)."""
        return self.book.get(ruleset or self.default, on)


def article(ruleset: RuleSet, rule: str) -> str:
    """The article on which a rule set rests a rule or the decision of its number; "" if on none."""
    wanted = (rule, rule.replace("R-", "D-"))
    return next((part.article for part in ruleset.provisions if part.rule in wanted), "")
