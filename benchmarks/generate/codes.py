"""Unified social credit codes of made-up bodies, right in both check characters, each one's own."""

from benchmarks.generate.dice import Dice
from benchmarks.generate.places import County
from registry.identity.codes import ALPHABET, complete

_SIGNS = len(ALPHABET)
_LETTERED = _SIGNS**6
_DIGITS = 10**8
#: Factors without a divisor in common with the two ranges: every number gets a body of its own.
_STEP = 514_229_347
_OLD_STEP = 61_803_399
_START = 271_828_183
#: How the organisation code of those begins that do not register with 市场监管.
_PREFIXES = {"12": "MB", "31": "MD", "52": "MJ", "51": "MJ", "N1": "MF", "N2": "MF", "81": "MC"}
#: Companies older than 2015 kept the eight digits of their organisation code.
_OLD_PERMILLE = 300


def code(number: int, head: str, county: County) -> str:
    """The code of the `number`-th body, whose first two characters are `head`."""
    dice = Dice("code", number)
    authority = _authority(county, dice)
    if head == "91" and dice.chance(_OLD_PERMILLE):
        body = f"{(number * _OLD_STEP + _START) % _DIGITS:08}"
    else:
        body = _PREFIXES.get(head, "MA") + _lettered((number * _STEP + _START) % _LETTERED)
    return complete(head + authority, body)


def _authority(county: County, dice: Dice) -> str:
    """Where it was registered: mostly the county, sometimes city or province."""
    turn = dice.below(12)
    if turn == 0:
        return f"{county.code[:2]}0000"
    return f"{county.code[:4]}00" if turn == 1 else county.code


def _lettered(value: int) -> str:
    signs = []
    for _ in range(6):
        value, sign = divmod(value, _SIGNS)
        signs.append(ALPHABET[sign])
    return "".join(reversed(signs))
