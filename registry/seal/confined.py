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

from registry.seal.copying import Box, draw
from registry.seal.judging import against, judge
from registry.seal.scan import judge_scan
from registry.seal.trust import Trust, TrustError
from registry.seal.verdict import Finding, Verdict

#: Seconds of CPU, seconds by the wall, bytes of address space.
CPU = 20
WALL = 60
MEMORY = 2**30
_LONGEST = 2**20
_LONGEST_COPY = 2**24

#: Forked from a server that has the libraries loaded, and nothing of the ledger.
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


class _Request(msgspec.Struct, frozen=True):
    content: bytes
    company: str
    received: date
    folder: Path | None
    lists: tuple[str, ...] | None
    signature: bytes | None
    scan: bool = False
    black: tuple[Box, ...] | None = None


class _Answer(msgspec.Struct, frozen=True):
    verdict: Verdict | None = None
    trouble: str = ""
    copy: bytes = b""


def judge_confined(
    content: bytes,
    company: str,
    received: date,
    folder: Path | None,
    lists: tuple[str, ...] | None = None,
    signature: bytes | None = None,
) -> Verdict:
    """As `judge`, with the trust kept in a folder. Raises TrustError."""
    return _verdict(_Request(content, company, received, folder, lists, signature))


def judge_scan_confined(
    content: bytes,
    company: str,
    received: date,
    folder: Path | None,
    signature: bytes | None = None,
) -> Verdict:
    """As `judge_scan`, with the trust kept in a folder. Raises TrustError."""
    return _verdict(_Request(content, company, received, folder, None, signature, scan=True))


def draw_confined(content: bytes, black: tuple[Box, ...]) -> bytes | Finding:
    """As `draw`; the font must be there."""
    answer = _confined(_Request(content, "", date.min, None, None, None, black=black))
    if answer is None or answer.verdict is None:
        return (answer.copy if answer else b"") or Finding("limits")
    return Finding(answer.verdict.reason, answer.verdict.found)


def _verdict(request: _Request) -> Verdict:
    answer = _confined(request)
    if answer is None:
        return against(_blank(request), Finding("limits"))
    if answer.verdict is None:
        raise TrustError(answer.trouble)
    return answer.verdict


def _confined(request: _Request) -> _Answer | None:
    """What a child answers; None when it was ended or came to no end."""
    longest = _LONGEST if request.black is None else _LONGEST_COPY
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_child, args=(theirs, request), daemon=True)
    process.start()
    theirs.close()
    try:
        return _answer(ours, longest)
    finally:
        process.kill()
        process.join()
        ours.close()


def _answer(pipe: "Connection[Any, Any]", longest: int) -> _Answer | None:
    try:
        if pipe.poll(WALL):
            return msgspec.json.decode(pipe.recv_bytes(longest), type=_Answer)
    except (EOFError, OSError, msgspec.MsgspecError):
        pass
    return None


def _child(pipe: "Connection[Any, Any]", request: _Request) -> None:
    for limit, value in (
        (resource.RLIMIT_CPU, CPU),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    pipe.send_bytes(msgspec.json.encode(_judged(request)))


def _judged(request: _Request) -> _Answer:
    about = request.content, request.company, request.received
    try:
        if request.black is not None:
            drawn = draw(request.content, request.black)
            if isinstance(drawn, bytes):
                return _Answer(copy=drawn)
            return _Answer(against(_blank(request), drawn))
        trust = Trust.load(request.folder)
        if request.scan:
            return _Answer(judge_scan(*about, trust, request.signature))
        return _Answer(judge(*about, trust, request.lists, request.signature))
    except TrustError as error:
        return _Answer(trouble=str(error))
    except MemoryError:
        finding = Finding("limits")
    except Exception as error:
        # Whatever a parser does not expect: the document is not sound.
        finding = Finding("structure", type(error).__name__)
    return _Answer(against(_blank(request), finding))


def _blank(request: _Request) -> Verdict:
    signature = request.signature
    return Verdict(
        status="failed",
        received=request.received,
        digest=sha256(request.content).hexdigest(),
        signature="" if signature is None else sha256(signature).hexdigest(),
    )
