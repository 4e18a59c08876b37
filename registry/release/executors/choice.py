"""Which executor a setting asks for."""

import re

from registry.release.errors import ReleaseError
from registry.release.executors.base import Executor
from registry.release.executors.inline import Inline
from registry.release.executors.processes import Processes, usable_cores

DEFAULT = "processes"

_PROCESSES = re.compile(r"processes(?::([1-9][0-9]{0,3}))?")
_DASK = re.compile(r"(dask|tcp|tls)(://\S+)")


def choose(setting: str) -> Executor:
    """The executor of a setting. Raises ReleaseError.

    `processes` (one for each core that may be used), `processes:4`, `inline`, or the address of a
    Dask scheduler, `dask://host:8786`; `tcp://` and `tls://` as Dask itself writes them.
    """
    if setting == "inline":
        return Inline()
    if match := _PROCESSES.fullmatch(setting):
        return Processes(int(match[1]) if match[1] else usable_cores())
    if match := _DASK.fullmatch(setting):
        return _dask(("tcp" if match[1] == "dask" else match[1]) + match[2])
    raise ReleaseError(
        f"不认识的执行方式“{setting}”，请用 processes、processes:4、inline 或 dask://主机:8786。",
        "Not an executor: use processes, processes:4, inline or dask://host:8786.",
    )


def _dask(address: str) -> Executor:
    try:
        from registry.release.executors.dask import Dask  # noqa: PLC0415 (an extra)
    except ImportError as fault:
        raise ReleaseError(
            "使用 Dask 须先安装：pip install --require-hashes -r requirements-engines.lock。",
            "Dask is not installed.",
        ) from fault
    return Dask(address)
