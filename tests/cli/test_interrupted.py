"""Ctrl-C at any moment: status 130, one sentence, and nothing half recorded or half shown."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from registry.cli.interrupt import SENTENCE
from tests.cli.conftest import AGENCIES, POINTS, RESULTS, ROOT
from tests.cli.office import Office, init

EARLY, LATE = "2026-03-02", "2026-03-09"
ACTS: dict[str, tuple[object, ...]] = {
    "take": ("take", "--received", LATE, POINTS),
    "build": ("build", "--as-of", LATE),
    "publish": ("publish",),
}
_SECONDS = 60
_PROGRAM = """
from registry.cli.main import app
print("begins", flush=True)
app()
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Published once; its builds use processes."""
    office = init(tmp_path_factory.mktemp("interrupted") / "登记册")
    conf = office.folder / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8").replace('"inline"', '"processes"'), "utf-8")
    office.done("take", "--received", EARLY, AGENCIES, RESULTS)
    office.shown(EARLY)
    return office


def stopped(office: Office, after: float, *words: object) -> tuple[int, str, float]:
    """Status and standard error of a command to which Ctrl-C came so many seconds after it began,
    and how long it worked.
    """
    settings = str(office.folder / "pelicanconf.py")
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "--settings", settings, *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "begins\n"
    begun = time.monotonic()
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers as well
    _, said = process.communicate(timeout=_SECONDS)
    return process.returncode, said, time.monotonic() - begun


@pytest.mark.parametrize("act", ACTS)
def test_ctrl_c(office: Office, tmp_path: Path, act: str) -> None:
    at_work = Office(shutil.copytree(office.folder, tmp_path / "登记册", symlinks=True))
    acts = list(ACTS)
    for earlier in acts[: acts.index(act)]:
        at_work.done(*words(earlier, at_work))
    before = state(at_work)
    twin = Office(shutil.copytree(at_work.folder, tmp_path / "twin", symlinks=True))
    status, said, took = stopped(twin, _SECONDS, *words(act, twin))
    assert status == 0, said
    seen = set()
    for share in (0.2, 0.5, 0.75):
        status, said, _ = stopped(at_work, took * share, *words(act, at_work))
        seen.add(status)
        # With its work done, Python itself goes by the signal.
        assert status in (0, 130) or (status == -signal.SIGINT and state(at_work) == state(twin))
        if status == 130:
            assert len(said.splitlines()) == 1 and said.startswith("已中断"), said
            assert state(at_work) in (before, state(twin))
    assert 130 in seen
    at_work.done(*words(act, at_work))
    assert state(at_work) == state(twin)
    if act == "build":
        at_work.done("publish", at_work.folder / "srv")
    assert "均与日志相符" in at_work.done("verify", at_work.site)


def words(act: str, office: Office) -> tuple[object, ...]:
    return (*ACTS[act], office.folder / "srv") if act == "publish" else ACTS[act]


def state(office: Office) -> tuple[str, str]:
    """What is recorded and what is shown."""
    return office.done("verify"), (office.site / "register.json").read_text("utf-8")


_LOADING = """
import sys
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == "sqlalchemy":
            raise FAULT
sys.meta_path.insert(0, Interrupted())
from registry.cli.main import app
"""


def test_ctrl_c_while_the_program_loads_is_a_sentence_and_a_defect_still_is_none() -> None:
    def loading(fault: str) -> subprocess.CompletedProcess[str]:
        program = _LOADING.replace("FAULT", fault)
        words = [sys.executable, "-c", program]
        return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)

    stopped = loading("KeyboardInterrupt")
    assert stopped.returncode == -signal.SIGINT, "which shells call 130"
    assert stopped.stderr == f"{SENTENCE}\n"
    wrong = loading("ValueError('our own')")
    assert wrong.returncode == 1 and "Traceback" in wrong.stderr and "our own" in wrong.stderr
