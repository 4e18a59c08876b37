"""Names of companies and people: one clean form, and what counts as the same name.

>>> clean(" 宝鸡 泾翎（西安）有限公司 ")
'宝鸡泾翎（西安）有限公司'
>>> same("璟芃物流(榆林)有限公司", "璟芃物流（榆林）有限公司")
True
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from registry.identity.text import is_rare_han, level_brackets, narrow, strange
from scoring.refusal import Refusal

MAX_LENGTH = 200

#: Capitals of Cyrillic and Greek as the Latin ones that they look like; small ones differ.
_CAPITALS = str.maketrans("АВЕЗКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABE3KMHOPCTYXIJSABEZHIKMNOPTYX")
#: Groups of which a reader takes each for the first: letters and digits, kana and strokes that are
#: Han characters elsewhere, Han characters that one overlooks.
_GROUPS = (
    "aа oо0οσ〇○◯ eе pрρ cс xхχ yу iіl1ι| jј sѕ vν 3з 一ー—―-‐‑–−ｰ 二ニ 三ミ 八ハ 口囗ロ 卜ト "
    "工エ 力カ 夕タ 才オ 千干于 己已巳 末未 土士 日曰 戊戌戍 免兔 氽汆 刀刁 户戶戸 吕呂 青靑 "
    "黄黃 录彔 説說 俞兪 温溫 清淸 真眞 卢盧"
)
_ALIKE = {ord(char): group[0] for group in _GROUPS.split() for char in group[1:]}

#: Most names are of Han characters that are what they look like: of all but those in groups.
_BETWEEN = pairwise((0x4DFF, *sorted(_ALIKE.keys() & {*range(0x4E00, 0xA000)}), 0xA000))
_PLAIN = re.compile(
    "[" + "".join(f"{chr(a + 1)}-{chr(b - 1)}" for a, b in _BETWEEN if b - a > 1) + "]+"
)

#: White space that is no line break.
_GAP = re.compile(r"[^\S\n]+")
_SPACES = re.compile("[ \t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
#: A space beside a Han character or a bracket is no part of a Chinese name.
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff（）()"
_IDLE_SPACE = re.compile(f"(?<=[{_HAN}]) | (?=[{_HAN}])")


@lru_cache(maxsize=65536)
def clean(text: str) -> str | Refusal:
    """The name in NFC with idle spaces gone, or why it cannot be a name.

    Refuses what the eye cannot tell: control, direction and zero-width characters, private use,
    radicals in place of characters. Han characters of every plane are allowed.
    """
    name = _IDLE_SPACE.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip())
    if odd := strange(name):
        mark = f"U+{ord(odd):04X}"
        return _refuse(
            f"名称中有不可见、易混淆或未定义的字符（{mark}），请重新输入该字",
            f"the name has a character that cannot be seen or told apart ({mark})",
            mark,
        )
    if not any(c.isalnum() or is_rare_han(c) for c in name):
        return _refuse(f"“{name[:20]}”不是名称", f'"{name[:20]}" is no name', name[:20])
    if len(name) > MAX_LENGTH:
        return _refuse(
            f"名称超过 {MAX_LENGTH} 个字", f"the name is longer than {MAX_LENGTH}", name[:20]
        )
    return name


def same(a: str, b: str) -> bool:
    """Whether two names are one but for width, brackets' shape, spaces and letters' case."""
    return fold(a) == fold(b)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The form in which names are compared; never shown."""
    return "".join(level_brackets(narrow(text)).split()).casefold()


@lru_cache(maxsize=65536)
def look(text: str) -> str:
    """The form in which names are told apart by the eye; never shown.

    As `fold`, with letters of other scripts, digits and the few Han characters that differ by a
    stroke's length as the one that they look like.
    """
    return fold(narrow(text).translate(_CAPITALS)).translate(_ALIKE)


def looks(names: Sequence[str]) -> list[str]:
    """What `look` gives for each of these names, none of which has a line break: all at once."""
    odd = [name for name in names if not _PLAIN.fullmatch(name)]
    text = narrow("\n".join(odd)).translate(_CAPITALS)
    folded = _GAP.sub("", level_brackets(narrow(text))).casefold().translate(_ALIKE)
    seen = dict(zip(odd, folded.split("\n"), strict=False))
    return [seen.get(name, name) for name in names]


def _refuse(zh: str, en: str, found: str) -> Refusal:
    return Refusal("", "", f"{zh}。", f"{en[0].upper()}{en[1:]}.", found)
