"""Brands: two to four characters, a few shared by many, a few that nobody can type."""

from benchmarks.generate.dice import Dice, Spread
from benchmarks.generate.words import brand_characters, falling, listed, table

_LENGTHS = Spread((2, 3, 4), (740, 170, 90))


def brand(dice: Dice) -> str:
    """One brand."""
    turn = dice.below(1000)
    if turn < 150:
        return dice.weigh(falling("popular"))
    if turn < 175:
        return _latin(dice)
    chars = [dice.weigh(brand_characters()) for _ in range(dice.weigh(_LENGTHS))]
    if turn < 190:
        chars[dice.below(len(chars))] = dice.pick(table()["rare"])
    if turn < 195 and len(chars) > 2:
        chars.insert(-1, "·")
    return "".join(chars)


def _latin(dice: Dice) -> str:
    letters = dice.pick(listed("latin"))
    chars = dice.weigh(brand_characters()) + dice.weigh(brand_characters())
    return letters + chars if dice.chance(600) else chars + letters
