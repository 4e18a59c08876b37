"""Results in the order of the jobs, with a bounded number under way."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from registry.release.executors.base import J, R
from registry.release.executors.outcome import Raised

R_co = TypeVar("R_co", covariant=True)


class Pending(Protocol[R_co]):
    """A job under way."""

    def result(self) -> R_co:
        """Wait for it."""

    def cancel(self) -> object:
        """Don't begin it, if it has not begun."""


def in_order(
    submit: Callable[[J], Pending[R | Raised]], jobs: Iterable[J], limit: int
) -> Iterator[R]:
    """Each job's result, in order; never more than `limit` jobs under way or waiting to be taken.

    When the caller stops, a job fails or the jobs themselves do, what has not begun is cancelled.
    """
    waiting: deque[Pending[R | Raised]] = deque()
    try:
        for job in jobs:
            waiting.append(submit(job))
            if len(waiting) == limit:
                yield _taken(waiting.popleft().result())
        while waiting:
            yield _taken(waiting.popleft().result())
    finally:
        for pending in waiting:
            pending.cancel()


def _taken(outcome: R | Raised) -> R:
    if isinstance(outcome, Raised):
        raise outcome.error()
    return outcome
