"""The files of updates: companies by the day since which their rows are as they are.

It follows companies. An act takes its company from the file of one day to that of another.
"""

from collections.abc import Iterator

from registry.data import parts
from registry.data.updates import EACH
from registry.release.work import Work


class Parts:
    """The parts of the table: their names, and who is in those that are to be made."""

    def __init__(self, work: Work, anew: bool) -> None:
        """`anew` tells that all of them are."""
        self._work, self._anew = work, anew
        self._numbers = {
            day: parts.number(companies, EACH) for day, companies in work.companies.moves().items()
        }

    @property
    def names(self) -> list[str]:
        """Of every part, in order."""
        return [name for day, number in self._numbers.items() for name in _names(day, number)]

    def made(self) -> dict[str, list[str]]:
        """The codes in each part that is to be made, by its name."""
        days = (day for day in self._numbers if self._anew or day in self._work.moved)
        return {name: codes for day in days for name, codes in self._of(day)}

    def _of(self, day: str) -> Iterator[tuple[str, list[str]]]:
        names = _names(day, self._numbers[day])
        found: list[list[str]] = [[] for _ in names]
        for code in self._work.companies.moved_on(day):
            found[parts.of_company(code, len(names))].append(code)
        return zip(names, found, strict=True)


def _names(day: str, number: int) -> list[str]:
    """What the parts of a day are called; nearly all days have one."""
    return [day] if number == 1 else [f"{day}-{one:03}" for one in range(number)]
