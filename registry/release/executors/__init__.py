"""Who does the work of a build: this process, processes of this machine, or Dask's workers."""

from registry.release.executors.base import Executor
from registry.release.executors.choice import DEFAULT, choose
from registry.release.executors.inline import Inline

__all__ = ["DEFAULT", "Executor", "Inline", "choose"]
