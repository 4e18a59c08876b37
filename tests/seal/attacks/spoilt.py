"""What is done to the bytes of a signed document."""

from tests.seal.attacks.world import maker
from tests.seal.papers import stamp, time_stamper


def _range(content: bytes) -> tuple[int, list[int]]:
    at = content.rfind(b"/ByteRange")
    inner = content[content.index(b"[", at) + 1 : content.index(b"]", at)]
    return at, [int(number) for number in inner.split()]


def _with_range(content: bytes, numbers: list[int]) -> bytes:
    at, _ = _range(content)
    start, end = content.index(b"[", at), content.index(b"]", at) + 1
    end += len(content[end:]) - len(content[end:].lstrip(b" "))
    new = b"[" + b" ".join(b"%d" % number for number in numbers) + b"]"
    assert len(new) < end - start
    return content[:start] + new.ljust(end - start) + content[end:]


@maker
def byte_in_content(w):
    content = w.signed()
    assert b"(page 0)" in content
    return content.replace(b"(page 0)", b"(page 1)", 1)


@maker
def byte_in_value(w):
    return byte_in_last_value(w.signed())


def byte_in_last_value(signed):
    """Another signature of the same key: in the newest revision."""
    content = bytearray(signed)
    _, (_, first, second, _) = _range(bytes(content))
    value = bytes.fromhex(bytes(content[first + 1 : second - 1]).decode())
    end = value.rstrip(b"\0")
    place = first + 1 + 2 * (len(end) - 3)
    content[place : place + 2] = b"%02x" % (value[len(end) - 3] ^ 1)
    return bytes(content)


@maker
def padding_used(w):
    content = w.signed()
    _, (_, _, second, _) = _range(content)
    return content[: second - 5] + b"beef" + content[second - 1 :]


@maker
def truncated(w):
    return w.signed()[:-40]


@maker
def before(w, junk):
    return junk.encode() + w.signed()


@maker
def after(w, junk):
    return w.signed() + junk.encode()


@maker
def zip_after(w):
    return w.signed() + b"PK\x05\x06" + bytes(18)


@maker
def range_to_zero(w):
    content = w.signed()
    _, (_, first, _, rest) = _range(content)
    return _with_range(content, [0, first, 0, rest])


@maker
def range_short(w):
    content = w.signed()
    _, (start, first, second, rest) = _range(content)
    return _with_range(content, [start, first, second, rest - 20])


@maker
def range_wide_gap(w):
    content = w.signed()
    _, (start, first, second, rest) = _range(content)
    return _with_range(content, [start, first - 4, second, rest])


@maker
def range_negative(w):
    content = w.signed()
    _, (_, first, second, rest) = _range(content)
    return _with_range(content, [-1, first, second, rest])


@maker
def range_of_six(w):
    content = w.signed()
    _, numbers = _range(content)
    return _with_range(content, [*numbers, 0, 0])


@maker
def value_is_no_structure(w):
    content = w.signed()
    _, (_, first, second, _) = _range(content)
    return content[: first + 1] + b"41" * ((second - first - 2) // 2) + content[second - 1 :]


@maker
def stamp_range_short(w):
    """The time-stamp, not the signature, leaves out the end of the file."""
    content = stamp(w.signed(), time_stamper(w.middle))
    _, (start, first, second, rest) = _range(content)
    return _with_range(content, [start, first, second, rest - 10])
