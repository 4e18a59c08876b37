"""What a memory knows of the register as a whole."""

from collections.abc import Iterable

import msgspec

from registry.search import characters, forms
from registry.search.manifest import Manifest, Skeleton, Sounding, Traditional
from registry.search.shards import heavy, packing, syllables
from registry.search.shards.sizes import VERSION, Sizes

Tally = dict[str, int]


class Facts(msgspec.Struct):
    """The heavy keys of each family, the frequent grams, and how often other things are there.

    `words` are those of the companies' documents; `characters` of the names and `texts` of the
    notices tell which are to be read and to be written otherwise. `manifest` is the last one.
    """

    sizes: Sizes
    heavy: dict[str, list[str]]
    frequent: list[str]
    words: Tally
    characters: Tally
    texts: Tally
    manifest: Manifest

    def inputs(self) -> dict[str, object]:
        """What each file that tells what there is rests on, by its name."""
        return {
            "dictionary.bin": VERSION,
            "traditional.bin": self.characters.keys() | self.texts.keys(),
            "readings.bin": frozenset(self.characters),
            "names.bin": (tuple(self.heavy["names"]), tuple(self.frequent), frozenset(self.words)),
            "numbers.bin": tuple(self.heavy["numbers"]),
            "initials.bin": tuple(self.heavy["initials"]),
            "sounds.bin": tuple(self.heavy["sounds"]),
        }

    def named(self, name: str) -> bytes:
        """The content of such a file."""
        match name:
            case "dictionary.bin":
                return packing.packed_dictionary()
            case "traditional.bin":
                tables = characters.of(self._named(), self.texts.keys())
                return packed(Traditional(tables.traditional, tables.simplified))
            case "readings.bin":
                return packed(characters.readings(self._named()))
            case "names.bin":
                return packed(self._skeleton())
            case "sounds.bin":
                return packed(Sounding(heavy.encode(self.heavy["sounds"]), syllables.table()))
            case _:
                return packing.pack(heavy.encode(self.heavy[name.removesuffix(".bin")]))

    def _named(self) -> set[str]:
        """The characters of the names, those of legal forms too."""
        return {char for one in self.characters for char in forms.opened(one)}

    def _skeleton(self) -> Skeleton:
        called: dict[str, dict[str, str]] = {}
        for word in sorted(self.words):
            kind, code, name = word.split("\t")
            called.setdefault(kind, {}).setdefault(code, name)
        return Skeleton(
            heavy.encode(self.heavy["names"]),
            characters.doubtful(),
            called.get("regions", {}),
            called.get("industries", {}),
            called.get("rulesets", {}),
            sorted(called.get("grades", {})),
            self.frequent,
        )


def count(tally: Tally, things: Iterable[str], step: int) -> None:
    """Count things in or out."""
    for thing in things:
        tally[thing] = tally.get(thing, 0) + step
        if not tally[thing]:
            del tally[thing]


def packed(content: object) -> bytes:
    """Something of a named file."""
    return packing.pack(msgspec.json.encode(content).decode())
