"""Names of companies and people: one clean form, and what counts as the same name.

>>> clean(" 宝鸡 泾翎（西安）有限公司 ")
'宝鸡泾翎（西安）有限公司'
>>> same("璟芃物流(榆林)有限公司", "璟芃物流（榆林）有限公司")
True
"""

import re
import unicodedata
from functools import lru_cache

from registry.identity.text import is_rare_han, level_brackets, narrow, strange
from scoring.refusal import Refusal

MAX_LENGTH = 200

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


def _refuse(zh: str, en: str, found: str) -> Refusal:
    return Refusal("", "", f"{zh}。", f"{en[0].upper()}{en[1:]}.", found)
