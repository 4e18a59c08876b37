"""The companies: who each number is, the same whenever and wherever it is asked for."""

from dataclasses import dataclass
from functools import lru_cache

from benchmarks.generate import codes
from benchmarks.generate.dice import Dice
from benchmarks.generate.names import named, renamed
from benchmarks.generate.people import person
from benchmarks.generate.places import Area, County, counties
from benchmarks.generate.plan import Part, part
from benchmarks.generate.words import listed

#: Of a thousand companies so many were filed with a former name.
_FORMER = 35


@dataclass(frozen=True)
class Member:
    """A company of the cast: its particulars, and the story that it lives."""

    number: int
    name: str
    code: str
    county: County
    industry: str
    representative: str
    address: str
    former_names: tuple[str, ...]
    part: Part


@dataclass(frozen=True)
class Cast:
    """All companies of one area."""

    area: Area

    def county(self, number: int) -> County:
        """Where a number is; a company under the Shaanxi rules is in Shaanxi (R-10)."""
        return _county(number, self.area)

    def member(self, number: int) -> Member:
        """The company of that number, from 0 up."""
        dice = Dice("member", number)
        county = self.county(number)
        body = named(number, self.county)
        street = f"{dice.pick(listed('streets'))}{dice.pick('路街')}{dice.below(300) + 1}号"
        former = (renamed(-number - 1, lambda _: county),) if dice.chance(_FORMER) else ()
        return Member(
            number=number,
            name=body.name,
            code=codes.code(number, body.head, county),
            county=county,
            industry=body.industry,
            representative=person(dice),
            address=county.address + street,
            former_names=former,
            part=part(number, self.area),
        )

    def new_name(self, number: int) -> str:
        """The name that it takes if it changes its name."""
        return renamed(number, self.county)


@lru_cache(maxsize=4096)
def _county(number: int, area: Area) -> County:
    within = "shaanxi" if part(number, area).ruleset == "shaanxi-2006" else area
    return Dice("county", number).weigh(counties(within))
