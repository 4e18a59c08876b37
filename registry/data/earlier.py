"""What the files of a part told so far, to be kept of those of whom nothing changed."""

import re
from collections.abc import Container, Mapping

from registry.data import delimited, packing
from registry.data.columns import Format

#: A line of JSON Lines: a twin, which begins with a company's code or a notice's id.
_LINE = re.compile(rb'\{"(?:code|id)":"([0-9A-Za-z-]+)".*\n')
#: A subject's rows in a table as they stand in its CSV, and how many.
Rows = tuple[bytes, int]


class Earlier:
    """What the files of a part told so far, by company or notice."""

    def __init__(self, files: Mapping[Format, bytes]) -> None:
        """`files` are of all formats of the part, or there are none; Parquet is not read."""
        self.rows = _rows(files.get("csv", b""))
        self.pieces = packing.pieces(files["jsonl.gz"]) if "jsonl.gz" in files else {}
        found = (line for one in self.pieces for line in _LINE.finditer(one))
        self.lines = {line[1].decode(): line[0] for line in found}
        told: dict[Format, Container[str]] = {"csv": self.rows, "jsonl.gz": self.lines}
        self._told = [told.get(one, ()) for one in files]

    def tells(self, subject: str) -> bool:
        """Whether each of the files tells of it."""
        return bool(self._told) and all(subject in one for one in self._told)


def _rows(file: bytes) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for subject, row in delimited.split(file):
        content, number = found.get(subject, (b"", 0))
        found[subject] = content + row, number + 1
    return found
