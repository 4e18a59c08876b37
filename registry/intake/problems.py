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

    def zh_line(self) -> str:
        """The whole problem on one line: place, what is wrong, what it rests on."""
        refusal = self.refusal
        rests = "，".join(part for part in (refusal.rule, refusal.article) if part)
        row = f"第 {self.row} 行" if self.row else ""
        column = f"{'/'.join(self.letters)} 列" if self.letters else ""
        named = "、".join(f"“{header}”" for header in self.headers)
        place = " · ".join(part for part in (self.file, self.sheet, row, column + named) if part)
        expected = f"应为：{refusal.expected}。" if refusal.expected else ""
        return f"{place}：{refusal.zh}{expected}" + (f"（依据 {rests}）" if rests else "")

    def en_line(self) -> str:
        """The same in English."""
        refusal = self.refusal
        rests = ", ".join(part for part in (refusal.rule, refusal.article) if part)
        row = f"row {self.row}" if self.row else ""
        column = f"column {'/'.join(self.letters)}" if self.letters else ""
        named = ", ".join(self.headers)
        parts = (self.file, self.sheet, row, f"{column} {named}".strip())
        place = " · ".join(part for part in parts if part)
        return f"{place}: {refusal.en}" + (f" ({rests})" if rests else "")
