"""Reading the search's files, each once. Twin of `…/js/search/reading.js`."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from registry.search import sounding, tokens
from registry.search.manifest import Manifest, Skeleton, Sounding, Traditional, part
from registry.search.opened import Opened
from registry.search.published import Part
from registry.search.shards import files, heavy, leaf, packing
from registry.search.shards.leaf import Leaf
from registry.search.shards.sizes import Size

Load = Callable[[str], bytes]
T = TypeVar("T")


class Reading:
    """The files that `load` gives by name ("names.bin")."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._leaves: dict[str, Leaf] = {}

    def leaf(self, family: str, key: str) -> Leaf:
        """The companies in the file of a key."""
        path = self._path(family, key)
        if path not in self._leaves:
            self._leaves[path] = leaf.decode(self._load(path))
        return self._leaves[path]

    def forget(self) -> None:
        """Keep no leaf."""
        self._leaves.clear()

    @cached_property
    def notices(self) -> Sequence[Opened]:
        """The index of every part, the latest first."""
        parts = (self._json(part(name), Part) for name in self._manifest.notices)
        return [Opened(tokens.load(one.index), one.rows) for one in parts]

    @cached_property
    def simplified(self) -> Mapping[str, str]:
        """Traditional character to simplified one."""
        table = self._json("traditional.bin", Traditional)
        return dict(zip(table.traditional, table.simplified, strict=True))

    @cached_property
    def readings(self) -> Mapping[str, Sequence[str]]:
        """How a character is read."""
        return self._json("readings.bin", dict[str, list[str]])

    @cached_property
    def skeleton(self) -> Skeleton:
        """What codes are called, and the heavy grams."""
        return self._json("names.bin", Skeleton)

    @cached_property
    def grams(self) -> set[str]:
        """The heavy grams of names."""
        return heavy.decode(self.skeleton.heavy)

    @cached_property
    def numbers(self) -> set[str]:
        """The heavy beginnings of numbers."""
        return heavy.decode(packing.unpack(self._load("numbers.bin")))

    @cached_property
    def initials(self) -> set[str]:
        """The heavy beginnings of initials."""
        return heavy.decode(packing.unpack(self._load("initials.bin")))

    @cached_property
    def sounding(self) -> sounding.Sounding:
        """What sounds are looked for with."""
        held = self._json("sounds.bin", Sounding)
        return sounding.Sounding(self.readings, heavy.decode(held.heavy), held.syllables)

    @cached_property
    def _manifest(self) -> Manifest:
        return msgspec.json.decode(self._load("manifest.json"), type=Manifest)

    def _path(self, family: str, key: str) -> str:
        size: Size = getattr(self._manifest.sizes, family)
        return files.path(family, files.number(key, size.files))

    def _json(self, name: str, kind: type[T]) -> T:
        return msgspec.json.decode(packing.unpack(self._load(name)), type=kind)
