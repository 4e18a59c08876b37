"""A publication that is killed at any step: readers see one whole release, and nothing is lost."""

import os
import shutil
import signal
from pathlib import Path

from tests.killing import function
from tests.release.keeper import Keeper
from tests.release.publish.conftest import copied
from tests.release.publish.press import faults, folder_target, publish, publish_until, shown

#: More on demand: REGISTRY_KILLS=400 tries four hundred steps of some 2,400.
_KILLS = int(os.environ.get("REGISTRY_KILLS", "24"))
_SECONDS = 60
#: Between the log and the switch to the release that rests on it, the log is ahead of the site.
_AHEAD = "no published notice opens it."


def test_a_publication_killed_at_any_step(waiting: Keeper, tmp_path: Path) -> None:
    whole = copied(waiting, tmp_path / "whole")
    assert _run(whole, 0) == 0
    steps = int((whole.folder / "steps").read_text("utf-8"))
    expected = os.readlink(whole.folder / "srv/current")
    kills = min(_KILLS, steps)
    seen = set()
    for number in range(kills):
        step = 1 + number * (steps - 1) // max(1, kills - 1)
        keeper = copied(waiting, tmp_path / "killed")
        assert _run(keeper, step) == -signal.SIGKILL
        seen.add(_left_behind(keeper))
        held = shown(keeper.folder / "srv/current")
        publish(keeper, folder_target(keeper))
        assert os.readlink(keeper.folder / "srv/current") == expected
        assert not list((keeper.folder / "srv/releases").glob(".*"))
        assert faults(keeper.folder / "srv/current", held) == []
        shutil.rmtree(keeper.folder)
    assert seen == {True, False}


def _run(keeper: Keeper, step: int) -> int | None:
    return function(publish_until, str(keeper.folder), keeper.ledger, step).end(_SECONDS)


def _left_behind(keeper: Keeper) -> bool:
    """Whether the log had gone further; every file that readers see is one release's."""
    root = keeper.folder / "srv/current"
    found = [fault for fault in faults(root) if not fault.endswith(_AHEAD)]
    assert found == []
    return shown(root).size > shown(keeper.folder / "early").size + 1
