"""Taking filings: each read, judged and recorded whole, or not at all."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from registry.cli import erasing, mending, originals
from registry.cli.alike import Alike
from registry.cli.drafting import reserving
from registry.cli.seal import Seal
from registry.intake import ahead, difference
from registry.intake.problems import Problem
from registry.intake.read import Note, Reading
from registry.ledger.store import Ledger, Transaction
from registry.state.admit import admit
from registry.state.rules import Rules


@dataclass(frozen=True)
class Outcome:
    """What became of one filing.

    `problems` and `difference` (the lines that changed under a taken name) tell why it was
    refused; `known` that the very same bytes were taken before; `notes` what the clerk should look
    at once more, `changes` what erasures, corrections and repairs change.
    """

    path: Path
    reading: Reading
    entries: int = 0
    known: bool = False
    problems: tuple[Problem, ...] = ()
    difference: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    changes: Sequence[str] = ()

    @property
    def refused(self) -> bool:
        """Whether anything keeps the filing out."""
        return bool(self.problems or self.difference)


@dataclass(frozen=True)
class Desk:
    """Where filings arrive: the ledger, its rules, the day of receipt and who receives.

    `seal` judges the originals that a filing names.
    """

    ledger: Ledger
    rules: Rules
    received: date
    clerk: str = ""
    kind: str | None = None
    seal: Seal = field(default_factory=Seal)
    alike: Alike = field(default_factory=Alike)

    def take(self, paths: Sequence[Path]) -> Iterator[Outcome]:
        """Takes each file in a transaction of its own, until one is refused.

        What comes after a refused filing may rest on it and is left for the next time.
        """
        with closing(ahead.readings(paths, self.kind)) as readings:
            for path, reading in zip(paths, readings, strict=True):
                with self.ledger.transaction() as transaction:
                    outcome = self._judge(path, reading, transaction)
                yield outcome
                if outcome.refused:
                    return

    def try_out(self, paths: Sequence[Path]) -> Iterator[Outcome]:
        """As `take`, in one transaction that is given up at the end: nothing is recorded."""
        with (
            suppress(_TrialOverError),
            closing(ahead.readings(paths, self.kind)) as readings,
            self.ledger.transaction() as transaction,
        ):
            for path, reading in zip(paths, readings, strict=True):
                outcome = self._judge(path, reading, transaction)
                yield outcome
                if outcome.refused:
                    break
            raise _TrialOverError

    def _judge(self, path: Path, reading: Reading, transaction: Transaction) -> Outcome:
        with _uncollected():
            return self._judged(path, reading, transaction)

    def _judged(self, path: Path, reading: Reading, transaction: Transaction) -> Outcome:
        if transaction.filing_by_digest(reading.digest):
            return Outcome(path, reading, known=True)
        stored = transaction.filing(reading.name)
        if stored:
            lines = difference.between(stored.content, reading.content, reading.name)
            return Outcome(path, reading, difference=tuple(lines))
        named = originals.read(path, reading.filed, self.seal, self.received)
        admission = admit(
            reading.filed, transaction, self.rules, self.received, named.verdicts, self.clerk
        )
        kept = reserving.problems(reading.filed, transaction)
        problems = (*reading.problems, *named.problems, *admission.problems, *kept)
        if problems:
            return Outcome(path, reading, problems=tuple(sorted(problems, key=_place)))
        entries = [entry for entry, _ in admission.entries]
        changes = (*mending.lines(entries), *erasing.lines(entries, transaction))
        for original in named.found:
            # Before the filing itself, to which the entries belong.
            if not transaction.filing_by_digest(original.digest):
                transaction.add_filing(
                    original.name, original.kind, original.content, self.received, self.clerk
                )
        notes = self.alike.notes(transaction, admission.entries)
        kind = "+".join(reading.kinds)
        transaction.add_filing(reading.name, kind, reading.content, self.received, self.clerk)
        for entry, origin in admission.entries:
            transaction.append(entry, sheet=origin.sheet, row=origin.row)
        taken = len(admission.entries)
        return Outcome(path, reading, entries=taken, notes=notes, changes=changes)


def _place(problem: Problem) -> tuple[str, int, tuple[str, ...]]:
    return problem.sheet, problem.row or 0, problem.letters


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles: a filing makes some hundred thousand objects, and none is in one."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _TrialOverError(Exception):
    """Ends a trial's transaction without a trace."""
