"""Syllables as characters, and as signs: one stands for all that are told apart badly.

A character in nine has several readings. Were every reading indexed, a name would have several
times as many parts. So syllables that are readings of the same character (da, dai: 大) share a
sign, where that one makes a tenth or more of all that are read like the rarer of them; one
character in 200 is then left with two signs. What was typed decides among the companies that are
read. The table `syllables.txt` is frozen: whoever changes it rewrites every file of sounds. Twin of
`themes/register/static/js/search/syllables.js`.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

#: Private characters, beyond the signs of legal forms. A syllable that the table lacks is the
#: first; ü as v has a character of its own, and the sign of u.
_FIRST_SIGN, _FIRST, _WITH_V = 0xE100, 0xE300, 0x200


@cache
def table() -> str:
    """The syllables that share a sign, a line each."""
    return resources.files(__package__).joinpath("syllables.txt").read_text("utf-8")


class Syllables:
    """The table read."""

    def __init__(self, lines: str) -> None:
        """Take the syllables that share a sign from a line each."""
        shared = [line.split() for line in lines.splitlines()]
        known = [syllable for line in shared for syllable in line]
        self._chars = {syllable: _FIRST + at for at, syllable in enumerate(known)}
        of = {syllable: _FIRST_SIGN + at for at, line in enumerate(shared) for syllable in line}
        signs = {self._chars[syllable]: sign for syllable, sign in of.items()}
        self._signs: Mapping[int, int] = signs | {at + _WITH_V: one for at, one in signs.items()}

    def char(self, syllable: str) -> str:
        """The character of a syllable."""
        at = self._chars.get(syllable.replace("v", "u"), _FIRST)
        return chr(at + _WITH_V if "v" in syllable else at)

    def signed(self, spelt: str) -> str:
        """A text with the sign of each syllable in it."""
        return spelt.translate(self._signs)
