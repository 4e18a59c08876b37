"""The fifth step: the files of the public log, where there is one."""

from registry.release.logged import BuildLog
from registry.release.memory.store import Memory
from registry.release.work import Work

_PART = "log"
_SIZE, _CUT = "log size", "log openings"


def went_on(memory: Memory, log: BuildLog | None) -> bool:
    """Whether the log has what another build added, as one into another folder does."""
    return log is not None and log.went_on(int(memory.get(_SIZE) or 0))


def run(work: Work) -> None:
    """Write what is new of it; it only grows."""
    log = work.log
    if log is None:
        return
    anew = work.stale is None
    since = 0 if anew else int(work.memory.get(_SIZE) or 0)
    cut = 0 if anew else int(work.memory.get(_CUT) or 0)
    work.add(_PART, [*log.opened(since, cut), *log.grown(since)])
    work.drop(_PART, log.gone(since))
    work.memory.put(_SIZE, str(log.size))
    work.memory.put(_CUT, str(log.cut))
