"""Files read one after another, the next by a second process while one is judged.

Reading is pure, bytes in and a Reading out, so where it happens changes nothing but the time.
"""

import signal
from collections.abc import Generator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from registry.intake.read import Reading, read

#: For fewer bytes a second process costs more than it saves.
WORTH_A_PROCESS = 2 * 2**20
#: A fresh interpreter: a fork would share the ledger's connections.
_PROCESSES = get_context("spawn")
_INTERRUPT = {signal.SIGINT}


def readings(paths: Sequence[Path], kind: str | None = None) -> Generator[Reading, None, None]:
    """Every file in its turn, as `read` gives it; raises OSError in the turn of that file.

    At most one reading waits, so memory holds two files however many there are. Close the
    iterator to stop reading.
    """
    if not paths:
        return
    first, *later = paths
    if sum(path.stat().st_size for path in later if path.exists()) < WORTH_A_PROCESS:
        yield from (read(path, kind) for path in paths)
        return
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    helper = _PROCESSES.Process(target=_send, args=(theirs, later, kind), daemon=True)
    _start(helper)
    theirs.close()
    try:
        yield read(first, kind)
        for path in later:
            yield _received(ours) or read(path, kind)
    finally:
        ours.close()
        helper.terminate()
        helper.join()


def _start(helper: Any) -> None:
    """Starts the process deaf to Ctrl-C: the one that is judging ends it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
    try:
        helper.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(pipe: "Connection[Reading, Any]", paths: Sequence[Path], kind: str | None) -> None:
    """Reads each file when the one before was taken over; ends at what cannot be read or sent."""
    try:
        for path in paths:
            pipe.send(read(path, kind))
    except Exception:
        # Whatever it was befalls the one who waits as well, when it reads that file itself.
        pipe.close()


def _received(pipe: "Connection[Any, Reading]") -> Reading | None:
    """The next reading; None once the other process has ended, in the midst of one or before."""
    try:
        return pipe.recv()
    except (EOFError, OSError):
        return None
