"""The last step: the files of the search that a change concerns."""

from registry.release.batches import batches
from registry.release.work import Work
from registry.site import addresses

_BATCH = 200
_PART = "search"


def run(work: Work) -> None:
    """Bring the search up to date with what the steps before told it."""
    work.rest()
    files = work.search.files(work.map)
    for some in batches(files, _BATCH):
        there = [(addresses.path(address), content) for address, content in some if content]
        work.add(_PART, there)
        work.drop(_PART, [addresses.path(address) for address, content in some if content is None])
