"""Industries by GB/T 4754-2017: twenty sections A to T, found by letter, name, or code.

>>> parse("C39")
'C'
>>> name("C")
'制造业'
"""

import re
from functools import cache, lru_cache

from registry.identity.industry_table import SECTIONS
from registry.identity.text import compact
from scoring.refusal import Refusal

_CODE = re.compile(r"([A-T])?(\d{2,4})?", re.ASCII)
_CODE_AND_NAME = re.compile(r"([A-T]?\d{2,4}|[A-T](?![A-Za-z]))[-.、:()\[\]]*(\D.*)", re.ASCII)
_SEPARATORS = str.maketrans("", "", "、,，和与及的")


@lru_cache(maxsize=4096)
def parse(text: str) -> str | Refusal:
    """The section letter for "C", "制造业", "C39", "39", "3990" or "C39 计算机…制造业"."""
    typed = compact(text).upper()
    coded = _CODE_AND_NAME.fullmatch(typed)
    found = _by_code(coded.group(1) if coded else typed) or _by_name().get(_fold(typed))
    if found is None:
        return Refusal(
            "",
            "GB/T 4754-2017",
            f"“{text[:40]}”不是国民经济行业分类的门类、大类或其代码。",
            f'"{text[:40]}" is no section, division or code of GB/T 4754-2017.',
            text[:40],
        )
    return found


def section_names() -> tuple[str, ...]:
    """The Chinese names of all sections, by letter."""
    return tuple(section.zh for section in SECTIONS.values())


def name(letter: str) -> str:
    """The section's name in Chinese; empty for a letter that is none."""
    return SECTIONS[letter].zh if letter in SECTIONS else ""


def english(letter: str) -> str:
    """The section's name in English; empty for a letter that is none."""
    return SECTIONS[letter].en if letter in SECTIONS else ""


def _by_code(typed: str) -> str | None:
    match = _CODE.fullmatch(typed)
    if match is None or not typed:
        return None
    letter, digits = match.groups()
    section = _section_of(int(digits[:2])) if digits else letter
    return section if letter in (None, section) else None


@cache
def _section_of(division: int) -> str | None:
    return next((k for k, s in SECTIONS.items() if s.first <= division < s.first + s.count), None)


@cache
def _by_name() -> dict[str, str]:
    divisions = {_fold(d): letter for letter, s in SECTIONS.items() for d in s.divisions}
    return divisions | {_fold(s.zh): letter for letter, s in SECTIONS.items()}


def _fold(text: str) -> str:
    """Without the marks and particles that people put differently, and without the last 业."""
    return compact(text).translate(_SEPARATORS).removesuffix("业")
