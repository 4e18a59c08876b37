"""What was measured on one size, as it is kept and told."""

from pathlib import Path

import msgspec

from benchmarks.measure.cost import Cost
from benchmarks.measure.files import Written


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measured step. `note` says what exactly was done, or in what it differs."""

    name: str
    cost: Cost
    written: Written
    note: str = ""


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
