"""A desk for tests: files drafts as a clerk's sheet would, and asks for the standing."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from registry.identity import codes
from registry.intake.drafts import BY_KIND, Draft, Filed, Origin, columns
from registry.intake.problems import Problem
from registry.ledger.store import Ledger
from registry.seal.verdict import Verdict
from registry.state.admit import Admission, admit
from registry.state.fold import fold_company
from registry.state.rules import Rules
from registry.state.standing import Standing, standing
from scoring.ruleset import RuleBook
from scoring.workdays import Calendar

RULES = Rules(RuleBook.load(), "shaanxi-2006", Calendar.standard())
AGENCY = "陕西甲信用评估有限公司"
AGENCY_CODE = codes.complete("91610113", "MAAGENC0")
PEOPLE = ("周一", "周二", "周三", "周四", "周五")
TODAY = date(2026, 11, 22)


def company_code(number: int) -> str:
    """A made-up company's valid code."""
    return codes.complete("91610102", f"MA{number:06d}")


@dataclass
class Desk:
    """A ledger in memory, taking filings one after another."""

    ledger: Ledger = field(default_factory=lambda: Ledger.open("sqlite://"))
    numbers: Any = field(default_factory=lambda: count(1))

    def file(
        self,
        *drafts: Draft,
        unread: dict[int, set[str]] | None = None,
        verdict: Verdict | None = None,
        clerk: str = "MIMICLERK",
    ) -> Admission:
        """Take drafts as the rows of one filing; recorded only when nothing is refused.

        `verdict` is the one on the originals that they name, `clerk` who files.
        """
        name = f"MIMI{next(self.numbers):04d}.xlsx"
        filed = [
            Filed(
                draft,
                Origin(name, "MIMISHEET", row),
                cells={f: chr(65 + i) for i, f in enumerate(columns(type(draft)))},
                unread=frozenset((unread or {}).get(row, ())),
            )
            for row, draft in enumerate(drafts, start=2)
        ]
        with self.ledger.transaction() as transaction:
            verdicts = {one.origin: verdict for one in filed} if verdict else {}
            admission = admit(filed, transaction, RULES, TODAY, verdicts, clerk)
            if not admission.problems:
                content = repr([*map(repr, drafts), name]).encode()
                transaction.add_filing(name, "test", content, TODAY, clerk)
                for entry, origin in admission.entries:
                    transaction.append(entry, sheet=origin.sheet, row=origin.row)
        return admission

    def take(
        self, *drafts: Draft, verdict: Verdict | None = None, clerk: str = "MIMICLERK"
    ) -> Admission:
        """Take drafts that must be let in."""
        admission = self.file(*drafts, verdict=verdict, clerk=clerk)
        assert not admission.problems, [problem.refusal.zh for problem in admission.problems]
        return admission

    def refused(
        self, *drafts: Draft, verdict: Verdict | None = None, clerk: str = "MIMICLERK"
    ) -> list[tuple[str, tuple[str, ...]]]:
        """Take drafts that must be refused: the rules and the headers they are reported at."""
        admission = self.file(*drafts, verdict=verdict, clerk=clerk)
        assert admission.problems, "nothing was refused"
        assert not admission.entries
        return [(problem.refusal.rule, problem.headers) for problem in admission.problems]

    def standing(self, code: str, as_of: str) -> Standing:
        """The standing as the command line shows it."""
        day = date.fromisoformat(as_of)
        entries = [item.entry for item in self.ledger.entries(subjects=[code])]
        state = fold_company(entries, day)
        assert state is not None
        return standing(state, day, RULES)


def draft(kind: str, **values: Any) -> Draft:
    """A draft of a kind; days and decimals may be given as text."""
    return BY_KIND[kind](**typed(values))


def typed(values: dict[str, Any]) -> dict[str, Any]:
    """The same values, days as days."""
    return {name: _typed(value) for name, value in values.items()}


def _typed(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 and value[4] == "-" else value
        except ValueError:
            return value
    return value


def licensed(desk: Desk, granted: str = "2024-03-15", inspected: tuple[str, ...] = ()) -> None:
    """License an agency and five people on a day, with passed inspections."""
    inspections = tuple((date.fromisoformat(day), True) for day in inspected)
    people = [
        draft(
            "practitioner_licence",
            name=name,
            number=f"陕信评字第{number:04d}号",
            agency=AGENCY,
            day=granted,
            inspections=inspections,
            telephone="029-00000001",
        )
        for number, name in enumerate(PEOPLE, start=1)
    ]
    agency = draft(
        "agency_licence",
        name=AGENCY,
        code=AGENCY_CODE,
        number="陕信评机字第001号",
        legal_representative=PEOPLE[0],
        day=granted,
        deposit=Decimal(3),
        inspections=inspections,
    )
    desk.take(agency, *people)


def result(code: str, score: str, grade: str, day: str, **changes: Any) -> Draft:
    """A finished result under shaanxi-2006, announced on a day; BBB with `named` instead."""
    digits = {"AAA": "111", "AA": "011", "A": "001"}.get(grade, "222")
    first = date.fromisoformat(day)
    values: dict[str, Any] = {
        "name": f"西安甲{code[-4:]}有限公司",
        "code": code,
        "score": Decimal(score),
        "grade": grade,
        "agency": AGENCY,
        "evaluators": PEOPLE[1:3],
        "applied": date(first.year - 1, 12, 1),
        "evaluated": first,
        "decided": first,
        "announced": first,
        "qualified": date(2020, 1, 1),
        "certificate": f"{first.year}001{digits}{int(code[-8:-2]) % 99999:05d}",
        "address": "西安市新城区一路1号",
        "telephone": "029-00000002",
        **typed(changes),
    }
    return BY_KIND["results"](**values)


def rules_of(problems: tuple[Problem, ...]) -> list[str]:
    """The rules broken."""
    return [problem.refusal.rule for problem in problems]
