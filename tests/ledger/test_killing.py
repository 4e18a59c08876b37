"""The harness itself: it kills, it kills children too, and it hides no failure."""

import sys
import time
from pathlib import Path

import pytest

from tests.killing import command, function, instants, kill_after, undisturbed

PYTHON = (sys.executable, "-c")
PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
print("at work", flush=True)
child.wait()
"""


def test_a_program_at_work_is_killed_with_its_children(tmp_path: Path) -> None:
    noted = tmp_path / "child"
    assert kill_after(command(*PYTHON, PARENT, str(noted), begins=b"at work"), 0)
    assert not _outlives(int(noted.read_text()), seconds=30)


def test_a_program_that_has_done_its_work_is_not_killed() -> None:
    assert not kill_after(command(*PYTHON, "pass"), 60)
    assert not kill_after(function(time.sleep, 0), 60)
    assert kill_after(function(time.sleep, 60), 0.01)


def test_a_failure_is_not_taken_for_a_kill() -> None:
    with pytest.raises(RuntimeError, match="status 3"):
        kill_after(command(*PYTHON, "raise SystemExit(3)"), 60)
    with pytest.raises(RuntimeError, match="failed"):
        undisturbed(command(*PYTHON, "raise SystemExit(3)"))
    with pytest.raises(RuntimeError, match="before it said"):
        command(*PYTHON, "pass", begins=b"at work")


def test_instants_are_spread_from_the_first_to_after_the_last() -> None:
    spread = sorted(instants(2.0, 5, budget=60))
    assert spread == [0.0, 0.75, 1.5, 2.25, 3.0]
    assert list(instants(2.0, 5, budget=-1)) == []


def _outlives(process: int, seconds: float) -> bool:
    """Whether it still runs by then: a kill takes a moment, and a zombie is dead."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            status = Path(f"/proc/{process}/stat").read_text().split(") ")[1][0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        if status in "ZX":
            return False
        time.sleep(0.01)
    return True
