"""What a build tells of itself."""

from collections.abc import Callable
from dataclasses import dataclass

#: Told how many companies are done, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How many pages were made, and how many files were written, left as they were, removed."""

    pages: int
    written: int
    unchanged: int
    removed: int
