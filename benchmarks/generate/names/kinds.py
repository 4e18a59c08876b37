"""Which kind of body a number is, and so its name, the head of its code, its industry."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.generate.dice import Dice, Spread
from benchmarks.generate.names import bodies, firms
from benchmarks.generate.places import County
from benchmarks.generate.words import Trade, trades

#: Branches and daughters bear the name of a company at most so many numbers before them.
KIN = 40


@dataclass(frozen=True)
class Named:
    """A name with what goes with it: the head of the code, the section of GB/T 4754."""

    name: str
    head: str
    industry: str


@dataclass(frozen=True)
class Place:
    """Where a number is, and where the numbers near it are."""

    number: int
    county: Callable[[int], County]


def named(number: int, county: Callable[[int], County]) -> Named:
    """The name of the `number`-th body, given where each number is."""
    dice = Dice("kind", number)
    return dice.weigh(_KINDS)(dice, Place(number, county))


def renamed(number: int, county: Callable[[int], County]) -> str:
    """Another name for the same body: of its kind; an enterprise's is one of its own."""
    kind, dice = Dice("kind", number).weigh(_KINDS), Dice("renamed", number)
    if kind in (_firm, _branch, _daughter):
        return firms.firm(dice, county(number), dice.weigh(trades()))
    return kind(dice, Place(number, county)).name


def _own(number: int, county: Callable[[int], County]) -> tuple[str, Trade]:
    """The name that a number would bear as an enterprise of its own."""
    dice = Dice("firm", number)
    trade = dice.weigh(trades())
    return firms.firm(dice, county(number), trade), trade


def _kin(dice: Dice, place: Place) -> int:
    """A number shortly before; 0 for those that have none before them."""
    return max(0, place.number - 1 - dice.below(KIN))


def _firm(_dice: Dice, place: Place) -> Named:
    name, trade = _own(place.number, place.county)
    return Named(name, "91", trade.section)


def _branch(dice: Dice, place: Place) -> Named:
    """The whole name of another company, and 分公司."""
    parent, trade = _own(_kin(dice, place), place.county)
    which = dice.pick(("", "", "第一", "第二", "高新区", "开发区"))
    where = place.county(place.number).short_city
    return Named(f"{parent}{where}{which}分公司", "91", trade.section)


def _daughter(dice: Dice, place: Place) -> Named:
    """Another company's name without its form, in front of a trade of its own."""
    parent, _ = _own(_kin(dice, place), place.county)
    trade = dice.weigh(trades())
    return Named(f"{firms.stem(parent)}{trade.word}有限公司", "91", trade.section)


def _other(head: str, section: str, name: Callable[[Dice, County], str]) -> "Kind":
    return lambda dice, place: Named(name(dice, place.county(place.number)), head, section)


def _sole_trader(dice: Dice, place: Place) -> Named:
    name = bodies.sole_trader(dice, place.county(place.number))
    return Named(name, "92", dice.pick("FFFHHOG"))


Kind = Callable[[Dice, Place], Named]
_KINDS: Spread[Kind] = Spread(
    (
        _firm,
        _branch,
        _daughter,
        _sole_trader,
        _other("93", "A", bodies.cooperative),
        _other("N2", "A", bodies.village_economy),
        _other("12", "Q", bodies.institution),
        _other("52", "P", bodies.society),
        _other("51", "S", bodies.society),
        _other("31", "L", bodies.law_firm),
        _other("81", "S", bodies.trade_union),
    ),
    (630, 35, 25, 190, 60, 15, 12, 15, 6, 8, 4),
)
