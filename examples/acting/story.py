"""The week, Monday to Friday."""

from collections.abc import Sequence
from pathlib import Path

from examples.acting import friday, monday, thursday, tuesday, wednesday
from examples.acting.stage import Day, Stage


def act(folder: Path) -> Sequence[Day]:
    """Act the week in an empty folder. Raises AssertionError where a command ends otherwise."""
    stage = Stage(folder)
    for day in (monday, tuesday, wednesday, thursday, friday):
        day.act(stage)
    return stage.days
