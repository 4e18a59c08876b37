"""Processes on this machine.

A worker begins as a fork of a small server process (`forkserver`) that has the task's modules and
nothing else: no thread, no SQLite connection and no lock of ours, none of which live through a
fork, and it is there in milliseconds. Where the system's own libraries don't live through a fork
either (macOS), or there is none (Windows), a worker is a process of its own from the start
(`spawn`). Plain `fork` copies whatever we happen to hold, so it is never used.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import wait

from registry.release.errors import ReleaseError
from registry.release.executors.base import IN_FLIGHT, Closing, J, R
from registry.release.executors.ordering import in_order
from registry.release.executors.outcome import Raised, attempt

_METHOD = "forkserver" if sys.platform == "linux" else "spawn"


def usable_cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes(Closing):
    """A pool of worker processes, begun by the first `map`."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def map(self, task: Callable[[J], R], jobs: Iterable[J]) -> Iterator[R]:
        """See Executor."""

        def submit(job: J) -> Future[R | Raised]:
            # It may begin a worker, and one that the pool has not noted would be left behind.
            with _interruption_waits():
                self._pool = self._pool or _pool(self.workers, task.__module__)
                return self._pool.submit(attempt, task, job)

        try:
            yield from in_order(submit, jobs, self.workers * IN_FLIGHT)
        except BrokenProcessPool as fault:
            self.close()
            raise ReleaseError(
                "一个工作进程意外终止（可能内存不足或被强行结束），生成已停止。",
                "A worker process died, out of memory or killed, so the build stopped.",
            ) from fault

    def refresh(self) -> None:
        """See Executor: a process gives memory back by ending."""
        self.close()

    def close(self) -> None:
        """See Executor."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _pool(workers: int, module: str) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(_METHOD)
    # Imported once for all workers; where that fails, each imports by itself.
    context.set_forkserver_preload(["__main__", module])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


@contextmanager
def _interruption_waits() -> Iterator[None]:
    """Ctrl-C waits meanwhile: any thread may catch it, and the main one then answers it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with _deaf():
            yield
    finally:
        signal.signal(signal.SIGINT, before)
        for number in heard[:1]:
            signal.raise_signal(number)


@contextmanager
def _deaf() -> Iterator[None]:
    """Whatever process begins here never hears Ctrl-C, nor do its forks."""
    if _METHOD != "forkserver":
        yield
        return
    # The first worker would begin it, and it begins by letting Ctrl-C through.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """In a new worker: Ctrl-C is the parent's to handle, and the parent's end is the worker's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
