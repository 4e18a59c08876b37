"""What the register's characters are also written as and how they are read.

Both tables are cut to the characters that the index holds: others can find nothing.
"""

import os
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import chain

import msgspec
import opencc

# Characters are read one by one: the dictionary of phrases would be 0.2 s and 30 MB for nothing.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, pinyin
from pypinyin_dict.pinyin_data import cc_cedict, ktghz2013, kxhc1983

#: What a place has kept and dictionaries of characters leave out: 乐亭县.
_OF_PLACES = {"乐": {"lao"}}
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
    every = "\n".join(map(chr, chain(*_HAN)))
    plain = opencc.OpenCC("t2s").convert(every)
    once = {char: one for char, one in zip(every, plain, strict=True) if one != char}
    return {char: once.get(one, one) for char, one in once.items()}


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
        readings={char: list(found) for char, found in readings(in_names).items()},
    )


def readings(held: Set[str]) -> Mapping[str, Sequence[str]]:
    """How normalised characters are read, in their order; those without a reading are left out."""
    return {char: found for char in sorted(held) if (found := read(char))}


@cache
def read(char: str) -> Sequence[str]:
    """All readings of a character in all its spellings (乾县 is qian), ü as v and as u.

    Those of today's dictionaries; of a character that is in none, whatever it was ever read.
    """
    if not any(ord(char) in han for han in _HAN):
        return ()
    spellings = (char, *_spellings().get(char, ()))
    today = {syllable for one in spellings for syllable in _in_use(one)}
    read = today or {syllable for one in spellings for syllable in _ever(one)}
    return sorted({form for syllable in read for form in (syllable, syllable.replace("v", "u"))})


@cache
def _spellings() -> Mapping[str, Sequence[str]]:
    """Simplified character to its traditional ones."""
    found: dict[str, list[str]] = defaultdict(list)
    for char, plain in simplified().items():
        found[plain].append(char)
    return found


def _in_use(char: str) -> set[str]:
    """What the standard dictionary has (通用规范汉字字典), or the two others both have (六安)."""
    standard, modern, bilingual = (
        {_plain(marked) for marked in table.pinyin_dict.get(ord(char), "").split(",") if marked}
        for table in (ktghz2013, kxhc1983, cc_cedict)
    )
    return standard | modern & bilingual | _OF_PLACES.get(char, set())


def _plain(marked: str) -> str:
    """A syllable without its tone, ü as v."""
    letters = unicodedata.normalize("NFD", marked).replace("u\N{COMBINING DIAERESIS}", "v")
    return "".join(letter for letter in letters if letter.isascii())


def _ever(char: str) -> list[str]:
    """The library's readings of one character, those of old books too; none where it has none."""
    return [
        syllable
        for found in pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
        for syllable in found
    ]
