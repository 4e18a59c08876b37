"""The last step: the files of the search that a change concerns."""

from collections.abc import Iterator
from itertools import islice

from registry.release.work import Work
from registry.search.memory import SearchMemory
from registry.site import addresses

_BATCH = 200
_PART = "search"


def run(work: Work, memory: SearchMemory) -> None:
    """Bring the search up to date; `memory` is what it remembers, kept by the caller."""
    files = memory.update(
        _documents(work, "companies"),
        _documents(work, "notices"),
        whole=work.stale is None,
        execute=work.map,
    )
    while some := list(islice(files, _BATCH)):
        there = [(addresses.path(address), content) for address, content in some if content]
        work.add(_PART, there)
        work.drop(_PART, [addresses.path(address) for address, content in some if content is None])


def _documents(work: Work, kind: str) -> Iterator[tuple[str, bytes | None]]:
    """What came or changed, by code or id; what is no longer listed is gone. Each is told once."""
    waiting = work.documents[kind]
    for name in sorted(waiting):
        yield name, waiting.pop(name) or None
