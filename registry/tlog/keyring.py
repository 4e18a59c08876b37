"""The keys of a log, as `log/log.json` tells them; each state of that file is logged itself.

A key that is replaced signs beside its successor for a while, and then retires: what rests on its
signatures, such as the proofs of notices, still stands.
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from registry.tlog.content import BROKEN
from registry.tlog.errors import LogError
from registry.tlog.note import Verifier

PATH = "log/log.json"
PROOF = "log/log.tlog-proof"
_REMEMBERED = 256


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """The log's origin and its public key, those of its witnesses, and those that signed before."""

    origin: str
    key: str
    witnesses: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()

    def encoded(self) -> bytes:
        """`log/log.json`."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def read(file: bytes) -> Keys:
    """What `encoded` made. Raises LogError."""
    try:
        return msgspec.json.decode(file, type=Keys)
    except BROKEN as wrong:
        raise LogError("log.json 有误。", "log.json is broken.") from wrong


class Keyring:
    """Keys of one log; any of them will do. What they opened is remembered for a while, since many
    proofs rest on one checkpoint.
    """

    def __init__(self, verifiers: Sequence[Verifier]) -> None:
        self._verifiers = verifiers
        self._known = lru_cache(_REMEMBERED)(self._opened)

    def opened(self, note: str) -> str:
        """See `note.Opens`; the fault told is that of the first key."""
        return self._known(note)

    def _opened(self, note: str) -> str:
        faults = []
        for verifier in self._verifiers:
            try:
                return verifier.opened(note)
            except LogError as fault:
                faults.append(fault)
        raise faults[0]
