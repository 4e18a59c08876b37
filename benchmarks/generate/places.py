"""Where made-up companies are: every county of GB/T 2260, or those of Shaanxi alone."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from benchmarks.generate.dice import Spread
from registry.identity import regions
from registry.identity.gazetteer import Place, places, short

Area = Literal["national", "shaanxi"]
_CAPITAL = "01"
_LIKELY = {"区": 3, "市": 2}


@dataclass(frozen=True)
class County:
    """A county or district, with the names that companies and addresses use."""

    code: str
    name: str
    city: str
    province: str

    @property
    def address(self) -> str:
        """Its full name from the province down."""
        return "".join(dict.fromkeys((self.province, self.city, self.name)))

    @property
    def short_province(self) -> str:
        """陕西, 内蒙古."""
        return _short(f"{self.code[:2]}0000", self.province)

    @property
    def short_city(self) -> str:
        """西安; the province's where the county has no city of its own."""
        return _short(regions.city(self.code), self.city)

    @property
    def short(self) -> str:
        """富平; 乾县, whose stem alone would be no name, stays whole."""
        return _short(self.code, self.name)


@cache
def counties(area: Area) -> Spread[County]:
    """All counties that stand, capitals and districts likelier than the rest."""
    found = [county for county in _all() if area == "national" or county.code.startswith("61")]
    return Spread(found, [_weight(county) for county in found])


@cache
def _all() -> tuple[County, ...]:
    standing = (place for place in places() if place.current and not place.code.endswith("00"))
    found = (_county(place.code, place.name) for place in standing)
    return tuple(county for county in found if county.city and county.province)


def _county(code: str, name: str) -> County:
    city = regions.name(regions.city(code))
    return County(code, name, city, regions.name(regions.province(code)))


def _weight(county: County) -> int:
    capital = county.city == county.province or county.code[2:4] == _CAPITAL
    return _LIKELY.get(county.name[-1], 1) * (3 if capital else 1)


def _short(code: str, name: str) -> str:
    stem = short(Place(code, name, current=True)) or name.rstrip("区县旗")
    return stem if len(stem) > 1 else name
