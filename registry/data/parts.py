"""How tables are cut, so that an act touches few files: companies by hash, notices by month.

How many parts there are depends on how many companies are listed, in doublings: one more changes
its own part and no other.
"""

from zlib import crc32

#: A part has at most so many companies, about.
_EACH = 512


def number(companies: int, each: int = 0) -> int:
    """How many parts so many listed companies are cut into; a small register has one.

    `each` is how many a part has at most, about; 0 for what is usual.
    """
    found = 1
    while found * (each or _EACH) < companies:
        found *= 2
    return found


def of_company(code: str, number: int) -> int:
    """The part that a company is in; `number` is a power of two."""
    return of_code(code) % number


def of_code(code: str) -> int:
    """The number that decides a company's part, however many there are."""
    return crc32(code.encode())


def place(code: str) -> int:
    """Where a company stands among all, so that each part is a stretch, however many there are.

    That is the number that decides its part, with its 32 bits in reverse.
    """
    return _reversed(of_code(code), 32)


def stretch(part: int, number: int) -> tuple[int, int]:
    """The first and the last place of a part of so many."""
    bits = number.bit_length() - 1
    size = 1 << (32 - bits)
    first = _reversed(part, bits) * size
    return first, first + size - 1


def _reversed(number: int, bits: int) -> int:
    return int(f"{number:0{bits}b}"[::-1], 2) if bits else 0


def name(part: int) -> str:
    """A part of the register as it is called."""
    return f"{part:05}"
