"""The files of the search that are named by what they hold, as the twin reads them.

`/search/manifest.json` tells the sizes of the shards, the parts of the notices, and the digests of
the files that are named by what they hold. Every shard and every part has a permanent name of its
own and no digest: an act, which changes some of them, need not change the manifest.
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
        gone = set(self._told()).difference(other._told())
        if self.sizes != other.sizes:
            gone.update(set(self._shards()).difference(other._shards()))
        return sorted(gone)

    def _told(self) -> Iterator[str]:
        yield from self.files
        yield from map(part, self.notices)

    def _shards(self) -> Iterator[str]:
        for family in msgspec.structs.fields(self.sizes):
            size: sizes.Size = getattr(self.sizes, family.name)
            yield from (files.path(family.name, at) for at in range(size.files))


def part(name: str) -> str:
    """The file of a part of the notices."""
    return f"notices/{name}.bin"
