"""Syllables as signs: one private character stands for all syllables that are told apart badly.

Half of all characters have several readings, most of which nobody uses. Were every reading indexed,
a name would have twice as many parts. So syllables that are readings of the same frequent
characters (da, dai, tai: 大) share a sign, and a character mostly has one. What was typed decides
among the companies that are read. The table `syllables.txt` is frozen: whoever changes it rewrites
every file of sounds. Twin of `themes/register/static/js/search/syllables.js`.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

#: Private characters, beyond the signs of legal forms.
_FIRST = 0xE100


@cache
def table() -> str:
    """The syllables that share a sign, a line each."""
    return resources.files(__package__).joinpath("syllables.txt").read_text("utf-8")


def signs(lines: str) -> dict[str, str]:
    """Syllable to sign; `lines` is the table."""
    each = enumerate(lines.splitlines(), _FIRST)
    return {syllable: chr(at) for at, line in each for syllable in line.split()}


def plain(syllable: str) -> str:
    """A syllable as it is filed: ü is typed as v or u and is u here."""
    return syllable.replace("v", "u")


def sign(syllable: str, known: Mapping[str, str]) -> str:
    """The sign of a syllable; one that the table lacks shares the first."""
    return known.get(plain(syllable), chr(_FIRST))
