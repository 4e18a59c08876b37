"""What came to be of a company."""

from typing import NamedTuple

from registry.search.collect import Document


class Change(NamedTuple):
    """A company by its number before and after; None where it was or is not there."""

    number: int
    before: Document | None
    after: Document | None

    @property
    def is_reordered(self) -> bool:
        """Whether it is preferred otherwise than before."""
        return bool(self.before and self.after and self.before.length != self.after.length)
