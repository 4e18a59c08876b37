"""Our own exact rule of what a PDF's signature covers, stricter than any reader's.

`[0, a, b, c]`: from a to b stands nothing but the signature's value in hex, and b + c is the end
of the file, or of the revision that it signed.
"""

import re
from collections.abc import Sequence

from registry.seal.verdict import Finding

_VALUE = re.compile(rb"<(?:[0-9A-Fa-f]{2})+>")
_END = re.compile(rb"%%EOF(?:\r\n|\r|\n)?")


def exact(content: bytes, byte_range: Sequence[object], value: bytes) -> Finding | None:
    """What is wrong with a byte range over these bytes, whose gap must hold this value."""
    numbers = [number for number in byte_range if isinstance(number, int)]
    if len(byte_range) != 4 or len(numbers) != 4:
        return Finding("byte_range", "[0 a b c]")
    start, first, second, rest = numbers
    shown = str(numbers)
    if start != 0 or not 0 < first < second or rest <= 0 or second + rest > len(content):
        return Finding("byte_range", shown)
    gap = content[first:second]
    if not _VALUE.fullmatch(gap) or bytes.fromhex(gap[1:-1].decode("ascii")) != value:
        return Finding("byte_range", shown)
    end = content.rfind(b"%%EOF", 0, second + rest)
    if end < second or not _END.fullmatch(content, end, second + rest):
        return Finding("byte_range", shown)
    return None
