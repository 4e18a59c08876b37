"""Runs a command and tells what it and all its children cost."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from time import perf_counter

import psutil

from benchmarks.measure.cost import Cost
from benchmarks.measure.errors import CommandFailedError

#: The first sample comes after so many seconds, later ones more seldom: each costs the family time.
_FIRST = 0.1
_SELDOM = 0.02
_TAIL = 2000
_NOT_KEPT = "PYTHONDONTWRITEBYTECODE"


def run(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None) -> Cost:
    """The cost of one command, waited for to its end. Raises CommandFailedError.

    Python may keep what it compiled, as where a program is installed it does.
    """
    kept = {name: value for name, value in os.environ.items() if name != _NOT_KEPT}
    with TemporaryFile() as output:
        start, busy = perf_counter(), _busy()
        child = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env={**kept, **(env or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        family = _Family(child.pid)
        family.start()
        _, status, used = os.wait4(child.pid, 0)
        wall, busy = perf_counter() - start, _busy() - busy
        child.returncode = os.waitstatus_to_exitcode(status)
        family.stop()
        if child.returncode != 0:
            output.seek(0)
            tail = output.read()[-_TAIL:].decode(errors="replace")
            raise CommandFailedError(f"{command[0]} ended with {child.returncode}:\n{tail}")
    # Workers of a fork server are waited for by it and not by the command: what was seen of each.
    cpu = max(used.ru_utime + used.ru_stime, family.cpu)
    return Cost(wall, cpu, family.peak, max(0.0, busy - cpu))


def _busy() -> float:
    """Seconds that all of the machine's cores have worked."""
    times = psutil.cpu_times()
    return float(times.user + times.system)


class _Family(Thread):
    """Adds up the memory and the CPU of a process and all below it, again and again."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._worked: dict[int, float] = {}
        self._since = perf_counter()
        self._root = psutil.Process(pid)
        self._over = Event()

    def run(self) -> None:
        """Sample until told to stop."""
        while not self._over.is_set():
            self.peak = max(self.peak, self._now())
            self._over.wait(_FIRST + _SELDOM * (perf_counter() - self._since))

    def stop(self) -> None:
        """No more samples."""
        self._over.set()
        self.join()

    def _now(self) -> int:
        try:
            family = [self._root, *self._root.children(recursive=True)]
        except psutil.Error:
            return 0
        for process in family:
            self._worked[process.pid] = max(self._worked.get(process.pid, 0.0), _worked(process))
        return sum(map(_size, family))

    @property
    def cpu(self) -> float:
        """CPU seconds of all that were seen."""
        return sum(self._worked.values())


def _worked(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def _size(process: psutil.Process) -> int:
    try:
        full = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(full, "pss", full.rss))
