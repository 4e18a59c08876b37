"""The register's own notice identifiers: year, serial, check character (P-9).

The check character is ISO/IEC 7064 MOD 37,36 over the digits of year and serial.

>>> make(2025, 12)
'2025-00012-K'
"""

import re

from stdnum.iso7064 import mod_37_36

from registry.identity.text import compact
from scoring.refusal import Refusal

_FORM = re.compile(r"([1-9]\d{3})-?(?!00000)(\d{5}|[1-9]\d{5,8})-?([0-9A-Z])", re.ASCII)
_DASHES = str.maketrans("‐‑‒–—−_", "-------")
_MISREAD = str.maketrans("OI", "01")


def make(year: int, serial: int) -> str:
    """The identifier of the `serial`-th notice of `year`; serials begin with 1.

    Raises ValueError for a year outside 1000–9999 or a serial below 1 or above 999999999.
    """
    if not 1000 <= year <= 9999 or not 1 <= serial <= 999_999_999:
        raise ValueError(f"no notice identifier for year {year}, serial {serial}")
    digits = f"{year}{serial:05d}"
    return f"{digits[:4]}-{digits[4:]}-{mod_37_36.calc_check_digit(digits)}"


def parse(text: str) -> str | Refusal:
    """The identifier in its one form, or why it is none.

    Mends full width, spaces, lower case, missing hyphens, and O, I typed for 0, 1 among digits.
    """
    typed = compact(text).translate(_DASHES).upper()
    match = _FORM.fullmatch(typed[:-1].translate(_MISREAD) + typed[-1:])
    if match is None:
        return _refuse(text, "不是公告编号，公告编号形如“2025-00012-K”", "is no notice identifier")
    year, serial, check = match.groups()
    if mod_37_36.calc_check_digit(year + serial) != check:
        return _refuse(text, "公告编号校验位不符", "has a wrong check character")
    return f"{year}-{serial}-{check}"


def _refuse(text: str, zh: str, en: str) -> Refusal:
    shown = text[:40]
    return Refusal("P-9", "ISO/IEC 7064", f"“{shown}”：{zh}。", f'"{shown}" {en}.', shown)
