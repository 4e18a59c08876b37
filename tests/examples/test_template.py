"""The whole example, every row copied into the template of its kind, gives the same register."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from registry.cli.settings import Settings
from registry.cli.template import terms
from registry.intake.drafts import KINDS, Column, Draft, columns
from registry.intake.read import read
from registry.intake.template import workbook
from registry.ledger.store import Ledger
from registry.state.fold import fold_company
from tests.examples.desk import BY_DOCUMENT, FILINGS, Desk

FACTS = ("ruleset", "grade", "score", "valid_until", "basis", "certificate", "document")


def as_cell(value: Any, column: Column) -> Any:
    """What a clerk chooses or types for a value."""
    if isinstance(value, bool):
        return column.cell.choices[0 if value else 1]
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "；".join(f"{day}{'合格' if passed else '不合格'}" for day, passed in value)
    if isinstance(value, tuple):
        return "、".join(value)
    return float(value) if isinstance(value, Decimal) else value


def copied(drafts: list[Draft]) -> bytes:
    """The template of these rows' kinds, filled."""
    kinds = [kind for kind in KINDS if any(type(draft) is kind for draft in drafts)]
    book = load_workbook(io.BytesIO(workbook(kinds, terms(Settings()))))
    for kind in kinds:
        rows = [draft for draft in drafts if type(draft) is kind]
        for down, draft in enumerate(rows, 2):
            for across, (name, column) in enumerate(columns(kind).items(), 1):
                value = getattr(draft, name)
                if value not in (None, "", ()):
                    book[kind.title].cell(down, across, as_cell(value, column))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def retold(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, set[str]]:
    """A desk that took each example filing as templates, and the kinds that were among them."""
    folder, used = tmp_path_factory.mktemp("template"), set()
    for filing in sorted(FILINGS.iterdir()):
        drafts = [one.draft for one in read(filing).filed]
        used |= {draft.kind for draft in drafts}
        (folder / f"{filing.stem}.xlsx").write_bytes(copied(drafts))
    return Desk(folder).taken(sorted(folder.glob("*.xlsx"))), used


def grades(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every grade of every company, and what ended it."""
    with Ledger.open(f"sqlite:///{desk.folder / 'register.sqlite3'}", readonly=True) as ledger:
        states = map(fold_company, ledger.histories(ledger.companies()).values())
        return {
            state.code: [
                (*(getattr(one.entry, fact) for fact in FACTS), one.ended and one.ended.kind)
                for one in state.grades
            ]
            for state in states
            if state is not None
        }


def test_every_kind_is_taken_from_its_template(retold: tuple[Desk, set[str]]) -> None:
    assert retold[1] == {kind.kind for kind in KINDS} - BY_DOCUMENT


def test_the_register_is_the_same(retold: tuple[Desk, set[str]], example: Desk) -> None:
    assert grades(retold[0]) == grades(example)


def test_private_columns_arrive(retold: tuple[Desk, set[str]], example: Desk) -> None:
    def contacts(folder: Path) -> dict[str, Any]:
        with Ledger.open(f"sqlite:///{folder / 'register.sqlite3'}", readonly=True) as ledger:
            return {
                one.entry.company: one.entry.contact for one in ledger.entries(acts=["company"])
            }

    assert contacts(retold[0].folder) == contacts(example.folder)
