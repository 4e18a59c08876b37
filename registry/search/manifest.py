"""The files of the search that are named by what they hold, as the twin reads them.

`/search/manifest.json` tells the sizes of the shards and the digests of the files that are named
by what they hold; every shard has a permanent name of its own.
"""

from collections.abc import Iterator

import msgspec

from registry.search.shards import files, sizes

FOLDER = "/search/"
MANIFEST = "manifest.json"


class Skeleton(msgspec.Struct, frozen=True):
    """What must be known before a name is looked for: heavy grams, and what codes are called.

    `doubtful` are characters of GB 2312 that are nevertheless traditional for another: a text of
    its other characters needs no table. `frequent` are the heavy grams with files of facets.
    """

    heavy: str
    doubtful: str
    regions: dict[str, str]
    industries: dict[str, str]
    rulesets: dict[str, str]
    grades: list[str]
    frequent: list[str]


class Traditional(msgspec.Struct, frozen=True):
    """`traditional[i]` is written `simplified[i]`."""

    traditional: str
    simplified: str


class Sounding(msgspec.Struct, frozen=True):
    """What must be known before a sound is looked for: heavy grams, and syllables with a sign."""

    heavy: str
    syllables: str


class Manifest(msgspec.Struct, frozen=True):
    """How many files each family has, the parts of the notices, and digests of named files.

    The latest part comes first: 2026 is `notices/2026.bin`.
    """

    format: int
    sizes: sizes.Sizes
    notices: list[str]
    files: dict[str, str]

    def without(self, other: "Manifest") -> list[str]:
        """The files that another manifest has no more, in their order."""
        if self.sizes == other.sizes:
            return sorted(self.files.keys() - other.files.keys())
        return sorted(set(self._names()).difference(other._names()))

    def _names(self) -> Iterator[str]:
        yield from self.files
        for family in msgspec.structs.fields(self.sizes):
            size: sizes.Size = getattr(self.sizes, family.name)
            yield from (files.path(family.name, at) for at in range(size.files))


def part(name: str) -> str:
    """The file of a part of the notices."""
    return f"notices/{name}.bin"
