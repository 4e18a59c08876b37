"""The notices of a memory: their lines, which corrects which, on which days they are published."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from registry.release.memory.store import Memory
from registry.site.lines import NoticeLine

_LINE: msgspec.msgpack.Decoder[NoticeLine] = msgspec.msgpack.Decoder(NoticeLine)


class Published(msgspec.Struct, frozen=True, array_like=True):
    """What one build found of a notice; `line` and `document` (of the search) are encoded.

    Both are b"" where the notice is a stub (P-5).
    """

    id: str
    line: bytes
    document: bytes


def line(encoded: bytes) -> NoticeLine:
    """A line as it was kept."""
    return _LINE.decode(encoded)


class Notices:
    """The notices of a memory."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def ids(self) -> list[str]:
        """Every notice, by id."""
        return self._memory.column("SELECT id FROM notices ORDER BY id")

    def of_month(self, month: str) -> list[str]:
        """Those whose day is in a month ("2026-11"), by day and then by id."""
        query = "SELECT id FROM notices WHERE day >= ? AND day <= ? ORDER BY day, id"
        return self._memory.column(query, f"{month}-01", f"{month}-31")

    def begun(self) -> list[str]:
        """The months in which the day of a notice is, ascending."""
        return self._months("SELECT min(day) FROM notices WHERE day > ?")

    def count(self) -> int:
        """How many there are."""
        return int(self._memory.one("SELECT count(*) FROM notices"))

    def lines(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The encoded lines of these notices."""
        query = "SELECT id, line FROM notices WHERE id IN ({})"
        return self._memory.pairs(query, ids)

    def newest(self, number: int) -> list[NoticeLine]:
        """The newest so many, by day and then by id downwards."""
        query = "SELECT line FROM notices ORDER BY day DESC, id DESC LIMIT ?"
        return [line(encoded) for encoded in self._memory.column(query, number)]

    def corrections(self, id_: str) -> list[str]:
        """Which notices correct this one, by id."""
        return self._memory.column(
            "SELECT correction FROM corrections WHERE corrected = ? ORDER BY correction", id_
        )

    def correct(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Remember which notice is corrected by which."""
        self._memory.sql.executemany("INSERT OR IGNORE INTO corrections VALUES (?, ?)", pairs)

    def mentions(self, id_: str) -> list[bytes]:
        """What a notice says of each company, by code."""
        return self._memory.column("SELECT body FROM mentions WHERE notice = ? ORDER BY code", id_)

    def said(self, ids: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """What each of these notices says of each company, by its code."""
        found: dict[str, dict[str, bytes]] = {}
        query = "SELECT notice, code, body FROM mentions WHERE notice IN ({})"
        for notice, code, body in self._memory.among(query, ids):
            found.setdefault(notice, {})[code] = body
        return found

    def replace(self, found: Iterable[Published]) -> None:
        """Remember these in place of what was known of them."""
        notices, days = [], []
        for one in found:
            known = line(one.line)
            notices.append((one.id, known.day.isoformat(), known.kind, one.line))
            days += [(day.isoformat(), one.id) for day in known.days]
        sql = self._memory.sql
        sql.executemany("INSERT OR REPLACE INTO notices VALUES (?, ?, ?, ?)", notices)
        sql.executemany("INSERT OR IGNORE INTO publications VALUES (?, ?)", days)

    def forget(self, ids: Iterable[str]) -> None:
        """Nothing is remembered of these any more: they were erased."""
        rows = [(id_,) for id_ in ids]
        sql = self._memory.sql
        sql.executemany("DELETE FROM notices WHERE id = ?", rows)
        sql.executemany("DELETE FROM publications WHERE notice = ?", rows)
        sql.executemany("DELETE FROM corrections WHERE correction = ?", rows)

    def published(self, month: str, until: date) -> Iterator[tuple[date, NoticeLine]]:
        """Every day of publication in a month ("2026-11") until a day, newest first (R-43)."""
        rows = self._memory.sql.execute(
            "SELECT p.day, n.line FROM publications p JOIN notices n ON n.id = p.notice"
            " WHERE p.day >= ? AND p.day <= ? ORDER BY p.day DESC, p.notice DESC",
            (f"{month}-01", min(f"{month}-31", until.isoformat())),
        )
        return ((date.fromisoformat(day), line(encoded)) for day, encoded in rows)

    def latest(
        self, number: int, until: date, *, kind: str = "", region: str = ""
    ) -> list[tuple[date, NoticeLine]]:
        """The latest so many publications until a day, newest first.

        Of a kind, or of notices that name companies of a region, where one is given.
        """
        wanted = {"n.kind = ?": kind, "r.region = ?": region}
        given = {condition: value for condition, value in wanted.items() if value}
        # In this order, so that the newest days are looked at first and soon there are enough.
        rows = self._memory.sql.execute(
            "SELECT p.day, n.line FROM publications p CROSS JOIN notices n ON n.id = p.notice"
            + (" CROSS JOIN named r ON r.notice = p.notice" if region else "")
            + f" WHERE {' AND '.join(['p.day <= ?', *given])}"
            " ORDER BY p.day DESC, p.notice DESC LIMIT ?",
            (until.isoformat(), *given.values(), number),
        )
        return [(date.fromisoformat(day), line(encoded)) for day, encoded in rows]

    def months(self, until: date) -> list[str]:
        """The months in which anything was published until a day, ascending."""
        return self._months("SELECT min(day) FROM publications WHERE day > ?", until)

    def _months(self, query: str, until: date = date.max) -> list[str]:
        """One question for each month: to look at every notice would take longer with each."""
        found: list[str] = []
        last = ""
        while (day := self._memory.one(query, last)) and day <= until.isoformat():
            found.append(day[:7])
            last = f"{day[:7]}-31"
        return found

    def months_of(self, ids: Iterable[str]) -> set[str]:
        """The months in which any of these notices is published."""
        query = "SELECT DISTINCT substr(day, 1, 7) FROM publications WHERE notice IN ({})"
        return {month for (month,) in self._memory.among(query, ids)}

    def come(self, after: date, until: date) -> list[str]:
        """The notices with a day of publication after one day and until another."""
        return self._memory.column(
            "SELECT DISTINCT notice FROM publications WHERE day > ? AND day <= ? ORDER BY notice",
            after.isoformat(),
            until.isoformat(),
        )
