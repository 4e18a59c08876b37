"""Admission: what the rules let into the ledger, and every reason why not, at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType

from registry.intake.drafts import KINDS, Filed, Origin
from registry.intake.drafts.company import CompanyDraft
from registry.intake.drafts.erasure import ErasureDraft
from registry.intake.drafts.grading import EvidenceDraft
from registry.intake.problems import Problem
from registry.ledger.entries import Entry
from registry.seal.verdict import Verdict
from registry.state.admit.kinds import erasing, evidence
from registry.state.admit.notices import NoticeBook
from registry.state.admit.row import Checks, Filing, Row
from registry.state.admit.table import TABLE
from registry.state.admit.working import Reader, Working
from registry.state.rules import Rules
from scoring.refusal import Refusal

#: Fields that date a row, the deciding one first.
DAYS = ("day", "announced", "named", "decided", "evaluated", "applied", "qualified", "received")
RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Admission:
    """What a filing comes to: its entries, or its problems and no entry at all."""

    entries: tuple[tuple[Entry, Origin], ...]
    problems: tuple[Problem, ...]


def admit(
    filed: Iterable[Filed],
    ledger: Reader,
    rules: Rules,
    received: date,
    verdicts: Mapping[Origin, Verdict] = MappingProxyType({}),
    clerk: str = "",
) -> Admission:
    """Check every row of a filing against the rules and the register as it stands.

    Rows are taken by day, then by kind, so that a filing may hold many steps. `received` is the
    day of filing; it dates particulars that name no day of their own. `verdicts` are those on the
    originals that rows name; `clerk` is who files.
    """
    rows = sorted(filed, key=_order)
    working = Working(ledger, rows, rules.get("").licensing.inspection_lead_months)
    notices = NoticeBook(working)
    filing = Filing(working, notices, rules, received, verdicts, clerk)
    problems: list[Problem] = []
    for group in _groups(rows):
        problems += _take([Row(item, filing) for item in group], working)
    unread = any(item.unread for item in rows)
    if problems or unread:
        problems.sort(key=lambda problem: (problem.sheet, problem.row or 0))
        return Admission((), tuple(problems))
    return Admission((*notices.entries(), *working.added), ())


def _take(rows: list[Row], working: Working) -> list[Problem]:
    """Check one row (or all evidence of one evaluation) and let later rows see it."""
    problems = [problem for row in rows for problem in _problems(row, _checks(row))]
    if problems or any(row.filed.unread for row in rows):
        return problems
    first = rows[0]
    if isinstance(first.draft, EvidenceDraft):
        entries = evidence.evidence_entries(rows)
    else:
        entries = TABLE[type(first.draft)].entries(first)
    if isinstance(entries, Refusal):
        return [Problem.at(first.filed, ("indicator",), entries)]
    for entry in entries:
        working.add(entry, first.filed.origin)
    return []


def _checks(row: Row) -> Checks:
    if isinstance(row.draft, EvidenceDraft):
        return (erasing.STANDING, *evidence.EVIDENCE)
    checks = TABLE[type(row.draft)].checks
    return checks if isinstance(row.draft, ErasureDraft) else (erasing.STANDING, *checks)


def _problems(row: Row, checks: Checks) -> Iterator[Problem]:
    unread = row.filed.unread
    for check in checks:
        refusal = check.test(row) if not unread or check.runs(unread) else None
        if refusal is not None:
            yield Problem.at(row.filed, check.place, refusal)


def _order(item: Filed) -> tuple[date, int, int]:
    draft = item.draft
    if isinstance(draft, CompanyDraft):
        return (date.min, 0, item.origin.row)
    days = (getattr(draft, field, None) for field in DAYS)
    day = next((day for day in days if day is not None), date.min)
    return (day, RANK[type(draft)], item.origin.row)


def _groups(rows: Iterable[Filed]) -> Iterator[list[Filed]]:
    """Single rows, but all evidence of one evaluation together."""
    for _, group in groupby(enumerate(rows), key=lambda numbered: _evaluation(*numbered)):
        yield [item for _, item in group]


def _evaluation(number: int, item: Filed) -> tuple[object, ...]:
    draft = item.draft
    if isinstance(draft, EvidenceDraft):
        return (draft.code, draft.agency, draft.evaluated, draft.ruleset)
    return (number,)
