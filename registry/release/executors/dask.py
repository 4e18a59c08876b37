"""The workers of a Dask scheduler, on as many machines as it has.

The register must be installed on each, in the same version, and each must reach the ledger and the
store by the addresses that the settings give. A worker with several threads does several jobs in
one process, as a task must then bear; `dask worker --nthreads 1 --nworkers auto` has one each.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic

from distributed import Client, Future

from registry.release.errors import ReleaseError
from registry.release.executors.base import IN_FLIGHT, Closing, J, R
from registry.release.executors.ordering import in_order
from registry.release.executors.outcome import Raised, attempt

_CONNECT_SECONDS = 10
_PATIENCE_SECONDS = 5


class Dask(Closing):
    """A client of the scheduler at `address`, such as `tcp://10.0.0.5:8786`.

    Raises ReleaseError when the scheduler does not answer or has no worker.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        try:
            self._client: Client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise ReleaseError(
                f"无法连接 Dask 调度器 {address}。", "The Dask scheduler does not answer."
            ) from fault
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except TimeoutError as fault:
            self.close()
            raise _deserted() from fault

    @property
    def workers(self) -> int:
        """How many threads the workers have now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def map(self, task: Callable[[J], R], jobs: Iterable[J]) -> Iterator[R]:
        """See Executor."""

        def submit(job: J) -> _Pending[R | Raised]:
            future = self._client.submit(attempt, task, job, pure=False)
            return _Pending(self._client, future)

        return in_order(submit, jobs, self.workers * IN_FLIGHT)

    def everywhere(self, function: Callable[[], None]) -> None:
        """See Executor."""
        self._client.run(function)

    def close(self) -> None:
        """See Executor; the workers go on, for others."""
        self._client.close()


class _Pending(Generic[R]):
    """A job that the scheduler has; a job of ours raises nothing, so what is raised is Dask's."""

    def __init__(self, client: Client, future: "Future[R]") -> None:
        self._client = client
        self._future = future

    def result(self) -> R:
        """Wait for it, as long as there is a worker."""
        while True:
            try:
                return self._future.result(timeout=_PATIENCE_SECONDS)
            except TimeoutError:
                self._check_workers()
            except Exception as fault:
                raise _failed(fault) from fault

    def cancel(self) -> None:
        """See Pending."""
        self._future.cancel()

    def _check_workers(self) -> None:
        try:
            left = self._client.nthreads()
        except Exception as fault:
            raise _failed(fault) from fault
        if not left:
            raise _deserted()


def _failed(fault: Exception) -> ReleaseError:
    return ReleaseError(
        f"Dask 未能完成任务，生成已停止：{type(fault).__name__}: {fault}。",
        "Dask could not do a job: its workers died, or the scheduler is gone.",
    )


def _deserted() -> ReleaseError:
    return ReleaseError(
        "Dask 调度器没有工作进程，生成已停止。", "The Dask scheduler has no worker."
    )
