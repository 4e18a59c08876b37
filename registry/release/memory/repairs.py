"""How many repairs (R-52) a built site takes account of. Nothing that is published tells of any."""

from pathlib import Path

from registry.release.memory.store import Memory

_FACT = "repairs"


def keep(memory: Memory, repairs: int) -> None:
    """Remember it with what was built."""
    memory.put(_FACT, str(repairs))


def kept(file: Path) -> int | None:
    """What a memory's file remembers; None where there is none that can be read."""
    memory = Memory.found(file)
    if memory is None:
        return None
    try:
        return int(memory.get(_FACT) or 0)
    finally:
        memory.drop()
