"""What goes wrong on a Dask scheduler ends in a sentence, never in a wait without end."""

import time

import dask
import pytest
from distributed import LocalCluster

from registry.release.errors import ReleaseError
from registry.release.executors.dask import Dask
from tests.release import tasks

LOOPBACK = {
    "host": "127.0.0.1",
    "protocol": "tcp",
    "dashboard_address": None,
    "threads_per_worker": 1,
}


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.release.executors.dask._CONNECT_SECONDS", 1)
    monkeypatch.setattr("registry.release.executors.dask._PATIENCE_SECONDS", 0.2)


def test_a_scheduler_without_workers_is_told(hasty):
    with (
        LocalCluster(n_workers=0, processes=False, **LOOPBACK) as local,
        pytest.raises(ReleaseError, match="没有工作进程"),
    ):
        Dask(local.scheduler_address)


def test_workers_that_leave_are_told(hasty):
    with (
        LocalCluster(n_workers=1, processes=False, **LOOPBACK) as local,
        Dask(local.scheduler_address) as executor,
    ):
        assert list(executor.map(tasks.square, [1])) == [1]
        local.scale(0)
        while local.scheduler.workers:
            time.sleep(0.01)
        with pytest.raises(ReleaseError, match="没有工作进程"):
            list(executor.map(tasks.square, [5]))


def test_a_job_that_kills_its_workers_is_told(hasty):
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=1, processes=True, **LOOPBACK) as local,
        Dask(local.scheduler_address) as executor,
        pytest.raises(ReleaseError, match=r"Dask 未能完成任务.*KilledWorker"),
    ):
        list(executor.map(tasks.die, [2]))


def test_a_scheduler_that_ends_is_told(hasty):
    local = LocalCluster(n_workers=1, processes=False, **LOOPBACK)
    with Dask(local.scheduler_address) as executor:
        results = executor.map(tasks.square, range(100))
        assert next(results) == 0
        local.close()
        with pytest.raises(ReleaseError, match="Dask"):
            list(results)
            list(executor.map(tasks.square, range(3)))
