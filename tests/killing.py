"""Kill a program at any instant and see what it leaves behind.

`command` starts a program in a process group of its own and `function` a function in a forked
process, which is ready in milliseconds. `kill_after` lets one work for so many seconds and ends it
with SIGKILL. `instants` spreads the seconds over the time that it takes when left alone.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from random import Random
from typing import Protocol

_LONGEST_SECONDS = 120
_forks = get_context("forkserver")


class Running(Protocol):
    """A program at work."""

    def end(self, seconds: float) -> int | None:
        """Wait so long for its end: the exit status (negative: the signal), None if it works on."""

    def kill(self) -> None:
        """SIGKILL to it and its children."""


def kill_after(program: Running, seconds: float) -> bool:
    """Whether the program was killed; False if it had done its work before."""
    if program.end(seconds) is None:
        program.kill()
    status = program.end(_LONGEST_SECONDS)
    if status not in (0, -signal.SIGKILL):
        raise RuntimeError(f"{program} ended by itself with status {status}")
    return status != 0


def undisturbed(program: Running) -> float:
    """How many seconds the program takes when nobody kills it."""
    start = time.monotonic()
    if program.end(_LONGEST_SECONDS) != 0:
        raise RuntimeError(f"{program} failed")
    return time.monotonic() - start


def instants(duration: float, times: int, budget: float) -> Iterator[float]:
    """So many instants within one and a half of the duration; fewer once the budget is spent."""
    spread = [duration * 1.5 * step / (times - 1) for step in range(times)]
    Random(times).shuffle(spread)
    end = time.monotonic() + budget
    for instant in spread:
        if time.monotonic() > end:
            return
        yield instant


def command(*words: str, begins: bytes = b"") -> Running:
    """Start a program; with `begins`, return when it says this line on standard output."""
    process = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    while begins and (line := process.stdout.readline()).strip() != begins:
        if not line:
            raise RuntimeError(f"{words} ended before it said {begins!r}")
    return _Command(process)


def function(target: Callable[..., object], *arguments: object) -> Running:
    """Start a function of an importable module."""
    _forks.set_forkserver_preload([target.__module__])
    process = _forks.Process(target=_as_here, args=(dict(os.environ), target, *arguments))
    process.start()
    return _Function(process)


def _as_here(
    environment: Mapping[str, str], target: Callable[..., object], *arguments: object
) -> None:
    """Run it in this environment: the server of forks keeps that of the test which began it."""
    os.environ.clear()
    os.environ.update(environment)
    target(*arguments)


@dataclass(frozen=True)
class _Command:
    process: subprocess.Popen[bytes]

    def end(self, seconds: float) -> int | None:
        try:
            self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        return self.process.returncode

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)


@dataclass(frozen=True)
class _Function:
    process: ForkServerProcess

    def end(self, seconds: float) -> int | None:
        self.process.join(seconds)
        return self.process.exitcode

    def kill(self) -> None:
        self.process.kill()
