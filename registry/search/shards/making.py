"""The work of making files: jobs that hold all they need, for any process anywhere."""

from typing import NamedTuple

import numpy as np

from registry.search.shards import leaf, posting
from registry.search.shards.posting import Posting


class Job(NamedTuple):
    """One file: its number, its keys, and the cells of its companies with their flags.

    `keys` are lines. `counts` tells how many companies have each, `sizes` how many members it
    has; `members` are those of all keys, eight bytes each.
    """

    number: int
    keys: str
    counts: list[int]
    sizes: list[int]
    members: bytes
    cells: list[bytes]
    flags: list[bool]


class Made(NamedTuple):
    """A file: its number, its content, and its keys as a memory keeps them."""

    number: int
    content: bytes
    filed: bytes


def plain(jobs: list[Job]) -> list[Made]:
    """The files of names, initials or facets."""
    return [_made(job, numbers=False) for job in jobs]


def numbers(jobs: list[Job]) -> list[Made]:
    """The files of numbers."""
    return [_made(job, numbers=True) for job in jobs]


def _made(job: Job, *, numbers: bool) -> Made:
    members = np.frombuffer(job.members, np.int64).tolist()
    filed: posting.Filed = {}
    at = 0
    keys = job.keys.split("\n") if job.keys else []
    for key, count, size in zip(keys, job.counts, job.sizes, strict=True):
        filed[key] = Posting(count, members[at : at + size])
        at += size
    content = leaf.encode(zip(job.cells, job.flags, strict=True), numbers=numbers)
    return Made(job.number, content, posting.encode(filed))
