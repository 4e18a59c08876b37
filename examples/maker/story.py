"""The whole story: every filing in the order in which it came in, numbered."""

from dataclasses import replace

from maker.certificates import Certificates
from maker.chapters import autumn, later, latest, middle, opening
from maker.sheets import Filing


def filings() -> list[Filing]:
    """All filings; their names begin with a running number, so that sorting keeps the order."""
    certificates = Certificates()
    told = [
        filing
        for chapter in (opening, middle, later, latest, autumn)
        for filing in chapter.chapter(certificates)
    ]
    ordered = sorted(told, key=lambda filing: filing.received)
    return [replace(one, name=f"{n:04}-{one.name}") for n, one in enumerate(ordered, 1)]
