"""What an object store shows: the note that publishers compare and swap."""

import msgspec

from registry.release.publish.record import Release

PATH = "releases/shown.json"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A release with the digests of what publishing made for it, by path."""

    release: Release
    made: dict[str, str]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The releases that are kept, the one that is shown first; and one that is being brought.

    As long as one is under way, of what it changes nobody can be sure.
    """

    kept: tuple[Kept, ...] = ()
    under_way: Kept | None = None

    @property
    def id(self) -> str:
        """The release that is shown."""
        return self.kept[0].release.id if self.kept else ""


def read(file: bytes | None) -> Shown:
    """The note as it is stored; where there is none, nothing is shown."""
    return msgspec.json.decode(file, type=Shown) if file else Shown()


def encoded(shown: Shown) -> bytes:
    """The note as it is stored."""
    return msgspec.json.encode(shown)
