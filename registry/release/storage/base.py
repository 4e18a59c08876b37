"""What every store promises."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol


class Store(Protocol):
    """Files by their path below the store, such as `companies/43/x.html`.

    Every path is checked by `registry.site.addresses.checked`: ValueError for one that would leave
    the store, or is hidden. A store can be pickled, so that workers write to it too; the same path
    is written by one of them at a time. Raises ReleaseError, or OSError for a folder, when the
    store cannot do what it is asked.
    """

    def read(self, path: str) -> bytes | None:
        """The file's content; None when there is none."""

    def read_all(self, paths: Sequence[str]) -> list[bytes | None]:
        """Read each; at once where that is faster."""

    def write(self, path: str, content: bytes) -> None:
        """Bring the file to this content; whoever reads it meanwhile gets the old or the new."""

    def write_all(self, files: Mapping[str, bytes]) -> None:
        """Write each; at once where that is faster."""

    def remove(self, path: str) -> None:
        """Remove the file, and the folders that it leaves empty. Nothing happens if it is gone."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""

    def names(self) -> Iterator[str]:
        """The path of every file that is not hidden, sorted; nothing is held but one folder."""

    def tidy(self) -> None:
        """Remove what a killed writer left half written; only while nobody writes."""
