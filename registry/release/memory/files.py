"""The other files of a memory: those that are no page of a company, a notice or a list."""

from collections.abc import Iterable, Mapping

from registry.release.memory.store import Memory


class Files:
    """Which files each part of the site consists of."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def add(self, part: str, paths: Iterable[str]) -> None:
        """Remember files of a part."""
        self._memory.sql.executemany(
            "INSERT INTO files (path, part) VALUES (?, ?) "
            "ON CONFLICT (path) DO UPDATE SET part = excluded.part",
            ((path, part) for path in paths),
        )

    def tell(self, told: Mapping[str, str]) -> None:
        """Remember the digests of what pages tell, by path; the pages are known."""
        self._memory.sql.executemany(
            "UPDATE files SET told = ? WHERE path = ?", ((told[path], path) for path in told)
        )

    def told(self, part: str) -> dict[str, str]:
        """The digest of what each page of a part tells."""
        query = "SELECT path, told FROM files WHERE part = ?"
        return dict(self._memory.sql.execute(query, (part,)))

    def keep_only(self, part: str, paths: Iterable[str]) -> set[str]:
        """Forget all other files of a part; which these were."""
        gone = set(self.of(part)).difference(paths)
        self._memory.sql.executemany(
            "DELETE FROM files WHERE path = ?", ((path,) for path in sorted(gone))
        )
        return gone

    def forget(self, paths: Iterable[str]) -> None:
        """These files are of no part any more; they stay where they are."""
        self._memory.sql.executemany(
            "DELETE FROM files WHERE path = ?", ((path,) for path in paths)
        )

    def of(self, part: str) -> list[str]:
        """The files of a part, by path."""
        return self._memory.column("SELECT path FROM files WHERE part = ? ORDER BY path", part)

    def all(self) -> set[str]:
        """Every path, those of lists' pages and of credentials included."""
        listed = self._memory.column("SELECT address FROM pages")
        paths = self._memory.column("SELECT path FROM files")
        issued = self._memory.column("SELECT path FROM certificates WHERE path != ''")
        return {*paths, *issued, *(address[1:] for address in listed)}
