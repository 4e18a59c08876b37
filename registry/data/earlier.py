"""What the files of a part told so far, to be kept of those of whom nothing changed."""

from collections.abc import Container, Mapping

import msgspec

from registry.data import delimited, packing
from registry.data.columns import Format

#: A subject's rows in a table as they stand in its CSV, and how many.
Rows = tuple[bytes, int]


class Earlier:
    """What the files of a part told so far, by company or notice."""

    def __init__(self, files: Mapping[Format, bytes]) -> None:
        """`files` are of all formats of the part, or there are none; Parquet is not read."""
        self.rows = _rows(files.get("csv", b""))
        self.pieces = packing.pieces(files["jsonl.gz"]) if "jsonl.gz" in files else {}
        self.lines = {_subject(line): line for one in self.pieces for line in _lines(one)}
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


def _lines(piece: bytes) -> list[bytes]:
    return piece.splitlines(keepends=True)


class _Subject(msgspec.Struct, frozen=True):
    """What a twin is of: a company by its code, or a notice by its id."""

    code: str = ""
    id: str = ""


def _subject(line: bytes) -> str:
    found = msgspec.json.decode(line, type=_Subject)
    return found.code or found.id
