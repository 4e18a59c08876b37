"""What a plan is made of: pages that are to be rendered and files that are ready."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to be rendered. `touched` is the day of the newest notice on it, if any (P-1)."""

    address: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    touched: date | None = None
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is ready."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Year:
    """A year of notices."""

    year: int
    count: int
    address: str


Planned = PlannedPage | PlannedFile
