"""Choices that look random and are the same on every machine and under every Python."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")
_BITS = 512
_SPENT = 1 << 64


class Spread(Generic[T]):
    """Things with weights, to be chosen from."""

    def __init__(self, things: Sequence[T], weights: Sequence[int]) -> None:
        self.things = things
        self._sums = list(accumulate(weights))

    @classmethod
    def falling(cls, things: Sequence[T], flat: int, steep: int = 1) -> "Spread[T]":
        """Weights after Zipf and Mandelbrot: 1/(place + flat)^steep, so that the first prevail."""
        return cls(things, [10**18 // (n + flat) ** steep for n in range(1, len(things) + 1)])

    @cached_property
    def total(self) -> int:
        """The sum of all weights."""
        return self._sums[-1]

    def at(self, point: int) -> T:
        """The thing at a point from 0 to total - 1."""
        return self.things[bisect_right(self._sums, point)]


class Dice:
    """A run of choices that depends on the key alone, never on what was chosen elsewhere."""

    def __init__(self, *key: object) -> None:
        self._key = "|".join(map(str, key)).encode()
        self._round = 0
        self._left = 0

    def below(self, limit: int) -> int:
        """A number from 0 to limit - 1."""
        if self._left < _SPENT:
            self._refill()
        self._left, chosen = divmod(self._left, limit)
        return chosen

    def pick(self, things: Sequence[T]) -> T:
        """One of the things, each as likely."""
        return things[self.below(len(things))]

    def weigh(self, spread: Spread[T]) -> T:
        """One of the things, by weight."""
        return spread.at(self.below(spread.total))

    def chance(self, permille: int) -> bool:
        """True so many times in a thousand."""
        return self.below(1000) < permille

    def digest(self) -> str:
        """What stands for the SHA-256 of a document that does not exist."""
        return "".join(f"{self.below(1 << 32):08x}" for _ in range(8))

    def _refill(self) -> None:
        fresh = blake2b(self._round.to_bytes(4), digest_size=_BITS // 8, key=self._key[:64])
        fresh.update(self._key)
        self._round += 1
        self._left = int.from_bytes(fresh.digest())
