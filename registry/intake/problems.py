"""What is wrong with a filing: every problem with its place, as a value."""

from dataclasses import dataclass

from registry.intake.drafts.base import Filed, columns
from scoring.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal with its place: file, sheet, row, column letters and headers (empty if none)."""

    file: str
    refusal: Refusal
    sheet: str = ""
    row: int | None = None
    letters: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()

    @classmethod
    def at(cls, filed: Filed, fields: tuple[str, ...], refusal: Refusal) -> "Problem":
        """The refusal of these fields of a filed draft."""
        declared = columns(type(filed.draft))
        present = [field for field in fields if field in declared]
        return cls(
            file=filed.origin.file,
            refusal=refusal,
            sheet=filed.origin.sheet,
            row=filed.origin.row,
            letters=tuple(filed.cells[f] for f in present if f in filed.cells),
            headers=tuple(declared[f].header for f in present),
        )
