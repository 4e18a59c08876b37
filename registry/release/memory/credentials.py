"""The certificates of a memory: where each stands on a status list, and whether its grade runs."""

from collections.abc import Iterable, Sequence

from registry.release.memory.companies import Disclosed
from registry.release.memory.store import Memory


class Credentials:
    """The certificates of listed companies. `changed` are the lists that tell something else."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.changed: set[str] = set()

    def replace(self, found: Sequence[Disclosed]) -> set[str]:
        """Remember those of these companies in place of what was known; the files that go."""
        new = {
            (one.code, each.list, each.place, int(each.runs), each.path)
            for one in found
            for each in one.credentials
        }
        old = self._of(one.code for one in found)
        sql = self._memory.sql
        sql.executemany(
            "DELETE FROM certificates WHERE code = ? AND list = ? AND place = ?",
            (row[:3] for row in sorted(old - new)),
        )
        sql.executemany("INSERT INTO certificates VALUES (?, ?, ?, ?, ?)", sorted(new - old))
        self.changed.update(name for _, name, *_ in old ^ new)
        return {path for *_, path in old if path} - {path for *_, path in new}

    def lists(self) -> list[str]:
        """The names of all status lists."""
        return self._memory.column("SELECT DISTINCT list FROM certificates ORDER BY list")

    def running(self, name: str) -> list[int]:
        """The places of grades in force on a list."""
        query = "SELECT DISTINCT place FROM certificates WHERE list = ? AND runs ORDER BY place"
        return self._memory.column(query, name)

    def _of(self, codes: Iterable[str]) -> set[tuple[str, str, int, int, str]]:
        if self._memory.fresh:
            return set()
        query = "SELECT code, list, place, runs, path FROM certificates WHERE code IN ({})"
        return {
            (row[0], row[1], row[2], row[3], row[4]) for row in self._memory.among(query, codes)
        }
