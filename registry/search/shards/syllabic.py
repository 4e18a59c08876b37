"""Frequent sounds in syllables: keys of a family of their own."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from registry.search.collect import Document
from registry.search.shards import spoken
from registry.search.shards.derived import Derivation
from registry.search.shards.family import FLAGGED, MARK, SOUNDS, WAY_BITS, Way
from registry.search.shards.posting import Limits
from registry.search.shards.sizes import BEST_OF_SOUND
from registry.search.shards.whole import Level

NAME = "spoken"
LIMITS = Limits(BEST_OF_SOUND, BEST_OF_SOUND)
#: All show former names.
_WAY: Way = FLAGGED << 1 | 1


def keys(document: Document, heavy: Mapping[str, Way]) -> dict[str, Way]:
    """The keys of a company with these heavy grams."""
    wanted = {gram[:end] for gram in heavy for end in range(1, len(gram) + 1)}
    found = spoken.parts(document.names, MARK.join(document.sounds), wanted)
    return {spelt: _WAY for spelt in found if spoken.signed(spelt) in heavy}


def level(names: Iterable[Sequence[str]], texts: Iterable[str], heavy: Collection[str]) -> Level:
    """The keys of all companies, the best first: their sealed names, and the texts of each."""
    counts: dict[str, int] = {}
    members: dict[str, list[int]] = {}
    for place, (of_one, spoken_) in enumerate(zip(names, texts, strict=True)):
        for spelt in spoken.parts(of_one, spoken_, heavy):
            before = counts.get(spelt, 0)
            counts[spelt] = before + 1
            if before < 2 * LIMITS.best:
                members.setdefault(spelt, []).append(place << WAY_BITS | _WAY)
    every = sorted(counts)
    return Level(
        every,
        np.array([counts[one] for one in every], np.int64),
        np.array([len(members[one]) for one in every], np.int64),
        np.array([one for spelt in every for one in members[spelt]], np.int64),
        {},
    )


DERIVED = Derivation(SOUNDS, keys, spoken.signed)
