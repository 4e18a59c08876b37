"""Names of companies and people: one clean form, and what counts as the same name.

>>> clean(" 宝鸡 泾翎（西安）有限公司 ")
'宝鸡泾翎（西安）有限公司'
>>> same("璟芃物流(榆林)有限公司", "璟芃物流（榆林）有限公司")
True
"""

import re
import unicodedata
from functools import lru_cache

from registry.identity.text import level_brackets, narrow
from scoring.refusal import Refusal

MAX_LENGTH = 200

#: Characters that show nothing, or another character's face, though their category is harmless:
#: fillers, variation selectors, Kangxi and supplementary radicals, private use, noncharacters.
_DECEPTIVE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u2e80-\u2fdf\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\uffff\U00010000-\U0001ffff\U000e0000-\U0010ffff]"
)
_HAN_PLANES = frozenset({2, 3})
#: Control, format (bidi, zero-width), surrogate, private use, unassigned, line separators.
_FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
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
    strange = next((c for c in name if _is_strange(c)), None)
    if strange is not None:
        mark = f"U+{ord(strange):04X}"
        return _refuse(
            f"名称中有不可见、易混淆或未定义的字符（{mark}），请重新输入该字",
            f"the name has a character that cannot be seen or told apart ({mark})",
            mark,
        )
    if not any(c.isalnum() or _is_rare_han(c) for c in name):
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


def _is_strange(char: str) -> bool:
    if _is_rare_han(char):
        return False
    return _DECEPTIVE.match(char) is not None or unicodedata.category(char) in _FORBIDDEN


def _is_rare_han(char: str) -> bool:
    """Beyond the basic plane; Python's tables call the newest of these unassigned."""
    return ord(char) >> 16 in _HAN_PLANES and ord(char) & 0xFFFE != 0xFFFE


def _refuse(zh: str, en: str, found: str) -> Refusal:
    return Refusal("", "", f"{zh}。", f"{en[0].upper()}{en[1:]}.", found)
