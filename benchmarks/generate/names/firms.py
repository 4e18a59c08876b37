"""Names of enterprises: place, brand, trade and legal form, in the order that life chooses."""

from collections.abc import Callable

from benchmarks.generate.dice import Dice, Spread
from benchmarks.generate.names.brands import brand
from benchmarks.generate.places import County
from benchmarks.generate.words import Trade, falling, listed

Shape = Callable[[Dice, County, str], str]


def firm(dice: Dice, county: County, trade: Trade) -> str:
    """The name of an enterprise of its own, no branch and no daughter."""
    return dice.weigh(_SHAPES)(dice, county, trade.word) + dice.weigh(falling("forms"))


def stem(name: str) -> str:
    """An enterprise's name without its legal form."""
    forms = sorted(set(listed("forms")), key=len, reverse=True)
    return next((name.removesuffix(form) for form in forms if name.endswith(form)), name)


def _in_front(of: Callable[[County], str]) -> Shape:
    return lambda dice, county, trade: of(county) + brand(dice) + trade


def _in_brackets(dice: Dice, county: County, trade: str) -> str:
    """The place in the middle, in brackets of either width, before or after the trade."""
    place = county.short_province if dice.chance(250) else county.short_city
    bracketed = f"({place})" if dice.chance(200) else f"（{place}）"
    if dice.chance(700):
        return brand(dice) + trade + bracketed
    return brand(dice) + bracketed + trade


def _absent(dice: Dice, _county: County, trade: str) -> str:
    return brand(dice) + trade


def _bare(dice: Dice, county: County, _trade: str) -> str:
    """Place and brand without a trade."""
    return county.short_city + brand(dice)


def _frequent(dice: Dice, county: County, trade: str) -> str:
    """Nothing but words that very many names have."""
    words = [dice.weigh(falling("frequent"))]
    if dice.chance(500):
        words.insert(0, county.short_city)
    if dice.chance(300):
        words.append(dice.weigh(falling("frequent")))
    return "".join(dict.fromkeys((*words, trade)))


def _long(dice: Dice, county: County, trade: str) -> str:
    """Two trades, as long names have."""
    return f"{county.short_province}{brand(dice)}{brand(dice)}{trade}技术开发服务"


_SHAPES: Spread[Shape] = Spread(
    (
        _in_front(lambda county: county.short_city),
        _in_front(lambda county: county.short),
        _in_front(lambda county: county.short_province),
        _in_front(lambda county: county.city),
        _in_front(lambda county: county.name),
        _in_brackets,
        _absent,
        _bare,
        _frequent,
        _long,
    ),
    (360, 100, 90, 60, 30, 120, 150, 30, 45, 15),
)
