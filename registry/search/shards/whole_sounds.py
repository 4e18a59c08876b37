"""The keys of `syllabic`, of all companies at once, in arrays."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from registry.search.shards import spoken
from registry.search.shards.family import MARK, WAY_BITS
from registry.search.shards.syllabic import LIMITS, WAY
from registry.search.shards.whole import Level

_KEPT = 2 * LIMITS.best
#: So many companies are one piece of work.
_AT_ONCE = 4_000


class Job(NamedTuple):
    """Some of all companies in their order, from the place `first` on.

    Their sealed names and their texts, joined as `Family.joined` does; the heavy sounds, as lines.
    """

    first: int
    heard: Sequence[tuple[str, str]]
    heavy: str


def jobs(heard: Iterable[tuple[str, str]], heavy: Iterable[str]) -> Iterator[Job]:
    """The work of finding the keys of all companies, the best first."""
    lines = "\n".join(heavy)
    waiting, first = iter(heard), 0
    while several := list(islice(waiting, _AT_ONCE)):
        yield Job(first, several, lines)
        first += len(several)


def some(job: Job) -> Level:
    """The keys of some companies."""
    parts = _parts(job.heavy)
    ids, sizes = array("q"), array("q")
    for names, texts in job.heard:
        found = parts.of(names.split(MARK), texts)
        ids.extend(found)
        sizes.append(len(found))
    places = np.repeat(np.arange(job.first, job.first + len(sizes)), sizes)
    order = np.argsort(ids, kind="stable")
    members = places[order] << WAY_BITS | WAY
    counts = np.bincount(ids)
    kept = np.arange(len(members)) - np.repeat(np.cumsum(counts) - counts, counts) < _KEPT
    held = np.flatnonzero(counts)
    every = parts.spelt()
    counts = counts[held]
    found_keys = [every[at] for at in held.tolist()]
    return Level(found_keys, counts, np.minimum(counts, _KEPT), members[kept], {})


@lru_cache(1)
def _parts(heavy: str) -> spoken.Parts:
    """Kept from job to job: what one found, the next need not find again."""
    return spoken.Parts(frozenset(heavy.split("\n")))


def together(levels: Iterable[Level]) -> Level:
    """The keys of all companies, from those of some after others."""
    counts: dict[str, int] = {}
    members: dict[str, list[int]] = {}
    for level in levels:
        ends = np.cumsum(level.sizes).tolist()
        first = 0
        for key, count, end in zip(level.keys, level.counts.tolist(), ends, strict=True):
            counts[key] = counts.get(key, 0) + count
            held = members.setdefault(key, [])
            held += level.members[first : min(end, first + _KEPT - len(held))].tolist()
            first = end
    every = sorted(counts)
    return Level(
        every,
        np.array([counts[one] for one in every], np.int64),
        np.array([len(members[one]) for one in every], np.int64),
        np.array([one for key in every for one in members[key]], np.int64),
        {},
    )
