"""A family brought up to date after some companies changed.

A key changes hands where a company comes to have it or loses it. Where that makes it heavy, its
longer keys come to count, for everyone who has it; where it is heavy no more, they cease to. All
else stays, and what comes out is what `whole` finds in the same companies.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from registry.search.collect import Document
from registry.search.remembered import Remembered
from registry.search.shards import posting
from registry.search.shards.change import Change
from registry.search.shards.family import Family, Way
from registry.search.shards.posting import Limits, Ordering, Posting
from registry.search.shards.shelf import Shelf

Ways = dict[int, tuple[Way | None, Way | None]]


class Known:
    """What is known of companies, each asked for once."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered
        self._documents: dict[int, Document] = {}

    def document(self, number: int) -> Document:
        """The document that a company has now."""
        if number not in self._documents:
            self._documents[number] = self._remembered.document(number)
        return self._documents[number]

    @cached_property
    def ordering(self) -> Ordering:
        """The order of companies as they are now."""
        orders: dict[int, posting.Order] = {}

        def of(number: int) -> posting.Order:
            if number not in orders:
                orders[number] = self._remembered.order(number)
            return orders[number]

        return Ordering(of)

    def holders(self, family: Family, key: str) -> dict[int, Way]:
        """Everyone who has a key now."""
        found = self._remembered.holders(family, key)
        return {number: family.way(self.document(number), key) for number in found}


class Revision:
    """What `revise` found: the keys of each company that changed, before and after."""

    def __init__(self, family: Family, heavy: Iterable[str], shelf: Shelf) -> None:
        self.heavy = set(heavy)
        self.befores: dict[int, dict[str, Way]] = {}
        self.afters: dict[int, dict[str, Way]] = {}
        self.counts: dict[str, int] = {}
        self._family, self._limits, self._shelf = family, shelf.limits, shelf
        self._were = frozenset(self.heavy)
        self._gone: set[str] = set()

    def revise(self, changes: Sequence[Change], known: Known) -> None:
        """Bring the postings up to date, from short keys to long ones."""
        for change in changes:
            every = self._family.every(change.before, self._were) if change.before else {}
            self.befores[change.number] = every
            self.afters[change.number] = {}
        fresh: dict[str, dict[int, Way]] = {}
        size = 1
        while True:
            ways, any_ = self._ways(changes, size)
            if not any_ and not fresh:
                break
            fresh = self._level(size, ways, fresh, known)
            size += 1
        for change in changes:
            self._shelf.touch(self.afters[change.number], change)

    def _ways(self, changes: Sequence[Change], size: int) -> tuple[dict[str, Ways], bool]:
        """The keys of a size that are had otherwise, and whether there is any key of it."""
        ways: dict[str, Ways] = {}
        any_ = False
        for change in changes:
            old = {k: w for k, w in self.befores[change.number].items() if len(k) == size}
            new = self._family.keys(change.after, size, self.heavy) if change.after else {}
            self.afters[change.number] |= new
            any_ = any_ or bool(old or new)
            differ(ways, change, old, new)
        return ways, any_

    def _level(
        self,
        size: int,
        ways: Mapping[str, Ways],
        fresh: Mapping[str, dict[int, Way]],
        known: Known,
    ) -> dict[str, dict[int, Way]]:
        """Bring keys of one size up to date; the longer keys that now count are returned."""
        grown: dict[str, Iterable[int]] = {}
        for key in sorted(ways.keys() | fresh.keys()):
            if key in self._gone:
                continue
            old = self._shelf.get(key) or Posting(0, [])
            if key in fresh:
                new = made(fresh[key], self._limits, known.ordering)
            else:
                new = self._revised(key, old, ways[key], known)
            self._put(key, new)
            if new.count > self._limits.limit and key not in self._were:
                self.heavy.add(key)
                grown[key] = fresh.get(key) or _holders(old, ways[key])
            elif new.count <= self._limits.limit and key in self._were:
                self._shrink(key, new, known)
        return self._longer(size + 1, grown, known)

    def _revised(self, key: str, old: Posting, ways: Ways, known: Known) -> Posting:
        return self._limits.revised(
            old, ways, known.ordering, lambda: known.holders(self._family, key)
        )

    def _put(self, key: str, held: Posting | None) -> None:
        self._shelf.put(key, held)
        self.counts[key] = held.count if held else 0

    def _longer(
        self, size: int, grown: Mapping[str, Iterable[int]], known: Known
    ) -> dict[str, dict[int, Way]]:
        """The longer keys that count since these are heavy, and everyone who has them."""
        fresh: dict[str, dict[int, Way]] = {}
        for part, holders in grown.items():
            for number in holders:
                found = self._family.keys(known.document(number), size, self.heavy)
                for key, way in found.items():
                    if self._family.holds(key, part):
                        fresh.setdefault(key, {})[number] = way
        return fresh

    def _shrink(self, part: str, held: Posting, known: Known) -> None:
        """A key is heavy no more: what is longer counts no more."""
        self.heavy.discard(part)
        numbers = {posting.number(one) for one in held.members} - self.befores.keys()
        every = [self._family.every(known.document(one), self._were) for one in sorted(numbers)]
        for keys in (*every, *self.befores.values()):
            for key in keys:
                if len(key) > len(part) and self._family.holds(key, part):
                    self._gone.add(key)
                    self.heavy.discard(key)
                    self._put(key, None)


def differ(
    ways: dict[str, Ways], change: Change, old: Mapping[str, Way], new: Mapping[str, Way]
) -> None:
    """Note the keys that a company has otherwise than before, or in another order."""
    for key in old.keys() | new.keys():
        pair = old.get(key), new.get(key)
        if pair[0] != pair[1] or change.is_reordered:
            ways.setdefault(key, {})[change.number] = pair


def made(ways: Mapping[int, Way], limits: Limits, ordering: Ordering) -> Posting:
    """A posting of everyone who has a key."""
    members = [posting.member(number, way) for number, way in ways.items()]
    return limits.kept(len(members), ordering.sort(members))


def _holders(old: Posting, ways: Ways) -> list[int]:
    """Everyone who has a key that was light."""
    stayed = {posting.number(one) for one in old.members} - ways.keys()
    return sorted(stayed | {number for number, (_, new) in ways.items() if new is not None})
