"""The companies of a memory: their lines, what notices say of them, when they change next."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from registry.data import parts
from registry.release.memory.store import Memory
from registry.site.lines import CompanyLine

_LINE: msgspec.msgpack.Decoder[CompanyLine] = msgspec.msgpack.Decoder(CompanyLine)


class Credential(msgspec.Struct, frozen=True, array_like=True):
    """What is told of a certificate (see `Issuable`), and where the file of its credential goes;
    `path` and `document` are empty where there is none.
    """

    list: str
    place: int
    runs: bool
    path: str = ""
    document: bytes = b""
    created: str = ""


class Disclosed(msgspec.Struct, frozen=True, array_like=True):
    """What one build found of a company: all that the next steps and the next build need.

    `line` and `document` (of the search) are encoded, b"" where the company is not listed;
    `mentions` is what notices say of it, by their ids; `stub` tells that its page is one,
    `lost` are the paths of what it has no more since something was erased (P-5);
    `credentials` tell of its certificates, where credentials are issued; `moved` is the day since
    which its rows are as they are, `since` that since which it is listed.
    """

    code: str
    line: bytes
    touched: str
    document: bytes
    mentions: dict[str, bytes]
    next_change: str
    digest: bytes = b""
    stub: bool = False
    lost: tuple[str, ...] = ()
    credentials: tuple[Credential, ...] = ()
    moved: str = ""
    since: str = ""


def line(encoded: bytes) -> CompanyLine:
    """A line as it was kept."""
    return _LINE.decode(encoded)


class Companies:
    """The companies of a memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def lines(self, codes: Iterable[str]) -> dict[str, bytes]:
        """The encoded lines of those of these companies that are listed."""
        query = "SELECT code, line FROM companies WHERE code IN ({})"
        return self._memory.pairs(query, codes)

    def listed(self) -> list[str]:
        """The codes of all that are listed, ascending."""
        return self._memory.column("SELECT code FROM companies ORDER BY code")

    def in_parts(
        self, wanted: Iterable[int], number: int, until: date = date.max
    ) -> Iterator[tuple[int, str]]:
        """The parts (registry.data.parts) among these, of so many, and who is in each, by code.

        Who came after `until` is left out.
        """
        for part in sorted(wanted):
            for code, since, _ in self._of_part(part, number):
                if since <= until.isoformat():
                    yield part, code

    def touched(self, part: int, number: int) -> list[tuple[str, str | None]]:
        """Who is in a part of so many, by code, with the day of the newest notice on each page."""
        return [(code, day) for code, _, day in self._of_part(part, number)]

    def _of_part(self, part: int, number: int) -> Iterator[tuple[str, str, str | None]]:
        # An index has all that is asked for: the table itself is a hundred times its size.
        query = (
            "SELECT code, since, touched FROM companies INDEXED BY companies_place"
            " WHERE place BETWEEN ? AND ? ORDER BY code"
        )
        return self._memory.sql.execute(query, parts.stretch(part, number))

    def count(self) -> int:
        """How many are listed."""
        return int(self._memory.one("SELECT count(*) FROM companies"))

    def due(self, day: date) -> list[str]:
        """Those whose page changes by itself until `day`, that day included."""
        return self._memory.column(
            "SELECT code FROM companies WHERE next_change <= ?", day.isoformat()
        )

    def moved(self, codes: Iterable[str]) -> set[str]:
        """The days since which the rows of these companies are as they are."""
        query = "SELECT moved FROM companies WHERE code IN ({})"
        return {day for (day,) in self._memory.among(query, codes)}

    def moves(self) -> dict[str, int]:
        """Every such day, ascending, and of how many companies it is one."""
        query = "SELECT moved, count(*) FROM companies GROUP BY moved ORDER BY moved"
        return dict(self._memory.sql.execute(query))

    def moved_on(self, day: str) -> list[str]:
        """The codes of those of whom it is one, ascending."""
        return self._memory.column("SELECT code FROM companies WHERE moved = ? ORDER BY code", day)

    def mentions(self, codes: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """What notices say of each of these companies."""
        found: dict[str, dict[str, bytes]] = {}
        query = "SELECT code, notice, body FROM mentions WHERE code IN ({})"
        for code, notice, body in self._memory.among(query, codes):
            found.setdefault(code, {})[notice] = body
        return found

    def replace(self, found: Iterable[Disclosed], old: Mapping[str, Mapping[str, bytes]]) -> None:
        """Remember these in place of what was known of them; `old` are their mentions so far.

        Of a company that is not listed nothing is kept but what notices say of it (R-19).
        """
        listed, unlisted, mentions, gone = [], [], [], []
        for one in found:
            if one.line:
                days = (one.touched or None, one.next_change or None, one.moved, one.since)
                listed.append((one.code, one.line, *days, parts.place(one.code)))
            else:
                unlisted.append((one.code,))
            mentions += [(notice, one.code, body) for notice, body in one.mentions.items()]
            lost = old.get(one.code, {}).keys() - one.mentions.keys()
            gone += [(notice, one.code) for notice in sorted(lost)]
        sql = self._memory.sql
        sql.executemany("INSERT OR REPLACE INTO companies VALUES (?, ?, ?, ?, ?, ?, ?)", listed)
        sql.executemany("INSERT OR REPLACE INTO mentions VALUES (?, ?, ?)", mentions)
        if not self._memory.fresh:
            sql.executemany("DELETE FROM companies WHERE code = ?", unlisted)
            sql.executemany("DELETE FROM mentions WHERE notice = ? AND code = ?", gone)
