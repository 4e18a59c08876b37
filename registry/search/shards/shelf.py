"""The files of a family while it is brought up to date: read when needed, each once."""

from collections.abc import Iterator, Mapping

from registry.search.collect import Document
from registry.search.remembered import Remembered
from registry.search.shards import files, leaf, posting
from registry.search.shards.change import Change
from registry.search.shards.posting import Filed, Limits, Member, Posting
from registry.search.shards.sizes import Size


class Shelf:
    """Postings by key, and which files are no longer what they were.

    `touched` are those whose postings changed, `shown` those that may look otherwise.
    """

    def __init__(
        self,
        family: str,
        size: Size,
        limits: Limits,
        remembered: Remembered,
        *,
        brief: bool = False,
    ) -> None:
        """The files of a family; `brief` ones show names and codes alone."""
        self.family = family
        self.limits = limits
        self.brief = brief
        self._count = size.files
        self._remembered = remembered
        self._files: dict[int, Filed] = {}
        self.touched: set[int] = set()
        self.shown: set[int] = set()

    def get(self, key: str) -> Posting | None:
        """Who is filed under a key; None where it is no key."""
        return self._filed(files.number(key, self._count)).get(key)

    def put(self, key: str, held: Posting | None) -> None:
        """File them."""
        number = files.number(key, self._count)
        filed = self._filed(number)
        before = self._members(filed.pop(key, None))
        if held is not None and held.count:
            filed[key] = held
        if before != self._members(held):
            self.shown.add(number)
        self.touched.add(number)

    def touch(self, keys: Mapping[str, object], change: Change) -> None:
        """A company changed: note the files that show it, if they show that."""
        if not self._shows(change):
            return
        for key in keys:
            held = self.get(key)
            if any(posting.number(one) == change.number for one in self._members(held)):
                self.shown.add(files.number(key, self._count))

    def changed(self) -> Iterator[tuple[int, Filed]]:
        """The files whose postings changed, or that may look otherwise."""
        for number in sorted(self.touched | self.shown):
            filed = self._filed(number)
            yield number, {key: filed[key] for key in sorted(filed)}

    def cells(self, document: Document) -> bytes:
        """What the files show of a company."""
        return leaf.brief(document.cells) if self.brief else document.cells

    def _shows(self, change: Change) -> bool:
        if change.before is None or change.after is None:
            return True
        return self.cells(change.before) != self.cells(change.after)

    def _members(self, held: Posting | None) -> set[Member]:
        return set(self.limits.filed(held)) if held else set()

    def _filed(self, number: int) -> Filed:
        if number not in self._files:
            self._files[number] = posting.decode(self._remembered.filed(self.family, number))
        return self._files[number]
