"""Many things, some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(many: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of `size` of them, drawn as they are asked for; the last may be shorter."""
    waiting = iter(many)
    while some := list(islice(waiting, size)):
        yield some
