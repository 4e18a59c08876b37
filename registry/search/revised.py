"""The shards that a few changes touch."""

from collections.abc import Iterator, Sequence

from registry.search import facts
from registry.search.facts import Facts
from registry.search.remembered import Remembered
from registry.search.shards import faceted, files, leaf, posting, syllabic
from registry.search.shards.change import Change
from registry.search.shards.derived import DerivedRevision
from registry.search.shards.family import FAMILIES, NAMES, SOUNDS, Family
from registry.search.shards.posting import limits_of
from registry.search.shards.revision import Known, Revision
from registry.search.shards.shelf import Shelf

File = tuple[str, bytes]


class Revised:
    """The shards after changes of companies, which are remembered already."""

    def __init__(self, remembered: Remembered, known: Facts, changes: Sequence[Change]) -> None:
        self._remembered, self._facts, self._changes = remembered, known, changes
        self._known = Known(remembered)

    def files(self) -> Iterator[File]:
        """Every shard that is not what it was, by name; the facts are brought up to date."""
        for change in self._changes:
            for document, step in ((change.before, -1), (change.after, 1)):
                facts.count(self._facts.words, document.words if document else (), step)
        for family in FAMILIES:
            yield from self._family(family)

    def _family(self, family: Family) -> Iterator[File]:
        size = getattr(self._facts.sizes, family.name)
        limits = limits_of(family, size)
        shelf = Shelf(family.name, size, limits, self._remembered, brief=family.brief)
        heavy = self._facts.heavy[family.name]
        revision = Revision(family, heavy, shelf)
        revision.revise(self._changes, self._known)
        self._facts.heavy[family.name] = sorted(revision.heavy)
        if family is NAMES:
            self._count_characters(revision)
            yield from self._facets(revision, max(self._facts.sizes.facets.limit, size.limit))
        if family is SOUNDS:
            yield from self._spoken(revision, heavy)
        yield from self._made(shelf, numbers=family.numbers)

    def _count_characters(self, names: Revision) -> None:
        for key, count in names.counts.items():
            if len(key) == 1:
                self._facts.characters[key] = count
        held = self._facts.characters.items()
        self._facts.characters = {char: count for char, count in held if count}

    def _facets(self, names: Revision, threshold: int) -> Iterator[File]:
        shelf = Shelf(faceted.NAME, self._facts.sizes.facets, faceted.LIMITS, self._remembered)
        frequent = set(self._facts.frequent)
        for gram, count in names.counts.items():
            (frequent.add if count > threshold else frequent.discard)(gram)
        revision = DerivedRevision(faceted.DERIVED, self._facts.frequent, frequent, shelf)
        revision.revise(self._changes, names, self._known)
        self._facts.frequent = sorted(frequent)
        yield from self._made(shelf, numbers=False)

    def _spoken(self, sounds: Revision, before: Sequence[str]) -> Iterator[File]:
        size, limits = self._facts.sizes.spoken, syllabic.LIMITS
        shelf = Shelf(syllabic.NAME, size, limits, self._remembered, brief=True)
        revision = DerivedRevision(syllabic.DERIVED, before, sounds.heavy, shelf)
        revision.revise(self._changes, sounds, self._known)
        yield from self._made(shelf, numbers=False)

    def _made(self, shelf: Shelf, *, numbers: bool) -> Iterator[File]:
        for number, filed in shelf.changed():
            if number not in shelf.shown:
                self._remembered.refile(shelf.family, number, posting.encode(filed))
                continue
            flags: dict[int, bool] = {}
            for one in (one for held in filed.values() for one in shelf.limits.filed(held)):
                which = posting.number(one)
                flags[which] = flags.get(which, False) or bool(one & 1)
            held = (
                (shelf.cells(self._known.document(which)), flag) for which, flag in flags.items()
            )
            content = leaf.encode(held, numbers=numbers)
            yield from self._file(shelf.family, number, content, posting.encode(filed))

    def _file(self, family: str, number: int, content: bytes, filed: bytes) -> Iterator[File]:
        now = files.digest(content)
        if now != self._remembered.digest(family, number):
            yield files.path(family, number), content
        self._remembered.file(family, number, filed, now)
