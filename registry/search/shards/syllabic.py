"""Frequent sounds in syllables: keys of a family of their own."""

from collections.abc import Mapping

from registry.search.collect import Document
from registry.search.shards import spoken
from registry.search.shards.derived import Derivation
from registry.search.shards.family import FLAGGED, MARK, SOUNDS, Way
from registry.search.shards.posting import Limits
from registry.search.shards.sizes import BEST_OF_SOUND

NAME = "spoken"
LIMITS = Limits(BEST_OF_SOUND, BEST_OF_SOUND)
#: All show former names.
WAY: Way = FLAGGED << 1 | 1


def keys(document: Document, heavy: Mapping[str, Way]) -> dict[str, Way]:
    """The keys of a company with these heavy grams."""
    wanted = {gram[:end] for gram in heavy for end in range(1, len(gram) + 1)}
    parts = spoken.Parts(wanted)
    found = parts.of(document.names, MARK.join(document.sounds))
    every = parts.spelt()
    return {every[at]: WAY for at in found if spoken.signed(every[at]) in heavy}


DERIVED = Derivation(SOUNDS, keys, spoken.signed)
