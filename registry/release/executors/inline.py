"""In this process, one job after another: for small builds, for tests, for a debugger."""

from collections.abc import Callable, Iterable, Iterator

from registry.release.executors.base import Closing, J, R


class Inline(Closing):
    """Does each job when its result is asked for."""

    workers = 1

    def map(self, task: Callable[[J], R], jobs: Iterable[J]) -> Iterator[R]:
        """See Executor."""
        return map(task, jobs)
