"""On which grounds something published is shown no longer: a closed list, each with its article."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from registry.ledger.entries import Ground


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a ground stands, and from which day on it does (None: before any register)."""

    article: str
    first_day: date | None = None


#: P-5 and what else may oblige the association. A mistake that may stay in sight is corrected
#: (R-32); only one that may not is erased.
GROUNDS: Mapping[Ground, Basis] = {
    "repair": Basis("《信用修复管理办法》（国家发展改革委令第36号）第三条", date(2026, 4, 1)),
    "personal": Basis("《中华人民共和国个人信息保护法》第四十七条", date(2021, 11, 1)),
    "court": Basis("人民法院发生法律效力的裁判"),
    "mistake": Basis("《中华人民共和国民法典》第一千零二十九条", date(2021, 1, 1)),
}
