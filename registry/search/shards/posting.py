"""Who is filed under a key, as a memory keeps it from build to build.

A company has a number in the memory that is never given to another while it stays. How the
members of a posting are ordered, and so which are kept of many, rests on nothing but their own
names and codes: a memory that was brought up to date and one made anew tell the same.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from registry.search.shards import sizes
from registry.search.shards.family import WAY_BITS, Family, Way
from registry.search.shards.sizes import Size

#: A company's place in the order of preference: how long its name is, then its code.
Order = tuple[int, str]
#: A company's number, and how it has the key, in one number.
Member = int

_WAY = (1 << WAY_BITS) - 1


class Posting(msgspec.Struct, array_like=True):
    """How many companies have a key, and its members: all of them, or the best in their order."""

    count: int
    members: list[Member]

    @property
    def is_whole(self) -> bool:
        """Whether everyone who has the key is a member."""
        return len(self.members) == self.count


#: What a file is made of: its keys.
Filed = dict[str, Posting]

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Filed)


def encode(filed: Filed) -> bytes:
    """The keys of a file as bytes."""
    return _ENCODER.encode(filed)


def decode(encoded: bytes) -> Filed:
    """What `encode` made."""
    return _DECODER.decode(encoded)


def member(number: int, way: Way) -> Member:
    """A member."""
    return number << WAY_BITS | way


def number(one: Member) -> int:
    """The number of a member's company."""
    return one >> WAY_BITS


def way(one: Member) -> Way:
    """How it has the key."""
    return one & _WAY


class Ordering:
    """The order of members; `of` tells a company's own."""

    def __init__(self, of: Callable[[int], Order]) -> None:
        self._of = of

    def key(self, one: Member) -> tuple[int, Order]:
        """What members are sorted by: how they have the key comes first."""
        return way(one) >> 1, self._of(number(one))

    def sort(self, members: Iterable[Member]) -> list[Member]:
        """The members, the best first."""
        return sorted(members, key=self.key)


class Limits(msgspec.Struct, frozen=True):
    """More than `limit` make a key heavy; then `best` are filed, and twice as many remembered."""

    limit: int
    best: int

    def filed(self, posting: Posting) -> list[Member]:
        """The members that the key's file has."""
        return posting.members if posting.count <= self.limit else posting.members[: self.best]

    def kept(self, count: int, members: list[Member]) -> Posting:
        """A posting of everyone who has the key, or of the best of them, in their order."""
        return Posting(count, members if count <= self.limit else members[: 2 * self.best])

    def revised(
        self,
        posting: Posting,
        ways: Mapping[int, tuple[Way | None, Way | None]],
        ordering: Ordering,
        holders: Callable[[], Mapping[int, Way]],
    ) -> Posting:
        """The posting after some companies came to have the key, lost it or have it otherwise.

        `ways` tells for each how it had and has it. `holders` finds everyone who has it: that is
        asked only where too many of those remembered are gone.
        """
        was, now = (sum(pair[at] is not None for pair in ways.values()) for at in (0, 1))
        count = posting.count - was + now
        left = ordering.sort(one for one in posting.members if number(one) not in ways)
        last = None if posting.is_whole else ordering.key(left[-1]) if left else (-1, (0, ""))
        come = (member(which, new) for which, (_, new) in ways.items() if new is not None)
        members = left + [one for one in come if last is None or ordering.key(one) < last]
        if len(members) < (count if count <= self.limit else min(self.best, count)):
            members = [member(which, held) for which, held in holders().items()]
        return self.kept(count, ordering.sort(members))


def limits_of(family: Family, size: Size) -> Limits:
    """The limits of a family."""
    return Limits(size.limit, sizes.BEST if family.best else 0)
