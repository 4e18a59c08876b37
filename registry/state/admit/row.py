"""One row under admission, and how a check is declared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from registry.intake.drafts import Filed
from registry.state.admit.notices import NoticeBook
from registry.state.admit.working import Working
from registry.state.company import CompanyState, Process
from registry.state.rules import Rules, article
from scoring.refusal import Refusal
from scoring.ruleset import RuleSet


@dataclass(frozen=True)
class Row:
    """A filed draft in the register as it stands, with the rules that hold for it.

    `draft` is typed by the kind; fields that could not be read are None and in `filed.unread`.
    """

    filed: Filed
    working: Working
    notices: NoticeBook
    rules: Rules
    received: date

    @property
    def draft(self) -> Any:
        """The draft itself."""
        return self.filed.draft

    @cached_property
    def ruleset_id(self) -> str | None:
        """The rule set named in the row, told by the sheet's headers, or the default one."""
        named = getattr(self.draft, "ruleset", "")
        if not named:
            return self.rules.book.recognise(set(self.filed.headers)) or self.rules.default
        for id_ in self.rules.book.ids:
            if named in (id_, self.rules.get(id_).title):
                return id_
        return None

    @cached_property
    def ruleset(self) -> RuleSet:
        """Its values as they stand now; `ruleset_on` for those of a day."""
        return self.rules.get(self.ruleset_id or self.rules.default)

    def ruleset_on(self, day: date) -> RuleSet:
        """The rule set's values in force on a day."""
        return self.rules.get(self.ruleset_id or self.rules.default, day)

    @property
    def company(self) -> CompanyState | None:
        """The company that the row names, if the register knows it."""
        return self.working.company(self.draft.code) if self.draft.code else None

    def refuse(self, rule: str, zh: str, en: str, found: str = "", expected: str = "") -> Refusal:
        """A refusal that cites the article on which the row's rule set rests the rule."""
        return Refusal(rule, article(self.ruleset, rule), zh, en, found, expected)

    def name_on(self, day: date) -> str:
        """The company's name on a day, as registered, else as filed."""
        company = self.company
        name: str = (
            company.name_on(day) if company and company.name else getattr(self.draft, "name", "")
        )
        return name

    @property
    def process(self) -> Process | None:
        """The company's open process under the row's rule set."""
        company = self.company
        return company.process(self.ruleset.id) if company else None


Test = Callable[[Row], Refusal | None]


@dataclass(frozen=True)
class Check:
    """A rule's test of a row.

    It runs only when every field in `needs` could be read; a refusal is reported at the columns
    `at` (those of `needs` when not given).
    """

    needs: tuple[str, ...]
    test: Test
    at: tuple[str, ...] = ()

    def refusal(self, row: Row) -> Refusal | None:
        """The refusal of a row, or None."""
        if not row.filed.unread.isdisjoint(self.needs):
            return None
        return self.test(row)

    @property
    def place(self) -> tuple[str, ...]:
        """The fields at whose columns a refusal is shown."""
        return self.at or self.needs


Checks = Sequence[Check]
