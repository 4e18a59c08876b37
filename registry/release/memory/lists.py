"""The lists of a memory: who is on them, and which of their pages a change concerns.

A list is a sequence of members in ascending order; it is cut into pages by `registry.site.cutting`,
so that what changes at one place concerns the page there and its neighbours.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from registry.release.memory import stretches
from registry.release.memory.store import Memory
from registry.release.memory.stretches import Stretch, Window
from registry.site import cutting
from registry.site.listings import BY_DAY

Key = tuple[str, ...]
#: A list and the member under which something stands on it.
Place = tuple[Key, str]

#: With more changes than this the whole list is looked at.
_FEW = 20
_JOIN = "\t"
#: After every member.
_END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its number in the memory, key, what it is called, how many are on it."""

    id: int
    key: Key
    name: str
    members: int

    @property
    def newest_first(self) -> bool:
        """Whether readers begin at its end."""
        return self.key[0] in BY_DAY


class Lists:
    """The lists of a memory. Changes are gathered, then written together."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._ids = {
            tuple(key.split(_JOIN)): number
            for key, number in memory.sql.execute("SELECT key, id FROM lists")
        }
        self._names: dict[Key, str] = {}
        self._changed: dict[Key, set[str]] = {}
        self._stay: dict[Key, set[str]] = {}
        #: Whether pages came or went.
        self.recut = memory.fresh

    def touched(self, kind: str) -> set[Key]:
        """The lists of a kind on which something came, went or changed; unknown of a new memory."""
        return {key for key in (*self._changed, *self._stay) if key[0] == kind}

    def require(self, key: Key) -> None:
        """There is such a list, be it empty."""
        self._id(key, "")

    def change(self, old: Collection[Place], new: Mapping[Place, str]) -> None:
        """Note where something stood and where it stands now, with what each list is called.

        Where it stands as before, that page alone is concerned.
        """
        sql = self._memory.sql
        gone = [(self._id(key, ""), member) for key, member in old if (key, member) not in new]
        come = [(self._id(key, name), member) for (key, member), name in new.items()]
        if gone:
            sql.executemany("DELETE FROM members WHERE list = ? AND member = ?", gone)
        sql.executemany("INSERT OR IGNORE INTO members VALUES (?, ?)", come)
        if not self._memory.fresh:  # else every page of every list is made
            for key, member in {*old, *new}:
                stays = (key, member) in old and (key, member) in new
                noted = self._stay if stays else self._changed
                noted.setdefault(key, set()).add(member)

    def all(self) -> list[Listed]:
        """Every list by its key, with how many are on it."""
        rows = self._memory.sql.execute("SELECT id, key, name, members FROM lists ORDER BY key")
        return [Listed(number, tuple(key.split(_JOIN)), *rest) for number, key, *rest in rows]

    def newest(self, kind: str, number: int) -> list[Place]:
        """The newest so many members of the lists by month of a kind."""
        found: list[Place] = []
        for listed in reversed(self.all()):
            if listed.key[0] == kind and len(found) < number:
                query = "SELECT member FROM members WHERE list = ? ORDER BY member DESC LIMIT ?"
                members = self._memory.column(query, listed.id, number - len(found))
                found += [(listed.key, member) for member in members]
        return found

    def addresses(self) -> list[str]:
        """Where the pages of all lists stand, in order."""
        return self._memory.column("SELECT address FROM pages ORDER BY address")

    def count(self) -> None:
        """Count again the members of the lists that changed."""
        changed = self._ids if self._memory.fresh else self._changed
        self._memory.sql.executemany(
            "UPDATE lists SET members = (SELECT count(*) FROM members WHERE list = lists.id)"
            " WHERE id = ?",
            ((self._ids[key],) for key in changed),
        )

    def members(self, key: Key) -> list[str]:
        """All members of a list, in order; none of one that there is not."""
        query = "SELECT member FROM members WHERE list = ? ORDER BY member"
        return self._memory.column(query, self._ids[key]) if key in self._ids else []

    def forget(self, listed: Listed) -> list[str]:
        """Forget a list on which nobody is; the addresses that its pages had."""
        sql = self._memory.sql
        addresses = self._memory.column("SELECT address FROM pages WHERE list = ?", listed.id)
        sql.execute("DELETE FROM pages WHERE list = ?", (listed.id,))
        sql.execute("DELETE FROM lists WHERE id = ?", (listed.id,))
        self._ids.pop(listed.key, None)
        self.recut = True
        return addresses

    def everything(self, listed: Listed) -> list[Stretch]:
        """All pages of a list; one empty one where nobody is on it."""
        return stretches.of(Window(self.members(listed.key), True, True), cutting.REACH)

    def concerned(self, listed: Listed) -> list[Stretch]:
        """The pages where members came or went and those beside them, and those where some stay."""
        changed = sorted(self._changed.get(listed.key, ()))
        stay = set(self._stay.get(listed.key, ()))
        if listed.key in self._changed:
            # The page that readers begin with tells how many there are.
            edge = "max" if listed.newest_first else "min"
            query = f"SELECT {edge}(member) FROM members WHERE list = ?"
            stay.update(filter(None, [self._memory.one(query, listed.id)]))
        if len(changed) + len(stay) > _FEW:
            whole = Window(self.members(listed.key), True, True)
            return stretches.near(whole, changed, sorted(stay), cutting.REACH) or []
        around = [((member,), ()) for member in changed] + [((), (member,)) for member in stay]
        found = {
            stretch.start: stretch
            for come_or_gone, still in around
            for stretch in self._around(listed, come_or_gone, still)
        }
        return [found[start] for start in sorted(found)]

    def place(self, listed: Listed, placed: Sequence[tuple[Stretch, str]]) -> set[str]:
        """Note at which address each of these pages stands; the addresses that are no longer."""
        old: dict[str, str] = {}
        sql = self._memory.sql
        for stretch, _ in placed:
            span = (listed.id, stretch.start if stretch.from_head else "", stretch.after or _END)
            where = "FROM pages WHERE list = ? AND start >= ? AND start < ?"
            old.update(sql.execute(f"SELECT address, told {where}", span))
            sql.execute(f"DELETE {where}", span)
        rows = [
            (listed.id, stretch.start, address, old.get(address, "")) for stretch, address in placed
        ]
        sql.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", rows)
        now = {address for _, address in placed}
        self.recut |= old.keys() != now
        return old.keys() - now

    def tells(self, listed: Listed, start: str, digest: str) -> bool:
        """Note what a page tells now, as a digest; whether it told something else."""
        changed = self._memory.sql.execute(
            "UPDATE pages SET told = ? WHERE list = ? AND start = ? AND told != ?",
            (digest, listed.id, start, digest),
        )
        return changed.rowcount > 0

    def _around(self, listed: Listed, changed: Sequence[str], stay: Sequence[str]) -> list[Stretch]:
        size = cutting.REACH * 8
        [member] = (*changed, *stay)
        while True:
            size *= 2
            window = self._window(listed, member, size)
            found = stretches.near(window, changed, stay, cutting.REACH)
            if found is not None:
                return found

    def _window(self, listed: Listed, member: str, size: int) -> Window:
        query = (
            "SELECT member FROM members WHERE list = ? AND member {} ? ORDER BY member {} LIMIT ?"
        )
        before = self._memory.column(query.format("<", "DESC"), listed.id, member, size)
        after = self._memory.column(query.format(">=", ""), listed.id, member, size)
        return Window([*reversed(before), *after], len(before) < size, len(after) < size)

    def _id(self, key: Key, name: str) -> int:
        if key not in self._ids:
            made = self._memory.sql.execute(
                "INSERT INTO lists (key, name) VALUES (?, ?)", (_JOIN.join(key), name)
            )
            self._ids[key] = int(made.lastrowid or 0)
            self._changed.setdefault(key, set())
        return int(self._ids[key])
