"""The search's files, and what it takes to bring them up to date after a few changes.

Only documents of views are read: what is not public cannot be here (R-19, R-50); a BBB company is
found, and no notice of it exists (R-18). All at once or change by change, the same register has
the same files.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

from registry.search import collect, facts, published
from registry.search import manifest as manifests
from registry.search.execute import Execute
from registry.search.facts import Facts
from registry.search.manifest import FOLDER, Manifest
from registry.search.remembered import Remembered
from registry.search.revised import Revised
from registry.search.shards import sizes
from registry.search.shards.change import Change

#: What came to be, by its code or id; None, or nothing in it, is gone.
Documents = Iterable[tuple[str, bytes | None]]
#: A site-absolute address, and what lies there; None where nothing does any more.
File = tuple[str, bytes | None]

_FACTS = "facts"
#: Everything is made again where more than so many companies changed, and more than one of so many.
_FEW = 20
_MANY = 100


class SearchMemory:
    """Documents of companies and notices, and who is filed where."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, or make it; None is for memory alone."""
        self._remembered = Remembered(path)

    @classmethod
    def open(cls, path: Path) -> "SearchMemory":
        """Open the file, or make it."""
        return cls(path)

    def commit(self, *, erased: bool = False) -> None:
        """Keep what was updated: the files that it gave are written.

        What was `erased` leaves the file itself.
        """
        self._remembered.commit()
        if erased:
            self._remembered.shrink()

    def rollback(self) -> None:
        """Forget what was updated."""
        self._remembered.rollback()

    def close(self) -> None:
        """Let go of the file. What was not committed is forgotten."""
        self._remembered.close()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever kept, or what was kept is of no use to this version."""
        return self._known() is None

    def begin(self, *, whole: bool) -> "Update":
        """Begin to take what came to be.

        With `whole` what is taken is all there is; else it is what came or changed, and what is
        gone. Nothing is kept before `commit`.
        """
        self._remembered.begin()
        known = self._known()
        if whole:
            self._remembered.forget()
        return Update(self._remembered, known, whole=whole)

    def update(
        self,
        companies: Documents,
        notices: Documents,
        *,
        whole: bool,
        execute: Execute = map,
    ) -> Iterator[File]:
        """Take all at once: the files that may have changed, and those that are gone."""
        update = self.begin(whole=whole)
        update.companies(companies)
        update.notices(notices)
        yield from update.files(execute)

    def _known(self) -> Facts | None:
        return self._remembered.fact(_FACTS, Facts)


class Update:
    """One update: all files where nothing is known yet, else those that are not what they were."""

    def __init__(self, remembered: Remembered, known: Facts | None, *, whole: bool) -> None:
        """Begun by `SearchMemory.begin`."""
        self._remembered, self._known = remembered, None if whole else known
        self._before = known.manifest if known else None
        self._changes: list[Change] = []
        self._changed: set[str] = set()
        self._years: dict[str, published.Layout] = {}
        self._texts = self._known.texts if self._known else {}
        self._inputs = self._known.inputs() if self._known else {}
        self._digests = dict(self._known.manifest.files) if self._known else {}

    def companies(self, documents: Documents) -> None:
        """Take companies, each once."""
        if self._known is None:
            self._remembered.learn(encoded for _, encoded in documents if encoded)
            return
        for code, encoded in documents:
            number, before = self._remembered.of(code) or (None, None)
            after = collect.decode(encoded) if encoded else None
            if before == after:
                continue
            if after is not None and encoded:
                number = self._remembered.put(number, after, encoded)
            elif number is not None:
                self._remembered.drop(number)
            if number is not None:
                self._changes.append(Change(number, before, after))

    def notices(self, documents: Documents) -> None:
        """Take notices, each once."""
        for identifier, encoded in documents:
            before = self._remembered.notice(identifier) if self._known else None
            after = collect.decode_notice(encoded) if encoded else None
            if before == after:
                continue
            self._changed.add(identifier)
            for one in filter(None, (before, after)):
                self._note(one.month[:4])
            facts.count(self._texts, before.characters if before else (), -1)
            facts.count(self._texts, after.characters if after else (), 1)
            if after is not None and encoded:
                self._remembered.put_notice(identifier, after.month, encoded)
            else:
                self._remembered.drop_notice(identifier)

    def _note(self, year: str) -> None:
        """Notices of this year are about to change: how they are parted until now."""
        if year not in self._years:
            self._years[year] = published.layout(self._remembered.of_year(year))

    def files(self, execute: Execute = map) -> Iterator[File]:
        """The files that may have changed, the manifest after them, and those that are gone."""
        for name, content in self._shards(execute):
            yield FOLDER + name, content
        layout = self._layout()
        for name, content in self._published(layout, execute):
            yield FOLDER + name, content
        for name, content in self._named():
            now = sha256(content).hexdigest()[:16]
            if self._digests.get(name) != now:
                self._digests[name] = now
                yield FOLDER + name, content
        yield from self._manifest(self._notices(layout))
        gone = self._before.without(self._facts.manifest) if self._before else ()
        yield from ((FOLDER + name, None) for name in gone)

    def _shards(self, execute: Execute) -> Iterator[tuple[str, bytes]]:
        count = self._remembered.count()
        cut = sizes.of(count)
        few = len(self._changes) <= max(_FEW, count // _MANY)
        if self._known and self._known.sizes == cut and few:
            self._facts = self._known
            yield from Revised(self._remembered, self._known, self._changes).files()
            return
        # Here and not above: loading arrays would be a twentieth of an act, which needs none.
        from registry.search.rebuilt import Rebuilt  # noqa: PLC0415

        rebuilt = Rebuilt(self._remembered, cut, execute)
        yield from rebuilt.files()
        self._facts = Facts(
            sizes=cut,
            heavy=rebuilt.heavy,
            frequent=rebuilt.frequent,
            words=rebuilt.words,
            characters=rebuilt.characters,
            texts=self._texts,
            manifest=Manifest(sizes.VERSION, cut, [], {}),
        )

    def _named(self) -> Iterator[tuple[str, bytes]]:
        for name, rests_on in self._facts.inputs().items():
            if self._inputs.get(name) != rests_on:
                yield name, self._facts.named(name)

    def _layout(self) -> published.Layout:
        """The parts of the years of which notices changed; no other year can be parted anew."""
        found: dict[str, Sequence[str]] = {}
        for year in sorted(self._years):
            found |= published.layout(self._remembered.of_year(year))
        return found

    def _published(self, layout: published.Layout, execute: Execute) -> Iterator[tuple[str, bytes]]:
        jobs = (
            (name, self._remembered.notices(held))
            for name, held in layout.items()
            if held != self._years[name[:4]].get(name) or not self._changed.isdisjoint(held)
        )
        for name, content in execute(published.make, jobs):
            yield manifests.part(name), content

    def _notices(self, layout: published.Layout) -> list[str]:
        """The names of all parts, the latest first."""
        known = self._known.manifest.notices if self._known else []
        rest = (name for name in known if name[:4] not in self._years)
        return sorted((*rest, *layout), reverse=True)

    def _manifest(self, names: list[str]) -> Iterator[tuple[str, bytes]]:
        digests = dict(sorted(self._digests.items()))
        manifest = Manifest(sizes.VERSION, self._facts.sizes, names, digests)
        if self._known is None or manifest != self._before:
            yield FOLDER + manifests.MANIFEST, msgspec.json.encode(manifest)
        self._facts.manifest = manifest
        self._remembered.keep(_FACTS, self._facts)
