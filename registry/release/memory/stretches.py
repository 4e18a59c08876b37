"""A list's pages as stretches of its members, of the whole list or near a place in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from registry.site import cutting

_FAR = 2


@dataclass(frozen=True, slots=True)
class Window:
    """Members of a list that stand together; `head` and `tail` tell that the list ends there."""

    members: Sequence[str]
    head: bool
    tail: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """The members of one page. `before` and `after` are what its neighbours begin with, or "".

    `from_head` tells how many pages stand before it, `from_tail` how many follow, as far as one
    can see: up to two.
    """

    members: Sequence[str]
    before: str
    after: str
    from_head: int
    from_tail: int

    @property
    def start(self) -> str:
        """The member that it begins with, "" of an empty list."""
        return self.members[0] if self.members else ""


def of(window: Window, reach: int) -> list[Stretch]:
    """The pages of a whole list; one empty one where it has no members."""
    return _pages(window, _starts(window, reach) or [0])


def near(
    window: Window, changed: Sequence[str], stay: Sequence[str], reach: int
) -> list[Stretch] | None:
    """The pages whose members or neighbours a change at these places concerns.

    Those who `stay` concern no page but their own.

    None where the window is too small to tell.
    """
    starts = _starts(window, reach)
    if not starts:
        return of(window, reach) if window.head and window.tail else None
    pages = _pages(window, starts)
    wanted: set[int] = set()
    for member in changed:
        place = bisect_left(window.members, member)
        first = bisect_left(starts, place - reach) - 2
        last = bisect_left(starts, place + reach + 1)
        if (first < 1 and not window.head) or (last > len(starts) - 2 and not window.tail):
            return None
        wanted.update(range(max(first, 0), min(last + 1, len(pages))))
    for member in stay:
        own = bisect_right(starts, bisect_left(window.members, member)) - 1
        if (own < _FAR and not window.head) or (own >= len(starts) - _FAR and not window.tail):
            return None
        wanted.add(own)
    return [pages[number] for number in sorted(wanted)]


def _starts(window: Window, reach: int) -> list[int]:
    """Where pages begin, as far as the window can tell."""
    first = 0 if window.head else reach
    last = len(window.members) - (0 if window.tail else reach)
    return [at for at in cutting.starts(window.members, reach) if first <= at < last]


def _pages(window: Window, starts: Sequence[int]) -> list[Stretch]:
    members = window.members
    ends = [*starts[1:], len(members)]
    begun = [members[at] if at < len(members) else "" for at in starts]
    return [
        Stretch(
            members=members[start:end],
            before=begun[number - 1] if number else "",
            after=begun[number + 1] if number + 1 < len(starts) else "",
            from_head=min(number, _FAR) if window.head else _FAR,
            from_tail=min(len(starts) - 1 - number, _FAR) if window.tail else _FAR,
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
