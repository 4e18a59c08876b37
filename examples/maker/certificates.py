"""Certificate numbers: given out in order, unique for ever."""

from collections import Counter

DIGITS = {"AAA": "111", "AA": "011", "A": "001"}


class Certificates:
    """The running numbers of both rule sets, year by year, from 101 up."""

    def __init__(self) -> None:
        self._given: Counter[tuple[str, int]] = Counter()

    def shaanxi(self, year: int, grade: str) -> str:
        """Fifteen digits: year, association 001, grade, serial; none for a grade without one."""
        if grade not in DIGITS:
            return ""
        return f"{year}001{DIGITS[grade]}{self._next('shaanxi', year):05}"

    def casmes(self, year: int) -> str:
        """ZX, year, serial."""
        return f"ZX{year}{self._next('casmes', year):04}"

    def _next(self, kind: str, year: int) -> int:
        self._given[kind, year] += 1
        return self._given[kind, year] + 100
