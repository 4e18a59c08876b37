"""Regions by GB/T 2260: from an address to a code, from a code to a name (R-10, D-10).

>>> from_address("汉中市汉台区岐渭路1号")
'610702'
>>> name(city("610702"))
'汉中市'
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from registry.identity.gazetteer import Place, places, short
from registry.identity.text import compact

_COUNTRY = re.compile(r"^(?:中华人民共和国|中国)(?!路|街)")
_BETWEEN = "-/,、·>—|"
#: After a name without its generic end, these make it a street or a village: 西安路, 汉中东大街.
_STREET = re.compile(r"[东西南北中一二三四五六七八九十]*(?:[大小]?[路街道巷]|里弄|[村镇乡庄])")
_MUNICIPALITIES = frozenset({"11", "12", "31", "50", "71", "81", "82"})
#: Zones that the standard does not list and addresses name: code by the scope they are named in.
_ZONES = {"": {"杨凌": "610403", "西咸新区": "610000"}, "61": {"杨凌": "610403"}}


class _Name(NamedTuple):
    code: str
    current: bool
    full: bool


class _Match(NamedTuple):
    length: int
    current: bool
    level: int
    code: str


@lru_cache(maxsize=65536)
def from_address(text: str) -> str | None:
    """The code of the region that an address or a region's name begins with, or None.

    The county if it is named, else the city, else the province; a code of six digits stands for
    itself. A place outside the standard (西咸新区) falls to what surrounds it. None also where the
    name alone fits several regions (朝阳区).
    """
    address = _COUNTRY.sub("", compact(text))
    if address in _newest_names():
        return address
    found = sorted(_matches(address, ""), reverse=True)
    if not found:
        return None
    best = found[0]
    rivals = {match.code for match in found if match[:3] == best[:3]}
    return best.code if len(rivals) == 1 else None


def name(code: str) -> str:
    """The division's own name, "汉台区"; empty for a code that the standard does not have."""
    return _newest_names().get(code, "")


def city(code: str) -> str:
    """The code of the city: the province's for a municipality, its own for 仙桃 and its like."""
    if code[:2] in _MUNICIPALITIES:
        return province(code)
    return code if code[2:4] in ("00", "90") else f"{code[:4]}00"


def province(code: str) -> str:
    """The code of the province."""
    return f"{code[:2]}0000"


@cache
def _newest_names() -> Mapping[str, str]:
    return {place.code: place.name for place in places()}


def _matches(text: str, scope: str) -> Iterator[_Match]:
    names = _names(scope)
    for length in range(2, min(len(text), 16) + 1):
        for found in names.get(text[:length], ()):
            rest = text[length:]
            if found.full or not _STREET.match(rest):
                yield from _deeper(found, length, rest, scope)


def _deeper(found: _Name, length: int, rest: str, scope: str) -> Iterator[_Match]:
    level = found.code.endswith("00") + found.code.endswith("0000")
    yield _Match(length, found.current, level, found.code)
    inner = found.code.removesuffix("00").removesuffix("00")
    if len(inner) > len(scope) and len(inner) < 6:
        trimmed = rest.lstrip(_BETWEEN)
        skipped = length + len(rest) - len(trimmed)
        for match in _matches(trimmed, inner):
            yield match._replace(length=match.length + skipped)


@cache
def _names(scope: str) -> Mapping[str, tuple[_Name, ...]]:
    names: dict[str, list[_Name]] = {}
    for zone, code in _ZONES.get(scope, {}).items():
        names.setdefault(zone, []).append(_Name(code, current=True, full=False))
    for place in _within(scope):
        if scope or len(place.name) > 2 or place.name.endswith("县"):
            names.setdefault(place.name, []).append(_Name(place.code, place.current, full=True))
        stem = short(place) if place.code.endswith("00") else ""
        if stem:
            names.setdefault(stem, []).append(_Name(place.code, place.current, full=False))
    return {key: tuple(value) for key, value in names.items()}


def _within(scope: str) -> Iterator[Place]:
    """Places below a scope; past ones only as counties of a city that still stands."""
    standing = {p.code for p in places() if p.current}
    for place in places():
        if place.code.startswith(scope) and place.code.rstrip("0") != scope.rstrip("0"):
            past_county = not place.code.endswith("00") and f"{place.code[:4]}00" in standing
            if place.current or past_county:
                yield place
