"""A generated register straight into a ledger: no admission, the rules obeyed all the same."""

from collections.abc import Iterator
from itertools import islice

from benchmarks.generate.agencies import count, licences
from benchmarks.generate.cast import Cast
from benchmarks.generate.notices import Book, Serials
from benchmarks.generate.places import Area
from benchmarks.generate.plan import BATCH, LAST
from benchmarks.generate.stories import Batch
from registry.ledger.entries import Entry
from registry.ledger.store import Ledger

#: Batches in a filing: one transaction, and all that is ever held of the register at once.
_IN_A_FILING = 1000


def fill(ledger: Ledger, companies: int, area: Area) -> int:
    """Record a register of that many companies; how many acts it has.

    The same arguments give the same links, byte for byte.
    """
    serials, acts = Serials(), 0
    acts += _record(ledger, f"{area} {companies}: licences", _licences(companies, area, serials))
    batches = (
        Batch(index, Cast(area), companies, serials) for index in range(-(-companies // BATCH))
    )
    while some := list(islice(batches, _IN_A_FILING)):
        first, last = some[0].numbers[0] + 1, some[-1].numbers[-1] + 1
        name = f"{area} {companies}: companies {first}-{last}"
        entries = (pair for batch in some for pair in batch.entries())
        acts += _record(ledger, name, entries)
    return acts


def _licences(companies: int, area: Area, serials: Serials) -> Iterator[tuple[int, Entry]]:
    book = Book(serials)
    acts = list(licences(count(companies), area, book))
    for entry in (*book.entries(), *acts):
        yield -1, entry


def _record(ledger: Ledger, name: str, entries: Iterator[tuple[int, Entry]]) -> int:
    acts = 0
    with ledger.transaction() as transaction:
        transaction.add_filing(name, "generated", name.encode(), LAST, "generator")
        for number, entry in entries:
            transaction.append(entry, row=number + 1)
            acts += 1
    return acts
