"""One row under admission, and how a check is declared."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from registry.intake.drafts import Filed, Origin
from registry.seal.verdict import Verdict
from registry.state.admit.notices import NoticeBook
from registry.state.admit.working import Working
from registry.state.company import CompanyState, Process
from registry.state.rules import Rules, article
from scoring.refusal import Refusal
from scoring.ruleset import RuleSet


@dataclass(frozen=True)
class Filing:
    """What all rows of a filing share; rule sets are looked up once for all of them."""

    working: Working
    notices: NoticeBook
    rules: Rules
    received: date
    verdicts: Mapping[Origin, Verdict] = field(default_factory=dict)
    clerk: str = ""
    _named: dict[tuple[str, frozenset[str]], str | None] = field(default_factory=dict)
    _in_force: dict[tuple[str, date | None], RuleSet] = field(default_factory=dict)

    def ruleset_id(self, named: str, headers: frozenset[str]) -> str | None:
        """The rule set of that id or title; of no name, the one that headers tell or the default.

        None where no rule set bears the name.
        """
        key = (named, headers)
        if key not in self._named:
            self._named[key] = self._ruleset_id(named, headers)
        return self._named[key]

    def _ruleset_id(self, named: str, headers: frozenset[str]) -> str | None:
        if not named:
            return self.rules.book.recognise(headers) or self.rules.default
        for id_ in self.rules.book.ids:
            if named in (id_, self.rules.get(id_).title):
                return id_
        return None

    def ruleset(self, id_: str, day: date | None = None) -> RuleSet:
        """The rule set as in force on a day (None: as it stands now)."""
        key = (id_, day)
        if key not in self._in_force:
            self._in_force[key] = self.rules.get(id_, day)
        return self._in_force[key]


class Row:
    """A filed draft in the register as it stands, with the rules that hold for it.

    `draft` is typed by the kind; fields that could not be read are None and in `filed.unread`.
    `ruleset_id` is the rule set named in the row, told by the sheet's headers, or the default
    one; `ruleset` its values as they stand now, `ruleset_on` those of a day. `verdict` is the one
    on the original that the row names, `clerk` who files it, `known` what was found out about the
    row (`once`).
    """

    def __init__(self, filed: Filed, filing: Filing) -> None:
        self.filed = filed
        self.draft: Any = filed.draft
        self.working = filing.working
        self.notices = filing.notices
        self.rules = filing.rules
        self.received = filing.received
        self.verdict = filing.verdicts.get(filed.origin)
        self.clerk = filing.clerk
        self.known: dict[Hashable, Any] = {}
        self._filing = filing
        self.ruleset_id = filing.ruleset_id(getattr(self.draft, "ruleset", ""), filed.headers)
        self._in_use = self.ruleset_id or filing.rules.default
        self.ruleset = filing.ruleset(self._in_use)

    def ruleset_on(self, day: date) -> RuleSet:
        """The rule set's values in force on a day."""
        return self._filing.ruleset(self._in_use, day)

    @property
    def company(self) -> CompanyState | None:
        """The company that the row names, if the register knows it."""
        code = self.draft.code
        return self.working.company(code) if code else None

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
T = TypeVar("T")


def once(question: Callable[[Row], T]) -> Callable[[Row], T]:
    """A question to a row that several of its checks ask, answered once.

    For what stays the same until the row's own entries are added.
    """

    @wraps(question)
    def asked(row: Row) -> T:
        known: dict[Hashable, T] = row.known
        if question not in known:
            known[question] = question(row)
        return known[question]

    return asked


@dataclass(frozen=True)
class Check:
    """A rule's test of a row.

    It runs only when every field in `needs` could be read; a refusal is reported at the columns
    `at` (those of `needs` when not given).
    """

    needs: tuple[str, ...]
    test: Test
    at: tuple[str, ...] = ()

    def runs(self, unread: frozenset[str]) -> bool:
        """Whether all that it needs could be read."""
        return unread.isdisjoint(self.needs)

    @property
    def place(self) -> tuple[str, ...]:
        """The fields at whose columns a refusal is shown."""
        return self.at or self.needs


Checks = Sequence[Check]
