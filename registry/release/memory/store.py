"""Opens, fills and keeps a memory: one transaction a build."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from registry.release.batches import batches
from registry.release.memory.schema import FORMAT, INDEXES, TABLES

_FRESH = ".new"
_BATCH = 500


class Memory:
    """One build's view of what was remembered. `fresh` tells that nothing was.

    What is written is kept by `keep` and by nothing else.
    """

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self.fresh = fresh
        self._path = path
        self._open = path.with_name(path.name + _FRESH) if fresh else path
        if fresh:
            self._open.parent.mkdir(parents=True, exist_ok=True)
            self._open.unlink(missing_ok=True)
        self.sql = sqlite3.connect(self._open, isolation_level=None)
        self.sql.execute("PRAGMA cache_size = -65536")
        if fresh:
            # Thrown away whole when the build does not end, so nothing need be undone.
            self.sql.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            self.sql.executescript(TABLES)
            self.put("format", FORMAT)
        self.sql.execute("BEGIN")

    @classmethod
    def made(cls, path: Path) -> Self:
        """An empty one; an older one at the same place stays until this one is kept."""
        return cls(path, fresh=True)

    @classmethod
    def found(cls, path: Path) -> Self | None:
        """The one that the last build kept; None where there is none that can be read."""
        if not path.is_file():
            return None
        memory = cls(path, fresh=False)
        try:
            known = memory.get("format") == FORMAT
        except sqlite3.DatabaseError:
            known = False
        if not known:
            memory.drop()
        return memory if known else None

    def index(self) -> None:
        """Let companies of a fresh memory, all of which are there, be found in every way."""
        if self.fresh:
            for index in INDEXES:
                self.sql.execute(index)

    def rest(self) -> None:
        """Give back what is held of the file to be quick; nobody need read it for some time."""
        if self.fresh:  # which is thrown away whole, so what is in it already does no harm
            self.sql.execute("COMMIT")
            self.sql.execute("BEGIN")
        self.sql.execute("PRAGMA shrink_memory")

    def keep(self, *, erased: bool = False) -> None:
        """Remember what this build has written; what was `erased` leaves the file itself."""
        self.sql.execute("COMMIT")
        if erased and not self.fresh:
            self.sql.execute("VACUUM")
        self.sql.close()
        if self.fresh:
            os.replace(self._open, self._path)

    def drop(self) -> None:
        """Forget this build."""
        self.sql.close()
        if self.fresh:
            self._open.unlink(missing_ok=True)

    def get(self, name: str) -> str:
        """A fact by its name, "" when it is not known."""
        row = self.sql.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, name: str, value: str) -> None:
        """Remember a fact."""
        self.sql.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def one(self, query: str, *values: Any) -> Any:
        """The single value that a query asks for; None where there is no row."""
        row = self.sql.execute(query, values).fetchone()
        return row[0] if row else None

    def column(self, query: str, *values: Any) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.sql.execute(query, values)]

    def among(self, query: str, wanted: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """The rows of a query for each of these texts; {} in it stands for a list of them."""
        for some in batches(wanted, _BATCH):
            yield from self.sql.execute(query.format(",".join("?" * len(some))), some)

    def pairs(self, query: str, wanted: Iterable[str]) -> dict[str, Any]:
        """The same for a query of two columns: the second by the first."""
        return dict(self.among(query, wanted))
