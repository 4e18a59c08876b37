"""The cities of a province as tiles, each with its name and its number: which there are, and drawn.

A schematic and no map: it draws no border and claims no area. How many there are is told by the
number, and by how densely the foot of a tile is hatched, never by a colour alone. Only where most
companies are of one province is there one, and only where that province's arrangement is known
(tilemap.toml); else there is the table alone. Whoever has no tile is told of beside it.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
from markupsafe import Markup

from registry.identity import regions

TILE, _APART, _FOOT, _KEY = 80, 8, 16, 24
#: How a foot is hatched, from few to many: the distance of the lines; the last one is filled.
_HATCHES = (12, 6, 3)
LEVELS = len(_HATCHES) + 1


class Tile(msgspec.Struct, frozen=True):
    """A city with its place, columns and rows counted from the top left."""

    code: str
    name: str
    number: int
    column: int
    row: int


class TileMap(msgspec.Struct, frozen=True, kw_only=True):
    """The tiles of a province by code; `outside` counts what stands in none of them."""

    id: str
    province: str
    note: str
    tiles: tuple[Tile, ...]
    outside: int


def of(name: str, counted: Mapping[str, int]) -> TileMap | None:
    """What is counted by region code, as tiles; None where no arrangement fits.

    Codes of counties count for their city, "" for no known region.
    """
    cities: dict[str, int] = {}
    for code, number in counted.items():
        city = regions.city(code) if code else ""
        cities[city] = cities.get(city, 0) + number
    province = _most(cities)
    known = _arrangements().get(province)
    if known is None:
        return None
    tiles = tuple(
        Tile(code, _short(code), cities.get(code, 0), *place)
        for code, place in sorted(known["tiles"].items())
    )
    return TileMap(
        id=name,
        province=regions.name(f"{province}0000"),
        note=known["note"],
        tiles=tiles,
        outside=sum(cities.values()) - sum(tile.number for tile in tiles),
    )


def _most(cities: Mapping[str, int]) -> str:
    """The province of more than half of all; "" where none is."""
    sums: dict[str, int] = {}
    for code, number in cities.items():
        sums[code[:2]] = sums.get(code[:2], 0) + number
    every = sum(sums.values())
    return next((one for one, number in sums.items() if one and number * 2 > every), "")


def drawn(told: TileMap) -> Markup:
    """The tiles as SVG, to stand in a page, with their text for screen readers."""
    step = TILE + _APART
    width = max(tile.column for tile in told.tiles) * step + TILE
    height = max(tile.row for tile in told.tiles) * step + TILE
    picture = ET.Element(
        "svg",
        {
            "class": "chart tilemap",
            "viewBox": f"-1 -1 {width + 2} {height + 2}",
            "role": "img",
            "aria-labelledby": f"{told.id}-t {told.id}-d",
        },
    )
    title = ET.SubElement(picture, "title", {"id": f"{told.id}-t"})
    title.text = f"{told.province}各城市有效期内的等级数，示意图"
    described = ET.SubElement(picture, "desc", {"id": f"{told.id}-d"})
    described.text = "；".join(f"{tile.name} {tile.number}" for tile in told.tiles) + "。"
    _patterns(picture, told.id)
    most = max(tile.number for tile in told.tiles)
    for tile in told.tiles:
        _tile(picture, told.id, tile, level(tile.number, most))
    return Markup(ET.tostring(picture, encoding="unicode"))


def level(number: int, most: int) -> int:
    """How densely a number is hatched: 0 for none, LEVELS for the most."""
    return -(-number * LEVELS // most) if most else 0


def steps(told: TileMap) -> Iterator[tuple[int, str, Markup]]:
    """The key: each level that a number can have, its numbers in words, and how it looks."""
    most = max(tile.number for tile in told.tiles)
    for one in range(LEVELS + 1):
        found = [number for number in _bounds(one, most) if level(number, most) == one]
        if found:
            first, last = found[0], found[-1]
            yield one, f"{first}" if first == last else f"{first}–{last}", _sample(told.id, one)


def _bounds(one: int, most: int) -> tuple[int, int]:
    """The lowest and the highest number of a level."""
    if not one:
        return 0, 0
    return (one - 1) * most // LEVELS + 1, one * most // LEVELS


def _sample(name: str, one: int) -> Markup:
    box = {"class": "key", "viewBox": f"-1 -1 {_KEY + 2} {_FOOT + 2}", "aria-hidden": "true"}
    picture = ET.Element("svg", box)
    _foot(picture, name, 0, 0, _KEY, one)
    return Markup(ET.tostring(picture, encoding="unicode"))


def _patterns(picture: ET.Element, name: str) -> None:
    """What feet are filled with; ids are of the page, which may have several pictures."""
    kept = ET.SubElement(picture, "defs")
    for one, apart in enumerate(_HATCHES, 1):
        pattern = ET.SubElement(
            kept,
            "pattern",
            {
                "id": f"{name}-{one}",
                "width": str(apart),
                "height": str(apart),
                "patternUnits": "userSpaceOnUse",
                "patternTransform": "rotate(45)",
            },
        )
        line = {"width": "1.5", "height": str(apart), "fill": "currentColor"}
        ET.SubElement(pattern, "rect", line)


def _tile(picture: ET.Element, name: str, tile: Tile, one: int) -> None:
    left, top = (place * (TILE + _APART) for place in (tile.column, tile.row))
    group = ET.SubElement(picture, "g")
    box = {"fill": "none", "stroke": "currentColor", "width": str(TILE), "height": str(TILE)}
    ET.SubElement(group, "rect", {"x": str(left), "y": str(top), **box})
    _foot(group, name, left, top + TILE - _FOOT, TILE, one)
    middle = str(left + TILE // 2)
    for text, down, size in ((tile.name, 22, 15), (str(tile.number), 50, 22)):
        at = {"x": middle, "y": str(top + down), "font-size": str(size)}
        made = ET.SubElement(group, "text", {**at, "text-anchor": "middle", "fill": "currentColor"})
        made.text = text


def _foot(within: ET.Element, name: str, left: int, top: int, width: int, one: int) -> None:
    fill = "none" if not one else "currentColor" if one == LEVELS else f"url(#{name}-{one})"
    place = {"x": str(left), "y": str(top), "width": str(width), "height": str(_FOOT)}
    ET.SubElement(within, "rect", {**place, "fill": fill, "stroke": "currentColor"})


def _short(code: str) -> str:
    return regions.name(code).removesuffix("市")


@cache
def _arrangements() -> Mapping[str, Any]:
    text = files(__package__).joinpath("tilemap.toml").read_text("utf-8")
    return tomllib.loads(text)
