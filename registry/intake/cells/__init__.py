"""What may stand in a cell: each type turns a cell into a value or a Refusal."""

from registry.intake.cells.base import BLANKS, CellType, shown, text_of
from registry.intake.cells.choices import (
    ABOUT,
    GROUND,
    OUTCOME,
    PUBLIC_RECORD,
    PURPOSE,
    RESOLUTION,
    YES_NO,
)
from registry.intake.cells.days import DAY, MONTH_OR_DAY
from registry.intake.cells.inspections import INSPECTIONS
from registry.intake.cells.numbers import POINTS, SCORE
from registry.intake.cells.texts import (
    CERTIFICATE,
    CODE,
    DIGEST,
    DOCUMENT,
    GRADE,
    INDUSTRY,
    NAME,
    NAMES,
    RULESET,
    TEXT,
)

__all__ = [
    "ABOUT",
    "BLANKS",
    "CERTIFICATE",
    "CODE",
    "DAY",
    "DIGEST",
    "DOCUMENT",
    "GRADE",
    "GROUND",
    "INDUSTRY",
    "INSPECTIONS",
    "MONTH_OR_DAY",
    "NAME",
    "NAMES",
    "OUTCOME",
    "POINTS",
    "PUBLIC_RECORD",
    "PURPOSE",
    "RESOLUTION",
    "RULESET",
    "SCORE",
    "TEXT",
    "YES_NO",
    "CellType",
    "shown",
    "text_of",
]
