"""The last step: the files of the search."""

from registry.release.work import Work
from registry.search import index
from registry.site import addresses


def run(work: Work) -> None:
    """Bring the search up to date."""
    files = [(addresses.path(a), c) for a, c in index.files(work.place.register)]
    work.bring("search", files)
