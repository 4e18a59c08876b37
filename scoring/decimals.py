"""Exact decimals as the rules want them (D-1)."""

from decimal import Decimal


def places(number: Decimal) -> int:
    """How many decimal places a finite number is written with; 85.50 has two."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(number: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros after the point.

    >>> plain(Decimal("89.50")), plain(Decimal("1E+2"))
    ('89.5', '100')
    """
    if not number.is_finite() or number.adjusted() > 20:
        return str(number)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
