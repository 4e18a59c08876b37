"""What the executors are given to do; workers import it."""

import os
import signal
import time

from registry.ledger.errors import ClaimTaken
from registry.release.storage import Store
from registry.site.errors import SiteError


def square(number: int) -> int:
    return number * number


def slow_first(number: int) -> int:
    """The first job ends last."""
    time.sleep(0.2 if number == 0 else 0)
    return number


def pid(_: object) -> int:
    time.sleep(0.05)
    return os.getpid()


def parent(_: object) -> int:
    return os.getppid()


def interrupt(_: object) -> str:
    """What Ctrl-C on a terminal does to a worker."""
    os.kill(os.getpid(), signal.SIGINT)
    return "went on"


def fail_at_three(number: int) -> int:
    if number == 3:
        raise SiteError("第三项有误。", "The third is wrong.")
    return number


def claim(subject: str) -> None:
    raise ClaimTaken("notice:2026-1", subject)


class OddError(Exception):
    """Holds what cannot be pickled."""

    def __init__(self) -> None:
        super().__init__("odd")
        self.lock = open(os.devnull)  # noqa: SIM115


def odd(_: object) -> None:
    raise OddError


def die(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def put(job: tuple[Store, str]) -> str:
    store, path = job
    store.write(path, path.encode())
    return path


def linger(marker: str) -> None:
    """Says who it is, then works for a long time."""
    with open(marker, "w", encoding="utf-8") as file:
        file.write(str(os.getpid()))
    time.sleep(600)


def deaf(job: object) -> bool:
    """Whether Ctrl-C waits here until it is asked for."""
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])
