"""How the register stood on a day: as published now, as the desk says, and as scripts say."""

import json
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import msgspec
import pytest

from registry.cli import opening
from registry.cli.settings import Given
from registry.ledger.entries import CompanyEntry
from registry.ledger.store import Ledger
from registry.public.disclose import PublicView
from registry.public.views import CompanyView
from registry.public.views.held import Held, contested_on, held
from registry.state.fold import fold_company
from registry.state.rules import Rules
from registry.state.standing import ObjectionStanding, Standing, standing
from tests.examples.desk import AS_OF, ROOT, Desk

SCRIPT = ROOT / "tests" / "public" / "held.mjs"
FIRST, LAST = date(2021, 12, 1), date.fromisoformat(AS_OF)
ONE_DAY = timedelta(days=1)


class Example:
    """The example register: its rules, what is published of it now, and what the desk knows."""

    def __init__(self, desk: Desk) -> None:
        settings = Given("", ROOT / "pelicanconf.py").read()
        self.rules: Rules = opening.rules(settings)
        url = f"sqlite:///{desk.folder / 'register.sqlite3'}"
        with Ledger.open(url) as ledger:
            public = PublicView(ledger, self.rules, settings.association, LAST)
            self.views = list(public.companies())
            self.entries = {view.code: entries(ledger, view.code) for view in self.views}

    def desk(self, code: str, day: date) -> Standing | None:
        """What `registry standing` tells."""
        state = fold_company(self.entries[code], day)
        return state and standing(state, day, self.rules)

    def days(self, view: CompanyView, random: Random) -> Iterator[date]:
        """The days about which something happened, and some others."""
        told = [grade.valid_from for grade in view.grades]
        told += [grade.valid_until + ONE_DAY for grade in view.grades]
        told += [event.day for event in view.events]
        told += [mark.marked_on for mark in view.objections or ()]
        near = {day + ONE_DAY * by for day in told for by in (-1, 0, 1)}
        some = {FIRST + ONE_DAY * random.randrange((LAST - FIRST).days) for _ in range(6)}
        return (day for day in sorted(near | some) if day <= LAST)


def entries(ledger: Ledger, code: str) -> list[CompanyEntry]:
    acts = (recorded.entry for recorded in ledger.entries([code]))
    return [act for act in acts if isinstance(act, CompanyEntry)]


@pytest.fixture(scope="module")
def register(example: Desk) -> Example:
    return Example(example)


def of_desk(found: Standing | None, rules: Rules) -> list[tuple[object, ...]]:
    """The listed grades as the public is told of them (R-19)."""
    told = []
    for one in found.grades if found else ():
        band = rules.get(one.ruleset, one.valid_from).band(one.grade)
        if band is not None and band.listed:
            ended = one.last_day if one.status in ("revoked", "superseded") else None
            told.append(
                (one.ruleset, one.grade, one.status, one.valid_from, one.valid_until, ended)
            )
    return told


def stands(one: ObjectionStanding) -> bool:
    """Whether the desk has it marked and not decided."""
    return one.marked_on is not None and one.decided_on is None


def of_view(found: Held) -> list[tuple[object, ...]]:
    return [
        (one.ruleset, one.grade, one.status, one.valid_from, one.valid_until, one.ended_on)
        for one in found.grades
    ]


@pytest.mark.rule("R-31")
def test_every_company_stands_on_any_day_as_the_desk_says(register: Example) -> None:
    random = Random(19)
    asked = marked = 0
    for view in register.views:
        for day in register.days(view, random):
            desk, found = register.desk(view.code, day), held(view, day)
            assert of_view(found) == of_desk(desk, register.rules), (view.code, day)
            if desk is not None:
                assert found.name == desk.name, (view.code, day)
                marks = contested_on(view.objections or (), day)
                assert marks == sum(map(stands, desk.objections)), (view.code, day)
                marked += marks
            asked += 1
    assert asked > 3000 and marked > 10


def test_the_command_says_the_same(example: Desk, register: Example) -> None:
    view = next(one for one in register.views if any(g.status == "void" for g in one.grades))
    void = next(grade for grade in view.grades if grade.status == "void")
    assert void.ended_by is not None
    for day in (void.ended_by.day - ONE_DAY, void.ended_by.day):
        told = example.standing(view.code, day.isoformat())["grades"]
        assert [one["status"] for one in told] == [one.status for one in held(view, day).grades]
    assert told[0]["status"] == "void"


def test_scripts_say_the_same(register: Example) -> None:
    random = Random(20)
    asked, expected = [], []
    for view in register.views:
        days = list(register.days(view, random))
        asked.append(msgspec.json.encode({"view": view, "days": days}).decode())
        for day in days:
            told = (held(view, day), contested_on(view.objections or (), day))
            expected.append(json.loads(msgspec.json.encode(told)))
    lines = run(SCRIPT, "\n".join(asked))
    assert [json.loads(line) for line in lines] == expected
    assert len(lines) > 3000


def run(script: Path, text: str, *words: str) -> list[str]:
    done = subprocess.run(
        ["node", str(script), *words], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()
