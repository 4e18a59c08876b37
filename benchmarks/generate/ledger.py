"""A generated register straight into a ledger: no admission, the rules obeyed all the same."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from benchmarks.generate.agencies import count, licences
from benchmarks.generate.cast import Cast
from benchmarks.generate.notices import Book, Serials
from benchmarks.generate.places import Area
from benchmarks.generate.plan import BATCH, LAST
from benchmarks.generate.stories import Batch
from registry.ledger.entries import Entry, Grade
from registry.ledger.store import Ledger

#: Batches in a filing: one transaction, and all that is ever held of the register at once.
_IN_A_FILING = 1000


@dataclass
class Filled:
    """What a ledger was filled with: acts by kind; grades by the last day of their period."""

    acts: Counter[str] = field(default_factory=Counter)
    last_days: Counter[date] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count one act."""
        self.acts[type(entry).__name__] += 1
        if isinstance(entry, Grade):
            self.last_days[entry.valid_until] += 1


def fill(ledger: Ledger, companies: int, area: Area) -> Filled:
    """Record a register of that many companies.

    The same arguments give the same links, byte for byte.
    """
    serials, filled = Serials(), Filled()
    title = f"{area}, {companies} companies"
    _record(ledger, f"{title}: licences", _licences(companies, area, serials), filled)
    last = -(-companies // BATCH)
    batches = (Batch(index, Cast(area), companies, serials) for index in range(last))
    while some := list(islice(batches, _IN_A_FILING)):
        numbers = range(some[0].numbers[0] + 1, some[-1].numbers[-1] + 2)
        entries = (pair for batch in some for pair in batch.entries())
        _record(ledger, f"{title}: {numbers[0]} to {numbers[-1]}", entries, filled)
    return filled


def _licences(companies: int, area: Area, serials: Serials) -> Iterator[tuple[int, Entry]]:
    book = Book(serials)
    acts = list(licences(count(companies), area, book))
    for entry in (*book.entries(), *acts):
        yield -1, entry


def _record(
    ledger: Ledger, name: str, entries: Iterator[tuple[int, Entry]], filled: Filled
) -> None:
    with ledger.transaction() as transaction:
        transaction.add_filing(name, "generated", name.encode(), LAST, "generator")
        for number, entry in entries:
            transaction.append(entry, row=number + 1)
            filled.add(entry)
