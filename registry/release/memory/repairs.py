"""How many repairs (R-52) a built site takes account of. Nothing that is published tells of any."""

from registry.release.memory.store import Memory

_FACT = "repairs"


def keep(memory: Memory, repairs: int) -> None:
    """Remember it with what was built."""
    memory.put(_FACT, str(repairs))


def kept(memory: Memory | None) -> int:
    """What was remembered; none of a site that nobody remembers."""
    return int(memory.get(_FACT) or 0) if memory else 0
