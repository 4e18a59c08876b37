"""Whether an Ed25519 signature holds, by arithmetic alone: for whoever has Python and no library.

Strict where RFC 8032 leaves room: numbers and points have one encoding, and neither the key nor
the signature's point may be of small order, under which one signature fits many texts. Nothing
here is secret, so nothing need take the same time.
"""

from hashlib import sha512

Point = tuple[int, int, int, int]

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
_SIZE = 32
_ZERO: Point = (0, 1, 1, 0)


def holds(key: bytes, signature: bytes, text: bytes) -> bool:
    """Whether the owner of a public key signed the text."""
    if len(signature) != 2 * _SIZE:
        return False
    of_key, of_signature = _point(key), _point(signature[:_SIZE])
    number = int.from_bytes(signature[_SIZE:], "little")
    if of_key is None or of_signature is None or number >= _ORDER:
        return False
    if _is_small(of_key) or _is_small(of_signature):
        return False
    digest = sha512(signature[:_SIZE] + key + text).digest()
    challenge = int.from_bytes(digest, "little") % _ORDER
    return _same(_times(number, _base()), _sum(of_signature, _times(challenge, of_key)))


def _point(encoded: bytes) -> Point | None:
    """The point that 32 bytes stand for (RFC 8032, 5.1.3); None where they are not its encoding."""
    if len(encoded) != _SIZE:
        return None
    number = int.from_bytes(encoded, "little")
    odd, y = number >> 255, number & (2**255 - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * _ROOT % _P
    if x * x % _P != square or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = _P - x
    return x, y, 1, x * y % _P


def _base() -> Point:
    found = _point((4 * pow(5, -1, _P) % _P).to_bytes(_SIZE, "little"))
    assert found is not None
    return found


def _sum(one: Point, other: Point) -> Point:
    """The sum of two points in extended coordinates (RFC 8032, 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(count: int, point: Point) -> Point:
    made = _ZERO
    while count:
        if count & 1:
            made = _sum(made, point)
        point, count = _sum(point, point), count >> 1
    return made


def _same(one: Point, other: Point) -> bool:
    same_x = (one[0] * other[2] - other[0] * one[2]) % _P == 0
    return same_x and (one[1] * other[2] - other[1] * one[2]) % _P == 0


def _is_small(point: Point) -> bool:
    """Whether eight times the point is nothing."""
    return _same(_times(8, point), _ZERO)
