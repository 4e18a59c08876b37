"""Where a long list is cut into pages, so that one more line moves no other page's lines.

A page begins with a line whose hash is the lowest among its neighbours on both sides. Whether a
line is such depends on its neighbours alone: a new line changes the page that it comes to stand on
and at most the two beside it, wherever else the list is long. Cutting by position would move every
page that follows. (Known as content-defined chunking by local minimum.)
"""

from collections.abc import Sequence
from zlib import crc32

#: A line begins a page when none of so many lines before and after it has a lower hash.
REACH = 25


def starts(keys: Sequence[str], reach: int = REACH) -> list[int]:
    """The places in `keys` with which a page begins, the first one included.

    `keys` are distinct, in the list's order. Where they are part of a longer list, what is told
    of places nearer than `reach` to an end that is not the list's own holds for the part alone.
    """
    ranks = [(crc32(key.encode()), key) for key in keys]
    found = [0] if ranks else []
    at = reach
    while at < len(ranks):
        around = ranks[at - reach : at + reach + 1]
        lowest = around.index(min(around))
        if lowest == reach:
            found.append(at)
        # The lowest one keeps all others within its reach from being a start.
        at += lowest - reach if lowest > reach else lowest + 1
    return found
