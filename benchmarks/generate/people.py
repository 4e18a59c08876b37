"""Names of people, for owners, representatives and evaluators; any likeness is chance."""

from benchmarks.generate.dice import Dice
from benchmarks.generate.words import characters


def person(dice: Dice) -> str:
    """A surname and one or two characters, the common ones often."""
    given = dice.weigh(characters("given"))
    if dice.chance(750):
        given += dice.weigh(characters("given"))
    return dice.weigh(characters("surnames")) + given
