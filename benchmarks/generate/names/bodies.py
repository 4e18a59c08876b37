"""Names of those that are no companies: sole traders, cooperatives, institutions, villages."""

from benchmarks.generate.dice import Dice
from benchmarks.generate.names.brands import brand
from benchmarks.generate.people import person
from benchmarks.generate.places import County
from benchmarks.generate.words import characters, falling, listed


def sole_trader(dice: Dice, county: County) -> str:
    """No legal form: a shop's sign, often with the owner's name; now and then that name alone."""
    turn = dice.below(100)
    if turn < 6:
        return person(dice)
    if turn < 9:
        return brand(dice)
    place = "" if turn < 25 else county.name if turn < 75 else county.short
    shop = dice.weigh(falling("shops"))
    if turn % 5 == 0:
        sign = person(dice)
    elif turn % 5 == 1:
        sign = dice.weigh(characters("signs")) + dice.weigh(characters("surnames")) + "家"
        shop = dice.pick(listed("dishes")) + shop
    else:
        sign = brand(dice)
    ending = "（个体工商户）" if turn % 7 == 0 else ""
    return f"{place}{sign}{shop}{ending}"


def cooperative(dice: Dice, county: County) -> str:
    """农民专业合作社, family farms, unions of cooperatives."""
    turn = dice.below(100)
    village = _village(dice)
    if turn < 12:
        return f"{county.name}{village}{person(dice)}家庭农场"
    sign = brand(dice) if turn < 80 else village
    union = "联合社" if turn > 95 else "专业合作社"
    return f"{county.name}{sign}{dice.pick(listed('crops'))}{union}"


def village_economy(dice: Dice, county: County) -> str:
    """农村集体经济组织, whose codes begin with N."""
    kind = "股份经济合作社" if dice.chance(600) else "股份经济合作联合社"
    town = dice.pick(listed("villages")) + dice.pick(listed("villages"))
    return f"{county.name}{town}镇{_village(dice)}{kind}"


def institution(dice: Dice, county: County) -> str:
    """事业单位: nothing but place and office."""
    return f"{county.city}{'' if dice.chance(400) else county.name}{dice.pick(listed('offices'))}"


def society(dice: Dice, county: County) -> str:
    """社会组织: schools, homes, chambers of commerce."""
    return f"{county.short_city}{brand(dice)}{dice.pick(listed('societies'))}"


def law_firm(dice: Dice, county: County) -> str:
    """律师事务所, whose codes begin with 31."""
    return f"{county.short_province}{brand(dice)}律师事务所"


def trade_union(dice: Dice, county: County) -> str:
    """工会, whose codes begin with 81."""
    return f"{county.name}{brand(dice)}公司工会委员会"


def _village(dice: Dice) -> str:
    words = listed("villages")
    return f"{dice.pick(words)}{dice.pick(words)}村"
