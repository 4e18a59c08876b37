"""A witness: one who cosigns a log only as long as it goes on from what was seen before.

Whoever keeps the log cannot show another history to somebody else while a witness cosigns both.
"""

from registry.tlog import checkpoint, merkle
from registry.tlog.checkpoint import Checkpoint
from registry.tlog.errors import LogError
from registry.tlog.note import WITNESS, Signer, Verifier
from registry.tlog.verifying import Read, nodes


def cosign(read: Read, log: Verifier, seen: str, signer: Signer, time: int) -> str:
    """The published checkpoint with this witness's signature.

    `seen` is the last one that it cosigned, "" at first. Raises LogError where the log is not what
    it was, which is for the witness to make known.
    """
    if signer.verifier.kind != WITNESS:
        raise LogError("这不是见证密钥。", "This is no key of a witness.")
    note = _text(read("log/checkpoint"))
    now = checkpoint.opened(note, log)
    if seen:
        _check(read, checkpoint.opened(seen, log), now)
    return signer.cosigned(note, time)


def _check(read: Read, before: Checkpoint, now: Checkpoint) -> None:
    if before.origin != now.origin or before.size > now.size:
        raise LogError(
            f"日志由 {before.size} 条退至 {now.size} 条，或已换成另一日志，不予见证。",
            "The log went back, or is another: it is not cosigned.",
        )
    path = merkle.consistency(before.size, now.size, nodes(read, now.size))
    try:
        merkle.check_consistency(before.size, now.size, path, before.root, now.root)
    except LogError as fault:
        raise LogError(
            f"日志前 {before.size} 条已被改写，不予见证。",
            f"The first {before.size} leaves were rewritten: it is not cosigned.",
        ) from fault


def _text(held: bytes | None) -> str:
    if held is None:
        raise LogError("网站没有日志检查点。", "The site has no checkpoint.")
    try:
        return held.decode()
    except UnicodeDecodeError as wrong:
        raise LogError("检查点不是文本。", "The checkpoint is no text.") from wrong
