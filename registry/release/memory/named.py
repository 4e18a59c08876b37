"""Where the companies are that notices name, by region: what the feeds of regions follow."""

from collections.abc import Mapping

from registry.release.memory.store import Memory

#: A notice, by its id, and the region (GB/T 2260) of a company that it names.
Pair = tuple[str, str]


class Named:
    """How many companies of each region a notice names; a region without any is forgotten."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def change(self, changed: Mapping[Pair, int]) -> None:
        """Note how many companies more, or fewer, are named."""
        rows = [(*pair, number) for pair, number in changed.items() if number]
        sql = self._memory.sql
        sql.executemany(
            "INSERT INTO named VALUES (?, ?, ?) ON CONFLICT (notice, region)"
            " DO UPDATE SET companies = companies + excluded.companies",
            rows,
        )
        sql.executemany(
            "DELETE FROM named WHERE notice = ? AND region = ? AND companies = 0",
            [row[:2] for row in rows if row[2] < 0],
        )

    def regions(self, notice: str) -> set[str]:
        """The regions of the companies that a notice names."""
        query = "SELECT region FROM named WHERE notice = ?"
        return set(self._memory.column(query, notice))
