"""What the register's characters are also written as and how they are read.

Both tables are cut to the characters that the index holds: others can find nothing.
"""

from collections.abc import Iterable, Set
from functools import cache

import msgspec
import opencc
from pypinyin import Style, pinyin

_HAN = (range(0x3400, 0xA000), range(0x20000, 0x33480))


class Characters(msgspec.Struct, frozen=True):
    """`traditional[i]` is written `simplified[i]`; `readings` are syllables without tones."""

    traditional: str
    simplified: str
    readings: dict[str, list[str]]

    def table(self) -> dict[str, str]:
        """Traditional character to simplified one, as `grams.normalise` takes it."""
        return dict(zip(self.traditional, self.simplified, strict=True))


@cache
def simplified() -> dict[str, str]:
    """Every traditional character with its simplified one, from OpenCC's table (t2s).

    Single characters only: a table for phrases would make a name depend on its neighbours.
    """
    every = [chr(point) for block in _HAN for point in block]
    convert = opencc.OpenCC("t2s").convert
    once = dict(zip(every, convert("\n".join(every)).split("\n"), strict=True))
    return {char: once[plain] for char, plain in once.items() if plain != char}


@cache
def doubtful() -> str:
    """The traditional characters that GB 2312 has too: 乾 of 乾县, simplified 干 when it is dry."""
    return "".join(sorted(char for char in simplified() if _in_gb2312(char)))


def _in_gb2312(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def of(in_names: Set[str], in_texts: Set[str] = frozenset()) -> Characters:
    """The tables for normalised characters; only what is in names is typed by its sound."""
    held = in_names | in_texts
    variants = sorted((char, plain) for char, plain in simplified().items() if plain in held)
    return Characters(
        traditional="".join(char for char, _ in variants),
        simplified="".join(plain for _, plain in variants),
        readings=_readings_of(in_names, variants),
    )


def _readings_of(held: Set[str], variants: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    spellings = {char: {char} for char in sorted(held) if any(ord(char) in han for han in _HAN)}
    for char, plain in variants:
        spellings.get(plain, set()).add(char)
    readings = {char: _readings(forms) for char, forms in spellings.items()}
    return {char: found for char, found in readings.items() if found}


def _readings(spellings: Iterable[str]) -> list[str]:
    """All readings of a heteronym in all its spellings (乾县 is qian), ü as v and as u."""
    read = [syllable for char in spellings for syllable in _syllables(char)]
    return sorted({form for syllable in read for form in (syllable, syllable.replace("v", "u"))})


def _syllables(char: str) -> list[str]:
    """The library's readings of one character; none where it knows none."""
    return [
        syllable
        for found in pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
        for syllable in found
    ]
