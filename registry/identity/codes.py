"""Unified social credit codes, GB 32100-2015 (P-10).

Eighteen characters: registration authority, kind of body, six digits of the registration region,
nine of the organisation code (the ninth its own check character by GB 11714), one check character.
The first two may be letters; I, O, S, V and Z never occur.

>>> parse("9135 0100 m000100y43")
'91350100M000100Y43'
>>> parse("91350100MOOO1OOY43")
'91350100M000100Y43'
"""

import re
from functools import lru_cache
from operator import mul
from string import ascii_uppercase, digits

from registry.identity.text import compact
from scoring.refusal import Refusal

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18

#: Letters that the standard leaves out, read as the digit that they resemble (P-10).
_MISREAD = str.maketrans("OIZS", "0125")
_SEPARATORS = str.maketrans("", "", "-‐‑‒–—_·.")
_ORGANISATION_VALUES = {character: int(character, 36) for character in digits + ascii_uppercase}
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_WEIGHTS = tuple(pow(3, place, len(ALPHABET)) for place in range(LENGTH - 1))
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_REGULAR = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")


def parse(text: str) -> str | Refusal:
    """The code in its one form, or why it is none.

    Mends full width, spaces, hyphens, lower case, and O, I, Z, S typed for 0, 1, 2, 5; the check
    characters then tell whether the mended code is one.
    """
    return _parse(text)


def check_character(first17: str) -> str:
    """The eighteenth character to seventeen valid ones (GB 32100-2015, 附录 A)."""
    total = sum(map(mul, map(_VALUES.__getitem__, first17), _WEIGHTS))
    return ALPHABET[-total % len(ALPHABET)]


def organisation_check(first8: str) -> str:
    """The ninth character of an organisation code to its first eight (GB 11714)."""
    total = sum(map(mul, map(_ORGANISATION_VALUES.__getitem__, first8), _ORGANISATION_WEIGHTS))
    return "0123456789X"[-total % 11]


def complete(head: str, organisation: str) -> str:
    """A valid code from its first eight characters and eight of the organisation code."""
    first17 = head + organisation + organisation_check(organisation)
    return first17 + check_character(first17)


@lru_cache(maxsize=4096)
def _parse(text: str) -> str | Refusal:
    if _REGULAR.fullmatch(text) and _checked(text):
        return text
    code = compact(text).translate(_SEPARATORS).upper().translate(_MISREAD)
    return _flaw(code) or code


def _flaw(code: str) -> Refusal | None:
    if len(code) != LENGTH:
        return _wrong_length(code)
    strange = sorted(set(code) - _VALUES.keys(), key=code.index)
    if strange:
        return _refuse(
            code,
            f"统一社会信用代码不使用字符“{'、'.join(strange)}”",
            f"a unified social credit code has no {', '.join(strange)}",
        )
    if not (code[2:8].isascii() and code[2:8].isdigit()):
        return _refuse(
            code,
            f"统一社会信用代码第 3 至 8 位应为六位数字的登记机关行政区划，实为“{code[2:8]}”",
            "characters 3 to 8 of a unified social credit code are digits",
        )
    if not _checked(code):
        return _refuse(
            code,
            "统一社会信用代码校验位不符，代码有误",
            "the check character of the unified social credit code is wrong",
        )
    return None


def _checked(code: str) -> bool:
    """Whether both check characters are right."""
    return code[16] == organisation_check(code[8:16]) and code[17] == check_character(code[:17])


def _wrong_length(code: str) -> Refusal:
    hint = "；15 位的是旧工商注册号" if len(code) == 15 and code.isdigit() else ""
    return _refuse(
        code,
        f"统一社会信用代码应为 {LENGTH} 位，实为 {len(code)} 位{hint}",
        f"a unified social credit code has {LENGTH} characters, not {len(code)}",
    )


def _refuse(code: str, zh: str, en: str) -> Refusal:
    return Refusal("P-10", "GB 32100-2015", f"{zh}。", f"{en[0].upper()}{en[1:]}.", code[:40])
