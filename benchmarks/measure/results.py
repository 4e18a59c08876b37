"""What was measured on one size, as it is kept and told."""

from pathlib import Path
from statistics import median

import msgspec

from benchmarks.measure.cost import Cost
from benchmarks.measure.files import Written


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measured step. `note` says what exactly was done, or in what it differs.

    `again` is what the same cost in later rounds.
    """

    name: str
    cost: Cost
    written: Written
    note: str = ""
    again: list[Cost] = []

    def each(self, figure: str) -> list[float]:
        """A figure of its cost, by rounds."""
        return [float(getattr(cost, figure)) for cost in (self.cost, *self.again)]

    def middle(self, figure: str) -> float:
        """The median of it."""
        return median(self.each(figure))

    def once_more(self, later: "Step") -> "Step":
        """With what it cost in a later round."""
        return msgspec.structs.replace(self, again=[*self.again, later.cost])


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """All steps on one size, by key, and what was not measured and why."""

    companies: int
    acts: int
    machine: str
    steps: dict[str, Step]
    missing: dict[str, str]

    def save(self, folder: Path) -> Path:
        """Keep it beside those of other sizes."""
        path = folder / f"results-{self.companies:07}.json"
        path.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n")
        return path


def load(folder: Path) -> list[Results]:
    """All sizes measured so far, the smallest first."""
    return [
        msgspec.json.decode(path.read_bytes(), type=Results)
        for path in sorted(folder.glob("results-*.json"))
    ]
