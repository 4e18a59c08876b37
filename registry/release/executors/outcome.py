"""What a worker sends back: the result, or what the task raised, so that it arrives as itself.

An exception pickles as its class and the arguments of `Exception.__init__`. Those that take other
arguments than they hand on, as ours do that say a sentence in two languages, could not be made
again at the other end, and the pool would take its worker for broken.
"""

import pickle
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from registry.release.errors import ReleaseError
from registry.release.executors.base import J, R


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception on its way; `trace` is the traceback in the worker."""

    pickled: bytes
    trace: str

    @classmethod
    def of(cls, error: Exception) -> Self:
        """Pack it, by its class and state alone where its own way of pickling fails."""
        trace = "".join(traceback.format_exception(error))
        for packed in (error, (type(error), error.args, error.__dict__)):
            try:
                pickled = pickle.dumps(packed)
                pickle.loads(pickled)
            except Exception:  # whatever a class's own pickling may raise
                continue
            return cls(pickled, trace)
        stranger = ReleaseError(
            f"任务出错：{type(error).__name__}: {error}。", "A task failed; the worker says why."
        )
        return cls(pickle.dumps((ReleaseError, stranger.args, stranger.__dict__)), trace)

    def error(self) -> Exception:
        """The exception that the task raised; the worker's traceback stands in its notes."""
        packed = pickle.loads(self.pickled)
        if isinstance(packed, Exception):
            error = packed
        else:
            kind, args, state = packed
            error = kind.__new__(kind, *args)
            error.__dict__.update(state)
        error.add_note(self.trace)
        return error


def attempt(task: Callable[[J], R], job: J) -> R | Raised:
    """Do the job; runs in the worker."""
    try:
        return task(job)
    except Exception as error:
        return Raised.of(error)
