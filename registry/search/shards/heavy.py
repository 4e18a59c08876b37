"""The skeleton: a sorted list of heavy keys, each as what it adds to the one before."""

from collections.abc import Iterable
from itertools import takewhile
from operator import eq

_FEW = 0x21
_LINE = "\n"


def shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return sum(takewhile(bool, map(eq, one, other)))


def encode(keys: Iterable[str]) -> str:
    """The sorted keys as text."""
    lines, last = [], ""
    for key in keys:
        same = shared(last, key)
        lines.append(chr(_FEW + same) + key[same:])
        last = key
    return _LINE.join(lines)


def decode(text: str) -> set[str]:
    """What `encode` made."""
    keys: set[str] = set()
    last = ""
    for line in filter(None, text.split(_LINE)):
        last = last[: ord(line[0]) - _FEW] + line[1:]
        keys.add(last)
    return keys
