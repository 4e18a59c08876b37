"""The counts of a memory: how many there are of each key, for the statistics."""

from collections import Counter
from collections.abc import Iterable, Mapping

from registry.release.memory.store import Memory
from registry.site.membership import Key

_JOIN = "\t"


class Counts:
    """Changes are gathered, then written together; a key of which there is none is forgotten."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._changed: Counter[Key] = Counter()

    def change(self, old: Iterable[Key], new: Iterable[Key]) -> None:
        """Note for what something counted and for what it counts now."""
        self._changed.subtract(old)
        self._changed.update(new)

    def all(self) -> Mapping[Key, int]:
        """How many there are of each key."""
        self._settle()
        rows = self._memory.sql.execute("SELECT key, number FROM counts")
        return {tuple(key.split(_JOIN)): number for key, number in rows}

    def _settle(self) -> None:
        sql = self._memory.sql
        sql.executemany(
            "INSERT INTO counts VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET number = number + excluded.number",
            ((_JOIN.join(key), number) for key, number in self._changed.items() if number),
        )
        sql.execute("DELETE FROM counts WHERE number = 0")
        self._changed.clear()
