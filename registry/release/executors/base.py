"""What every executor promises."""

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Protocol, Self, TypeVar

J = TypeVar("J")
R = TypeVar("R")

#: How many jobs are under way for each worker: one at work, two at hand so that none ever waits.
IN_FLIGHT = 3


class Executor(Protocol):
    """Does tasks, here or elsewhere; a context manager that ends its workers.

    A task is a function of a module, jobs and results can be pickled, and a job that is done twice
    leaves what it leaves when done once: a scheduler may give it to a second worker.
    """

    @property
    def workers(self) -> int:
        """How many jobs are done at the same time."""

    def map(self, task: Callable[[J], R], jobs: Iterable[J]) -> Iterator[R]:
        """The results in the order of the jobs, lazily.

        Jobs are drawn and results held for IN_FLIGHT of each worker at most, so neither pile up.
        What a task raises is raised here as itself, and what has not begun by then is not begun.
        Raises ReleaseError when a worker is gone.
        """

    def refresh(self) -> None:
        """Let go of what the workers have gathered in memory, where they are ours alone."""

    def everywhere(self, function: Callable[[], None]) -> None:
        """Call a function of a module in every worker that outlives `close`."""

    def close(self) -> None:
        """End the workers; what has begun is ended first."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Closing:
    """A context manager that closes; no worker outlives it."""

    def refresh(self) -> None:
        """See Executor."""

    def everywhere(self, function: Callable[[], None]) -> None:
        """See Executor."""

    def close(self) -> None:
        """Nothing to end."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
