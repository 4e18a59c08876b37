"""Ed25519 by arithmetic alone: the vectors of RFC 8032, the library's word, and what is refused."""

from hashlib import sha512

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.tlog import ed25519, edwards

ORDER = 2**252 + 27742317777372353535851937790883648493
PRIME = 2**255 - 19
KEY, TEXT = bytes(range(32)), b"a text"
PUBLIC = ed25519.public(KEY)

#: RFC 8032, 7.1: secret key, public key, message, signature.
VECTORS = {
    "test 1": (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        b"",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    "test 2": (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        b"\x72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    "test 3": (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        b"\xaf\x82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    "test SHA(abc)": (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        sha512(b"abc").digest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
}


@pytest.mark.parametrize(("secret", "key", "text", "signature"), VECTORS.values(), ids=VECTORS)
def test_the_vectors_of_the_standard(secret: str, key: str, text: bytes, signature: str) -> None:
    held = bytes.fromhex(key), bytes.fromhex(signature), text
    assert ed25519.public(bytes.fromhex(secret)) == held[0]
    assert ed25519.sign(bytes.fromhex(secret), text) == held[1]
    assert edwards.holds(*held)
    assert not edwards.holds(held[0], held[1], text + b"\0")


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.integers(0, 511))
def test_it_says_what_the_library_says(secret: bytes, text: bytes, bit: int) -> None:
    key, signature = ed25519.public(secret), bytearray(ed25519.sign(secret, text))
    assert edwards.holds(key, bytes(signature), text)
    signature[bit // 8] ^= 1 << bit % 8
    assert not edwards.holds(key, bytes(signature), text)
    assert not ed25519.holds(key, bytes(signature), text)


def _number(value: int) -> bytes:
    return value.to_bytes(32, "little")


def test_a_number_has_one_form() -> None:
    """The order added to the second half gives another signature of the same text."""
    signature = ed25519.sign(KEY, TEXT)
    again = _number(int.from_bytes(signature[32:], "little") + ORDER)
    assert not edwards.holds(PUBLIC, signature[:32] + again, TEXT)


#: Points of order 1, 2, 4 and 8, some of them written in a second way.
SMALL = {
    "1": _number(1),
    "1, odd": _number(1 | 1 << 255),
    "1, above the prime": _number(PRIME + 1),
    "2": _number(PRIME - 1),
    "4": _number(0),
    "4, odd": _number(1 << 255),
    "4, above the prime": _number(PRIME),
    "8": bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    "8, other": bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
}


@pytest.mark.parametrize("point", SMALL.values(), ids=SMALL)
def test_points_of_small_order_sign_nothing(point: bytes) -> None:
    """As a key they would let one signature stand under many texts."""
    for number in (_number(0), _number(1)):
        texts = [b"text %d" % at for at in range(16)]
        assert not any(edwards.holds(point, point + number, text) for text in texts)
        assert not any(edwards.holds(point, _number(1) + number, text) for text in texts)
        assert not any(edwards.holds(PUBLIC, point + number, text) for text in texts)


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_what_is_no_key_and_no_signature(size: int) -> None:
    signature = ed25519.sign(KEY, TEXT)
    assert not edwards.holds(bytes(size), signature, TEXT)
    assert not edwards.holds(PUBLIC, (signature * 2)[: size + 1], TEXT)


def test_a_point_that_is_none() -> None:
    """No point has this ordinate."""
    assert not edwards.holds(_number(2), ed25519.sign(KEY, TEXT), TEXT)
