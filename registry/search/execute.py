"""What may do pieces of work elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

J = TypeVar("J")
R = TypeVar("R")


class Execute(Protocol):
    """Like `map`: may do the work elsewhere, gives the results in their order."""

    def __call__(self, work: Callable[[J], R], jobs: Iterable[J], /) -> Iterator[R]:
        """The result of each job."""
