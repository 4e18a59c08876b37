"""Which releases still show a record that was repaired since (R-52, P-5).

A release tells of no repair: that would point at what is to be seen no more. So it stays at the
desk, in a file beside the log, how many repairs each release took account of. Of a release of which
that is not known it is taken that it shows them all.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

_FILE = "repairs.json"


@dataclass(frozen=True)
class Repairs:
    """How many a site takes account of, None of one that nobody remembers; where it is noted."""

    number: int | None
    folder: Path

    def note(self, release: str) -> None:
        """Note it of a release of this site. Raises OSError; then what was noted stays."""
        if self.number is None:
            return
        part = self._file.with_suffix(".part")
        part.write_bytes(msgspec.json.encode({**self._noted(), release: self.number}))
        os.replace(part, self._file)

    def shown_by(self, release: str) -> bool:
        """Whether a release may show what was repaired since."""
        return self.number is None or self._noted().get(release, 0) < self.number

    @property
    def _file(self) -> Path:
        return self.folder / _FILE

    def _noted(self) -> dict[str, int]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, int])
        except (FileNotFoundError, msgspec.DecodeError):
            return {}
