"""A family that says more of the heavy keys of another, brought up to date after that was."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from registry.search.collect import Document
from registry.search.shards.change import Change
from registry.search.shards.family import Family, Way
from registry.search.shards.posting import Posting
from registry.search.shards.revision import Known, Revision, Ways, differ, made
from registry.search.shards.shelf import Shelf


class Derivation(NamedTuple):
    """The keys that a company has for some keys of `family`, and which of these each is for."""

    family: Family
    keys: Callable[[Document, Mapping[str, Way]], dict[str, Way]]
    of: Callable[[str], str]


class DerivedRevision:
    """The postings of keys of what was heavy enough before, and is now."""

    def __init__(
        self, derivation: Derivation, before: Collection[str], now: Collection[str], shelf: Shelf
    ) -> None:
        self._from = derivation
        self._before, self._now = frozenset(before), frozenset(now)
        self._shelf = shelf

    def revise(self, changes: Sequence[Change], origin: Revision, known: Known) -> None:
        """Bring the postings up to date."""
        ways: dict[str, Ways] = {}
        shown: dict[int, dict[str, Way]] = {}
        for change in changes:
            number = change.number
            old = self._keys(change.before, origin.befores[number], self._before)
            shown[number] = self._keys(change.after, origin.afters[number], self._now)
            differ(ways, change, old, shown[number])
        gone = self._gone(changes, origin, known)
        fresh = self._fresh(known)
        for key in sorted(ways.keys() - gone - fresh.keys()):
            old_posting = self._shelf.get(key) or Posting(0, [])
            self._shelf.put(key, self._revised(key, old_posting, ways[key], known))
        for key in sorted(gone - fresh.keys()):
            self._shelf.put(key, None)
        for key, held in sorted(fresh.items()):
            self._shelf.put(key, made(held, self._shelf.limits, known.ordering))
        for change in changes:
            self._shelf.touch(shown[change.number], change)

    def _keys(
        self, document: Document | None, ways: Mapping[str, Way], heavy: Collection[str]
    ) -> dict[str, Way]:
        if document is None:
            return {}
        held = {gram: way for gram, way in ways.items() if gram in heavy}
        return self._from.keys(document, held)

    def _revised(self, key: str, old: Posting, ways: Ways, known: Known) -> Posting:
        def holders() -> dict[int, Way]:
            return self._holders(self._from.of(key), known).get(key, {})

        return self._shelf.limits.revised(old, ways, known.ordering, holders)

    def _holders(self, gram: str, known: Known) -> dict[str, dict[int, Way]]:
        """The keys of a gram, and everyone who has them."""
        found: dict[str, dict[int, Way]] = {}
        for number, way in known.holders(self._from.family, gram).items():
            for key, one in self._from.keys(known.document(number), {gram: way}).items():
                found.setdefault(key, {})[number] = one
        return found

    def _gone(self, changes: Sequence[Change], origin: Revision, known: Known) -> set[str]:
        """The keys of grams that are heavy enough no more."""
        gone: set[str] = set()
        for gram in self._before - self._now:
            gone.update(self._holders(gram, known))
            for change in changes:
                way = origin.befores[change.number].get(gram)
                if change.before is not None and way is not None:
                    gone.update(self._from.keys(change.before, {gram: way}))
        return gone

    def _fresh(self, known: Known) -> dict[str, dict[int, Way]]:
        """The keys of grams that became heavy enough, and everyone who has them."""
        fresh: dict[str, dict[int, Way]] = {}
        for gram in self._now - self._before:
            fresh |= self._holders(gram, known)
        return fresh
