"""SM2 signatures with SM3 (GB/T 32918.2, .5), verified strictly; nothing here signs.

No maintained Python library verifies them with all the checks of the standard: that r and s are in
range, that the key is a point of the curve and none of its coordinates is out of the field.
Time is no secret here, for there is no secret.
"""

from asn1crypto import core
from cryptography.hazmat.primitives import hashes

#: The identifier of GM/T 0009 that stands for a signer where none was agreed on.
IDENTIFIER = b"1234567812345678"

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)

#: A point as X, Y, Z with x = X/Z² and y = Y/Z³; Z is 0 at infinity.
_Point = tuple[int, int, int]
_INFINITY: _Point = (1, 1, 0)


class _Signature(core.Sequence):  # type: ignore[misc]  # asn1crypto has no types
    _fields = [("r", core.Integer), ("s", core.Integer)]


def verifies(signature: bytes, content: bytes, key: bytes) -> bool:
    """Whether a signature (DER) over the content is by the key (an uncompressed point)."""
    numbers, point = _numbers(signature), _affine(key)
    if numbers is None or point is None:
        return False
    r, s = numbers
    t = (r + s) % N
    if t == 0:
        return False
    x = _x(_sum(s, G, t, point))
    e = int.from_bytes(digest(_z(point) + content), "big")
    return x is not None and (e + x) % N == r


def encoded(r: int, s: int) -> bytes:
    """The two numbers of a signature as the structure of GB/T 35276, DER."""
    encoding: bytes = _Signature({"r": r, "s": s}).dump()
    return encoding


def _numbers(signature: bytes) -> tuple[int, int] | None:
    """r and s, each from 1 to n - 1, out of the one encoding that DER allows."""
    try:
        read = _Signature.load(signature, strict=True)
        r, s = int(read["r"].native), int(read["s"].native)
    except (ValueError, TypeError):
        return None
    if encoded(r, s) != signature:
        return None
    return (r, s) if 0 < r < N and 0 < s < N else None


def _affine(key: bytes) -> tuple[int, int] | None:
    """The point of the curve, or None where it is none."""
    if len(key) != 65 or key[0] != 4:
        return None
    x, y = int.from_bytes(key[1:33], "big"), int.from_bytes(key[33:], "big")
    on_curve = x < P and y < P and (y * y - (x * x * x + A * x + B)) % P == 0
    return (x, y) if on_curve else None


def _z(point: tuple[int, int]) -> bytes:
    """The digest of who signs: identifier, curve, key."""
    bits = (len(IDENTIFIER) * 8).to_bytes(2, "big")
    numbers = b"".join(number.to_bytes(32, "big") for number in (A, B, *G, *point))
    return digest(bits + IDENTIFIER + numbers)


def digest(content: bytes) -> bytes:
    """The SM3 of the content."""
    engine = hashes.Hash(hashes.SM3())
    engine.update(content)
    return engine.finalize()


def _sum(s: int, first: tuple[int, int], t: int, second: tuple[int, int]) -> _Point:
    """s times the first point and t times the second, bit by bit together."""
    one, other = (*first, 1), (*second, 1)
    steps = {(1, 0): one, (0, 1): other, (1, 1): _add(one, other)}
    total = _INFINITY
    for place in range(N.bit_length() - 1, -1, -1):
        total = _double(total)
        bits = (s >> place & 1, t >> place & 1)
        if bits in steps:
            total = _add(total, steps[bits])
    return total


def _double(point: _Point) -> _Point:
    x, y, z = point
    if z == 0 or y == 0:
        return _INFINITY
    square = y * y % P
    s = 4 * x * square % P
    m = (3 * x * x + A * pow(z, 4, P)) % P
    x2 = (m * m - 2 * s) % P
    return x2, (m * (s - x2) - 8 * square * square) % P, 2 * y * z % P


def _add(one: _Point, other: _Point) -> _Point:
    if one[2] == 0:
        return other
    if other[2] == 0:
        return one
    (x1, y1, z1), (x2, y2, z2) = one, other
    square1, square2 = z1 * z1 % P, z2 * z2 % P
    u1, u2 = x1 * square2 % P, x2 * square1 % P
    s1, s2 = y1 * z2 * square2 % P, y2 * z1 * square1 % P
    if u1 == u2:
        return _double(one) if s1 == s2 else _INFINITY
    h, r = u2 - u1, s2 - s1
    h2 = h * h % P
    h3, v = h * h2 % P, u1 * h2 % P
    x3 = (r * r - h3 - 2 * v) % P
    return x3, (r * (v - x3) - s1 * h3) % P, h * z1 * z2 % P


def _x(point: _Point) -> int | None:
    """The x of a point, None at infinity."""
    x, _, z = point
    return x * pow(z, -2, P) % P if z else None
