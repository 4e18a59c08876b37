"""What weighs, or is no whole document."""

import zlib

import pikepdf

from registry.seal import gate
from tests.seal.attacks.world import maker, plain
from tests.seal.papers import CATALOG, PAGE, PAGES, paper, raw, stream


@maker
def encrypted(w):
    return paper(encryption=pikepdf.Encryption(user="", owner="secret"))


@maker
def no_catalogue(w):
    return raw(b"<</Type/Nothing>>")


@maker
def no_page(w):
    return raw(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>")


@maker
def wrong_table(w):
    return plain().replace(b"startxref\n", b"startxref\n9", 1)


@maker
def many_objects(w):
    return raw(CATALOG, PAGES, PAGE, *[b"null"] * (gate.MAX_OBJECTS + 1))


@maker
def nested(w, depth):
    return raw(CATALOG, PAGES, PAGE, b"[" * depth + b"]" * depth)


@maker
def bomb(w):
    """100 MB and one byte of zeros in some 100 kB."""
    engine = zlib.compressobj(9)
    packed = b"".join(engine.compress(bytes(2**20)) for _ in range(gate.MAX_CONTENT // 2**20 + 1))
    return raw(CATALOG, PAGES, PAGE, stream(packed + engine.flush(), b"/FlateDecode"))


@maker
def bomb_in_halves(w):
    """Two streams of which neither alone is too large."""
    half = stream(zlib.compress(bytes(gate.MAX_CONTENT // 2 + 1), 9), b"/FlateDecode")
    return raw(CATALOG, PAGES, PAGE, half, half)


@maker
def bomb_in_bomb(w):
    packed = zlib.compress(zlib.compress(bytes(2**20)))
    return raw(CATALOG, PAGES, PAGE, stream(packed, b"[/FlateDecode/FlateDecode]"))


@maker
def unknown_filter(w):
    return raw(CATALOG, PAGES, PAGE, stream(b"x", b"/LZWDecode"))
