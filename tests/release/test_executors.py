"""Whoever does the work, the results are the same, in the same order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.ledger.errors import ClaimTaken
from registry.release.errors import ReleaseError
from registry.release.executors import DEFAULT, Executor, choose
from registry.release.executors.base import IN_FLIGHT
from registry.release.executors.dask import Dask
from registry.site.errors import SiteError
from tests.release import tasks

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=["inline", "processes:2", "dask"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    dask = request.param == "dask"
    setting = request.getfixturevalue("dask_scheduler") if dask else request.param
    with choose(setting) as chosen:
        yield chosen


@pytest.fixture
def processes() -> Iterator[Executor]:
    with choose("processes:2") as chosen:
        yield chosen


def test_results_come_in_the_order_of_the_jobs(executor):
    assert list(executor.map(tasks.slow_first, range(20))) == list(range(20))


def test_no_jobs_no_results(executor):
    assert list(executor.map(tasks.square, [])) == []


def test_one_executor_does_one_map_after_another(executor):
    assert list(executor.map(tasks.square, [3])) == [9]
    assert list(executor.map(tasks.square, iter([4, 5]))) == [16, 25]


def test_jobs_are_drawn_and_results_held_within_bounds(executor):
    drawn = 0

    def jobs() -> Iterator[int]:
        nonlocal drawn
        for number in range(1000):
            drawn += 1
            yield number

    results = executor.map(tasks.square, jobs())
    for taken, _ in enumerate(zip(results, range(50), strict=False), 1):
        assert drawn - taken < executor.workers * IN_FLIGHT


def test_what_a_task_raises_arrives_as_itself_and_the_rest_is_not_begun(executor):
    drawn = []
    results = executor.map(tasks.fail_at_three, (drawn.append(n) or n for n in range(1000)))
    taken = []
    with pytest.raises(SiteError) as caught:
        taken.extend(results)
        pytest.fail("no error came")
    assert (caught.value.zh, caught.value.en) == ("第三项有误。", "The third is wrong.")
    assert caught.value.args == SiteError("第三项有误。", "The third is wrong.").args
    assert len(drawn) <= 4 + executor.workers * IN_FLIGHT
    assert list(executor.map(tasks.square, [2])) == [4]


def test_an_error_with_a_refusal_keeps_it(executor):
    with pytest.raises(ClaimTaken) as caught:
        list(executor.map(tasks.claim, ["某公司"]))
    assert caught.value.refusal == ClaimTaken("notice:2026-1", "某公司").refusal
    assert caught.value.subject == "某公司"


def test_what_the_jobs_raise_is_raised(executor):
    def jobs() -> Iterator[int]:
        yield 1
        raise KeyError("no more")

    with pytest.raises(KeyError, match="no more"):
        list(executor.map(tasks.square, jobs()))


def test_a_map_that_is_left_half_way_leaves_the_executor_well(executor):
    results = executor.map(tasks.square, range(1000))
    assert next(results) == 0
    del results
    assert list(executor.map(tasks.square, [6])) == [36]


def test_an_error_that_cannot_travel_is_told(processes):
    with pytest.raises(ReleaseError, match="Odd"):
        list(processes.map(tasks.odd, [1]))


def test_the_work_is_shared_by_processes_that_are_not_ours(processes):
    pids = set(processes.map(tasks.pid, range(20)))
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_dask_shares_it_too(dask_scheduler):
    with choose(dask_scheduler.replace("tcp://", "dask://")) as chosen:
        assert chosen.workers == 2
        pids = set(chosen.map(tasks.pid, range(20)))
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_a_killed_worker_is_told_in_one_sentence(processes):
    with pytest.raises(ReleaseError, match="工作进程意外终止"):
        list(processes.map(tasks.die, range(100)))
    assert list(processes.map(tasks.square, [2])) == [4]


def test_a_worker_does_not_hear_ctrl_c(processes):
    assert list(processes.map(tasks.interrupt, range(4))) == ["went on"] * 4


def test_the_server_of_workers_does_not_hear_ctrl_c_while_it_loads():
    """What it began with, its workers have; we ourselves hear it as before."""
    program = (
        "from registry.release.executors import choose\n"
        "from tests.release import tasks\n"
        "with choose('processes:1') as chosen:\n"
        "    print(*chosen.map(tasks.deaf, [0]), tasks.deaf(0))\n"
    )
    told = subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True)
    assert told.split() == ["True", "False"]


_WHILE_ONE_BEGINS = """
import multiprocessing, os, signal, threading, time
from multiprocessing.context import ForkServerProcess as Process
from registry.release.executors import choose
from tests.release import tasks

start = Process.start
def interrupted(process):
    start(process)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.5)  # until the other thread has it
Process.start = interrupted
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()  # which hears it
try:
    with choose("processes:2") as chosen:
        list(chosen.map(tasks.square, range(4)))
except KeyboardInterrupt:
    print("heard")
left = multiprocessing.active_children()
for process in left:
    process.kill()
print(len(left))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are no forks")
def test_ctrl_c_while_a_worker_begins_leaves_none_behind():
    words = [sys.executable, "-c", _WHILE_ONE_BEGINS]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (ended.stdout.split(), ended.stderr) == (["heard", "0"], "")


@pytest.mark.parametrize("setting", ["processes:1", "processes:2"])
def test_workers_die_with_their_parent(tmp_path, setting):
    marker = tmp_path / "worker"
    program = (
        "from registry.release.executors import choose\n"
        "from tests.release import tasks\n"
        f"list(choose({setting!r}).map(tasks.linger, [{str(marker)!r}]))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    try:
        worker = int(_wait_for(lambda: marker.is_file() and marker.read_text()))
        assert _alive(worker)
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    assert _wait_for(lambda: not _alive(worker))


def _wait_for(answer):
    deadline = time.monotonic() + 60
    while not (value := answer()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return value


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_one_process_for_each_core_that_may_be_used(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert choose(DEFAULT).workers == 3
    assert choose("processes:7").workers == 7
    assert choose("inline").workers == 1


@pytest.mark.parametrize(
    "setting",
    ["", "process", "processes:0", "processes:-1", "processes:", "inline:2", "dask", "http://x:1"],
)
def test_another_setting_is_refused(setting):
    with pytest.raises(ReleaseError, match="不认识的执行方式"):
        choose(setting)


def test_dask_must_be_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "registry.release.executors.dask", None)
    with pytest.raises(ReleaseError, match="requirements-engines"):
        choose("dask://127.0.0.1:1")


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr("registry.release.executors.dask._CONNECT_SECONDS", 0.2)
    with pytest.raises(ReleaseError, match="无法连接"):
        Dask("tcp://127.0.0.1:1")
