"""What held on a day, by what is published now: the cases that both languages share."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from registry.public import views as v
from registry.public.views.held import held
from tests import views as made
from tests.public.viewing import CODE, company, revoke
from tests.state.desk import Desk, draft, result

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "held.json").read_text("utf-8"))[
    "cases"
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def ref(told: dict[str, str] | None) -> v.NoticeRef | None:
    return replace(made.notice_ref(), day=day(told["day"])) if told else None


def grade(told: dict[str, Any]) -> v.GradeView:
    days = {name: day(told[name]) for name in ("valid_from", "valid_until", "ended_on")}
    ended = ref(told["ended_by"])
    return made.grade(**{**told, **days, "ended_by": ended})


def view(told: dict[str, Any]) -> v.CompanyView:
    return made.company(
        name=told["name"],
        former_names=tuple(
            v.FormerName(name=one["name"], until=day(one["until"])) for one in told["former_names"]
        ),
        grades=tuple(map(grade, told["grades"])),
        commitments=tuple(
            made.commitment(**{name: day(one[name]) for name in one}) for one in told["commitments"]
        ),
        events=tuple(
            v.EventView(**{**one, "day": day(one["day"]), "becomes": "", "notice": None})
            for one in told["events"]
        ),
    )


@pytest.mark.rule("R-31")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_held_on_a_day(case: dict[str, Any]) -> None:
    shown = view(case["view"])
    for on, expected in case["days"].items():
        found = held(shown, date.fromisoformat(on))
        grades = [
            [one.grade, one.status, one.ended_on and one.ended_on.isoformat()]
            for one in found.grades
        ]
        assert [found.listed, found.name, found.commitments, *grades] == expected, on


@pytest.mark.rule("R-31")
def test_a_revocation_is_told_of_a_grade_that_is_void_since(desk: Desk) -> None:
    """The register showed it as revoked until then, and its notice stands (R-32)."""
    desk.take(result(CODE, "75", "A", "2025-06-01"))
    revoke(desk, "55", "BB")
    void = draft("voiding", code=CODE, day="2026-05-06", reason="所报材料不实")
    desk.take(void)
    now = company(desk, "2026-06-01")
    assert now is not None
    assert {event.kind for event in now.events} >= {"revocation", "voiding"}
    assert [one.status for one in held(now, date(2026, 3, 1)).grades] == ["revoked"]
    then = company(desk, "2026-03-01")
    assert then is not None and then.grades[0].status == "revoked"
