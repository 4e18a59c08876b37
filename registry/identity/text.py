"""Plain text from cells: width, spaces and brackets, the one definition that all readers share."""

import re
import unicodedata

#: Brackets of every shape and width, for comparison only.
_BRACKETS = str.maketrans("〔【［[｛{〈《「『〖｟⦅", "(" * 13) | str.maketrans(
    "〕】］]｝}〉》」』〗｠⦆", ")" * 13
)


def narrow(text: str) -> str:
    """Full-width letters, digits and punctuation as their usual forms (NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def compact(text: str) -> str:
    """Narrow, and without any white space."""
    return "".join(narrow(text).split())


def level_brackets(text: str) -> str:
    """All brackets as round ASCII ones."""
    return text.translate(_BRACKETS)


#: Characters that show nothing, or another character's face, though their category is harmless:
#: fillers, variation selectors, Kangxi and supplementary radicals, emoji, private use.
_DECEPTIVE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u2e80-\u2fdf\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\uffff\U00010000-\U0001ffff\U000e0000-\U0010ffff]"
)
#: Control, format (bidi, zero-width), surrogate, private use, unassigned, line separators.
_FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_HAN_PLANES = frozenset({2, 3})
#: What nearly every text is made of; one look settles it.
_PLAIN = re.compile("[ -~、。《》〔〕【】·×—“”…！-～\u4e00-\u9fff]*")


def strange(text: str) -> str:
    """The first character that cannot be seen or told apart from another, or "".

    Han characters of every plane are in order; Python's tables call the newest unassigned.
    """
    if _PLAIN.fullmatch(text):
        return ""
    return next((c for c in text if _is_strange(c)), "")


def is_rare_han(char: str) -> bool:
    """Whether the character lies in the planes that hold Han characters only."""
    return ord(char) >> 16 in _HAN_PLANES and ord(char) & 0xFFFE != 0xFFFE


def _is_strange(char: str) -> bool:
    if "\u4e00" <= char <= "\u9fff" or is_rare_han(char):
        return False
    return _DECEPTIVE.match(char) is not None or unicodedata.category(char) in _FORBIDDEN
