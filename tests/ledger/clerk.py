"""A clerk at work in a process of its own: python -m tests.ledger.clerk URL NAME…

Says "ready", waits for a line on standard input (or its end), then takes each named filing in a
transaction of its own and says what became of it.
"""

import sys
from datetime import date

from registry.ledger.errors import LedgerError
from registry.ledger.store import Ledger
from tests.ledger.acts import grade

ENTRIES = 400


def take(ledger: Ledger, name: str) -> str:
    """The filing "7" holds grades 2800 to 3199, "7 again" the same under another name."""
    first = ENTRIES * int(name.removesuffix(" again"))
    try:
        with ledger.transaction() as transaction:
            transaction.add_filing(name, "results", name.encode(), date(2026, 3, 2), "clerk")
            for number in range(first, first + ENTRIES):
                transaction.append(grade(number), sheet="结果", row=number - first + 2)
    except LedgerError as fault:
        return type(fault).__name__
    return "taken"


def work(url: str, *names: str) -> None:
    with Ledger.open(url) as ledger:
        for name in names:
            print(name, take(ledger, name), sep=": ", flush=True)


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    work(*sys.argv[1:])
