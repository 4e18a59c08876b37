"""The whole register as of a day: what the page works out is what a register of that day says."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from registry.cli import opening
from registry.cli.settings import Given
from registry.ledger.store import Ledger
from registry.public.disclose import PublicView
from registry.public.views import CompanyView
from registry.public.views.held import held
from registry.site import lines
from registry.site.counting import counted
from registry.site.membership import lists_of
from registry.state.licences import LICENCE_ACTS, Licences, LicenceState
from tests.examples.desk import AS_OF, ROOT, Desk
from tests.examples.test_held import FIRST, LAST, ONE_DAY, run

SCRIPTS = ROOT / "tests" / "public"
LINES = "data/register/00000.jsonl.gz"
#: What the statistics of a day count that has its days; regions and industries are as of now.
DATED = ("grade", "lapsing", "begun")


class Example:
    """The example's ledger, and what is published of it."""

    def __init__(self, desk: Desk) -> None:
        settings = Given("", ROOT / "pelicanconf.py").read()
        self.rules, self.association = opening.rules(settings), settings.association
        self.url = f"sqlite:///{desk.folder / 'register.sqlite3'}"
        self.views = list(self.on(LAST))

    def on(self, day: date) -> Iterator[CompanyView]:
        """The companies as a register of a day would publish them."""
        with Ledger.open(self.url) as ledger:
            yield from PublicView(ledger, self.rules, self.association, day).companies()

    def licences(self, day: date) -> Licences:
        """The licences of a day."""
        with Ledger.open(self.url) as ledger:
            entries = [one.entry for one in ledger.entries(acts=LICENCE_ACTS)]
        lead = self.rules.get("").licensing.inspection_lead_months
        return Licences.fold(entries, lead, day)


@pytest.fixture(scope="module")
def register(example: Desk) -> Example:
    return Example(example)


def eventful(views: list[CompanyView]) -> list[date]:
    """The days about which something happened to anybody."""
    told = {event.day for view in views for event in view.events}
    told |= {grade.valid_until + ONE_DAY for view in views for grade in view.grades}
    near = {day + ONE_DAY * by for day in told for by in (-1, 0, 1)}
    return sorted(day for day in near if FIRST <= day <= LAST)


def answers(site: Path, days: list[date]) -> list[dict[str, Any]]:
    """What the page's own scripts make of the published file, for each day."""
    script = SCRIPTS / "held_lists.mjs"
    return list(map(json.loads, run(script, "\n".join(map(str, days)), str(site / LINES))))


def plain(told: object) -> Any:
    return json.loads(msgspec.json.encode(told))


@pytest.mark.rule("E-6")
def test_the_list_of_every_day_is_what_held(register: Example, site: Path) -> None:
    days = eventful(register.views)
    assert len(days) > 120
    for day, answer in zip(days, answers(site, days), strict=True):
        found = (held(view, day) for view in register.views)
        assert answer["rows"] == [plain(one) for one in found if one.listed], day


def shown(view: CompanyView) -> list[tuple[object, ...]]:
    """The grades of a company as its own register says, without what has no days of its own."""
    return [
        (one.ruleset, one.grade, one.status, str(one.valid_from), str(one.valid_until))
        for one in view.grades
    ]


@pytest.mark.rule("R-24")
@pytest.mark.rule("R-31")
def test_the_list_and_the_statistics_are_those_of_a_register_of_that_day(
    register: Example, site: Path
) -> None:
    """Each day is folded anew from the ledger; what was erased since is on no day (P-5)."""
    days = eventful(register.views)
    now = {view.code for view in register.views}
    for day, answer in zip(days, answers(site, days), strict=True):
        then = [view for view in register.on(day) if view.code in now]
        told = {
            row["code"]: [
                (g["ruleset"], g["grade"], g["status"], g["valid_from"], g["valid_until"])
                for g in row["grades"]
            ]
            for row in answer["rows"]
        }
        assert told == {view.code: shown(view) for view in then}, day
        assert of_page(answer["counts"]) == of_register(then), day
        assert answer["lists"] == on_lists(then, answer["lists"]), day


def on_lists(views: list[CompanyView], names: Iterable[str]) -> dict[str, list[str]]:
    """Who is on the lists of a register of that day, by the list's state or grade (R-24)."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for view in views:
        for key, _ in lists_of(lines.of_company(view)):
            name = " ".join(key[1:]) or key[0]
            if name in found:
                found[name].append(view.code)
    return found


def of_register(views: list[CompanyView]) -> Counter[str]:
    """What the statistics of a register of that day count."""
    keys = (key for view in views for key in counted(lines.of_company(view)))
    return Counter(" ".join(sorted(key)) for key in keys if key[0] in DATED)


def of_page(counts: dict[str, int]) -> Counter[str]:
    """The same of the page, where a month's number is by grade."""
    found: Counter[str] = Counter()
    for key, number in counts.items():
        kind, ruleset, row, grade = key.split("\t")
        if kind == "status" and row == "valid":
            found[" ".join(sorted(("grade", ruleset, grade)))] += number
        elif kind == "begun":
            found[" ".join(sorted((kind, ruleset, row, grade)))] += number
        elif kind == "lapsing":
            found[" ".join(sorted((kind, ruleset, row)))] += number
    return found


def of_pages(site: Path) -> dict[str, dict[str, str]]:
    """What the pages of agencies and practitioners bear of each licence, by its number."""
    pages = [site / "agencies/index.html", site / "practitioners/index.html"]
    pattern = r'class="licence"(?: hidden)? (data-number="[^>]*)>'
    found = (one for page in pages for one in re.findall(pattern, page.read_text("utf-8")))
    borne = [dict(re.findall(r'data-(\w+)="([^"]*)"', one)) for one in found]
    return {one["number"]: one for one in borne}


def around(state: LicenceState) -> list[date]:
    """The days about which anything became of a licence."""
    told = [state.entry.day, state.entry.valid_until + ONE_DAY, *state.inspected]
    told += [due + ONE_DAY for due, _ in state.windows]
    told += [day for ban in state.bans for day in (ban.day, ban.until + ONE_DAY)]
    told += [state.cancelled.day] if state.cancelled else []
    near = {day + ONE_DAY * by for day in told for by in (-1, 0, 1)}
    return sorted(day for day in near if day <= date.fromisoformat(AS_OF))


@pytest.mark.rule("R-41")
@pytest.mark.rule("R-44")
def test_every_licence_stands_on_any_day_as_the_fold_of_that_day_says(
    register: Example, site: Path
) -> None:
    now, borne = register.licences(LAST).by_number, of_pages(site)
    assert sorted(borne) == sorted(now)
    days = {number: around(state) for number, state in now.items()}
    folds = {day: register.licences(day).by_number for some in days.values() for day in some}
    asked = [{**borne[number], "days": list(map(str, days[number]))} for number in now]
    script = SCRIPTS / "licences.mjs"
    answers = run(script, "\n".join(map(json.dumps, asked)))
    seen = set()
    for number, answer in zip(now, map(json.loads, answers), strict=True):
        states = [folds[day].get(number) for day in days[number]]
        expected = [s.status(d) if s else "" for s, d in zip(states, days[number], strict=True)]
        assert answer == expected, number
        seen.update(expected)
    assert seen >= {"", "valid", "awaiting_inspection", "expired", "cancelled", "barred"}
