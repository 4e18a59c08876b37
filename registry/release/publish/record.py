"""What a release says of itself, and what the public log has of it."""

from datetime import date

import msgspec

from registry.release.errors import ReleaseError

PATH = "release/release.json"
PROOF = "release/release.tlog-proof"
_SHORT = 12


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A release: the day the register is shown as of, how many files it has, and the SHA-256 of
    its `SHA256SUMS` in hexadecimal.
    """

    as_of: date
    files: int
    sums: str

    @property
    def id(self) -> str:
        """What it is called; the same files have the same name."""
        return f"{self.as_of}-{self.sums[:_SHORT]}"

    def encoded(self) -> bytes:
        """`release/release.json`."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def read(file: bytes) -> Release:
    """What `encoded` made. Raises ReleaseError."""
    try:
        return msgspec.json.decode(file, type=Release)
    except msgspec.DecodeError as wrong:
        raise ReleaseError(f"{PATH} 有误。", f"{PATH} is broken.") from wrong
