"""What may be attested as a scan, and what may not."""

import zlib
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from registry.seal.scan import judge_scan
from tests.seal.attacks import MAKERS
from tests.seal.authorities import COMPANY
from tests.seal.papers import beside, paper, signer

DAY = date(2026, 3, 1)


def picture(kind: str, size=(60, 80), **saving) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (250, 250, 240)).save(out, kind, **saving)
    return out.getvalue()


def told(content, trust, signature=None):
    found = judge_scan(content, COMPANY, DAY, trust, signature)
    return found.status, found.reason


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says to be of that size."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    rows = zlib.compress(b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "a telephone's word"
    return picture("JPEG", exif=exif)


@pytest.mark.rule("R-51")
@pytest.mark.parametrize(
    "content",
    [paper(), picture("PNG"), picture("JPEG"), with_exif()],
    ids=("pdf", "png", "jpg", "exif"),
)
def test_a_scan_may_be_attested_and_rests_on_no_trust(content, trust):
    found = judge_scan(content, COMPANY, DAY, trust)
    assert (found.status, found.reason, found.trust, found.chain) == ("attested_once", "", "", ())


@pytest.mark.rule("R-51")
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "size"),
        (bytes(20 * 2**20 + 1), "size"),
        (b"words", "picture"),
        (picture("GIF"), "picture"),
        (picture("PNG")[:-30], "picture"),
        (picture("JPEG", (400, 400))[:-40], "picture"),
        (picture("PNG", save_all=True, append_images=[Image.new("RGB", (60, 80))]), "picture"),
        (picture("PNG") + b"PK\x03\x04", "trailing"),
        (picture("JPEG") + b"<script>", "trailing"),
        (claiming(8000, 5001), "pixels"),
        (claiming(40_000, 40_000), "pixels"),
        (paper()[:-20], "trailing"),
    ],
)
def test_what_is_no_sound_picture_is_refused(content, reason, trust):
    assert told(content, trust) == ("failed", reason)


@pytest.mark.rule("R-51")
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("good", ("valid", "")),
        ("form_filled_after", ("failed", "modified")),
        ("javascript", ("failed", "active")),
    ],
)
def test_what_is_signed_is_judged_by_its_signature(name, found, world, trust):
    assert told(MAKERS[name](world), trust) == found


@pytest.mark.rule("R-51")
def test_a_signature_beside_a_picture_is_a_signature(world, trust):
    content = picture("PNG")
    value = beside(content, signer(world.holder, world.middle, world.root))
    assert told(content, trust, value) == ("valid", "")
    assert told(picture("PNG", (9, 9)), trust, value) == ("failed", "digest")
