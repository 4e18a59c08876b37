"""A document is judged in a process of its own, with little time, little memory and no file.

Whatever a hostile document does to the parsers, it does it there. What comes back is JSON, checked
against the verdict's type.
"""

import resource
from datetime import date
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from registry.seal.judging import against, judge
from registry.seal.trust import Trust, TrustError
from registry.seal.verdict import Finding, Verdict

#: Seconds of CPU, seconds by the wall, bytes of address space.
CPU = 20
WALL = 60
MEMORY = 2**30
_LONGEST = 2**20

#: Forked from a server that has the libraries loaded, and nothing of the ledger.
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


class _Answer(msgspec.Struct, frozen=True):
    verdict: Verdict | None = None
    trouble: str = ""


def judge_confined(
    content: bytes,
    company: str,
    received: date,
    folder: Path | None,
    lists: tuple[str, ...] | None = None,
) -> Verdict:
    """As `judge`, with the trust kept in a folder. Raises TrustError."""
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(
        target=_child, args=(theirs, content, company, received, folder, lists), daemon=True
    )
    process.start()
    theirs.close()
    try:
        answer = _answer(ours)
    finally:
        process.kill()
        process.join()
        ours.close()
    if answer is None:
        return against(_blank(content, received), Finding("limits"))
    if answer.verdict is None:
        raise TrustError(answer.trouble)
    return answer.verdict


def _answer(pipe: "Connection[Any, Any]") -> _Answer | None:
    """What the child found; None when it was ended or came to no end."""
    try:
        if pipe.poll(WALL):
            return msgspec.json.decode(pipe.recv_bytes(_LONGEST), type=_Answer)
    except (EOFError, OSError, msgspec.MsgspecError):
        pass
    return None


def _child(
    pipe: "Connection[Any, Any]",
    content: bytes,
    company: str,
    received: date,
    folder: Path | None,
    lists: tuple[str, ...] | None,
) -> None:
    for limit, value in (
        (resource.RLIMIT_CPU, CPU),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    pipe.send_bytes(msgspec.json.encode(_judged(content, company, received, folder, lists)))


def _judged(
    content: bytes,
    company: str,
    received: date,
    folder: Path | None,
    lists: tuple[str, ...] | None,
) -> _Answer:
    try:
        return _Answer(judge(content, company, received, Trust.load(folder), lists))
    except TrustError as error:
        return _Answer(trouble=str(error))
    except MemoryError:
        finding = Finding("limits")
    except Exception as error:
        # Whatever a parser does not expect: the document is not sound.
        finding = Finding("structure", type(error).__name__)
    return _Answer(against(_blank(content, received), finding))


def _blank(content: bytes, received: date) -> Verdict:
    return Verdict(status="failed", received=received, digest=sha256(content).hexdigest())
