"""A public copy has what is seen of the original, and nothing else of it (P-4)."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from registry.seal import copying
from registry.seal.confined import draw_confined
from registry.seal.copying import Box, CopyError, boxes, draw
from registry.seal.verdict import Finding
from tests.seal.attacks import MAKERS
from tests.seal.papers import paper

SECRET = "MIMIsecret"
#: Where `speaking` writes, in per cent.
OVER = "1,10,12,60,4"


def speaking(text: str) -> bytes:
    """A paper that says so near its top, and more where nobody looks."""

    def change(pdf):
        line = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % text.encode()
        hidden = b"BT /F1 1 Tf 3 Tr 72 700 Td (%s) Tj ET" % SECRET.encode()
        pdf.pages[0].Contents = pdf.make_stream(line + hidden)
        pdf.docinfo["/Title"] = SECRET
        pdf.Root.Metadata = pdf.make_stream(f"<x>{SECRET}</x>".encode())
        pdf.Root.PieceInfo = pikepdf.Dictionary(Own=pikepdf.String(SECRET))

    return paper(change=change)


def photograph() -> bytes:
    """A JPEG whose camera tells where it was taken, in the left of which something is written."""
    exif = Image.Exif()
    exif[0x010E] = SECRET
    page = Image.new("RGB", (600, 800), "white")
    ImageDraw.Draw(page).rectangle((60, 96, 300, 128), fill="red")
    out = BytesIO()
    page.save(out, "JPEG", exif=exif, comment=SECRET.encode())
    return out.getvalue()


def drawn(content: bytes, black: str = "") -> bytes:
    found = draw(content, boxes(black))
    assert isinstance(found, bytes), found
    return found


def unpacked(content: bytes) -> bytes:
    """All bytes of a PDF with its streams as they are and as they are when unpacked."""
    parts = [content]
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                parts.append(one.read_raw_bytes())
                if one.get("/Filter") != "/DCTDecode":
                    parts.append(one.read_bytes())
    return b"\0".join(parts)


@pytest.mark.rule("P-4")
@pytest.mark.parametrize("content", [speaking(SECRET), photograph()], ids=["pdf", "jpeg"])
def test_no_word_of_the_original_is_in_the_copy(content):
    assert SECRET.encode() in (unpacked(content) if content[:4] == b"%PDF" else content)
    copy = drawn(content, OVER)
    everything = unpacked(copy)
    for form in (SECRET.encode(), SECRET.encode("utf-16-be"), SECRET.encode().hex().encode()):
        assert form not in everything
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert set(pdf.trailer.keys()) <= {"/Root", "/Size", "/ID"}
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert all(set(page.Resources.keys()) == {"/XObject"} for page in pdf.pages)
        (image,) = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/Width" in one
        ]
        with Image.open(BytesIO(image.read_raw_bytes())) as picture:
            assert not picture.getexif()
            assert picture.info.keys().isdisjoint({"exif", "comment", "icc_profile", "xmp"})
    assert pypdfium2.PdfDocument(copy)[0].get_textpage().get_text_range() == ""


@pytest.mark.rule("P-4")
def test_below_a_box_there_is_nothing_and_every_page_bears_the_mark():
    copy = pypdfium2.PdfDocument(drawn(photograph(), "1,10,12,40,4"))
    page = copy[0].render(scale=copying.SIDE / 842).to_pil().convert("RGB")
    left, top, right, bottom = Box(1, 100, 120, 400, 40).within(*page.size)
    inside = page.crop((int(left) + 8, int(top) + 8, int(right) - 8, int(bottom) - 8))
    assert max(red - green for _, (red, green, _) in inside.getcolors(10**6)) < 12, "red shows"
    bare = pypdfium2.PdfDocument(drawn(paper(3)))
    for one in bare:
        shown = one.render().to_pil().convert("L")
        for half in (shown.crop((0, 0, 595, 421)), shown.crop((0, 421, 595, 842))):
            dark = sum(count for count, grey in half.getcolors(256) if grey < 230)
            assert dark > 5000, "no mark"


@pytest.mark.rule("P-4")
@pytest.mark.parametrize(
    "text", ["610102199001011234", "61010219900101123X", "13800138000", "someone@example.com"]
)
def test_what_can_still_be_read_is_refused_until_it_is_black(text):
    content = speaking(f"call {text} now")
    found = draw(content, ())
    assert isinstance(found, Finding)
    assert (found.reason, text in found.found) == ("readable", False)
    assert isinstance(draw(content, boxes("1,80,80,5,5")), Finding)
    assert isinstance(draw(content, boxes(OVER)), bytes)
    assert isinstance(draw(speaking("2026-03-01 No 20260301 AAA"), ()), bytes)


def test_the_same_bytes_each_time_and_in_the_child():
    content, black = speaking("words"), boxes(OVER)
    assert draw(content, black) == draw(content, black) == draw_confined(content, black)


@pytest.mark.rule("P-4")
@pytest.mark.parametrize(
    ("content", "black", "reason"),
    [
        (MAKERS["javascript"], "", "active"),
        (MAKERS["embedded_file"], "", "active"),
        (lambda _: b"%PDF-1.7\n", "", "trailing"),
        (lambda _: b"GIF89a", "", "picture"),
        (lambda _: paper(21), "", "pages"),
        (lambda _: paper(1), "2,1,1,1,1", "pages"),
    ],
)
def test_what_cannot_be_copied(content, black, reason, world):
    found = draw_confined(content(world), boxes(black))
    assert isinstance(found, Finding)
    assert found.reason == reason


def test_boxes_as_they_are_written():
    assert boxes("") == ()
    assert boxes("1,10,52.5,30,4；2，0, 90, 100,10;") == (
        Box(1, 100, 525, 300, 40),
        Box(2, 0, 900, 1000, 100),
    )
    for wrong in ("1,10,10,10", "0,1,1,1,1", "1,1,1,0,1", "1,101,1,1,1", "1,a,1,1,1", "1,-1,1,1,1"):
        assert boxes(wrong) is None


def test_without_a_font_it_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(copying, "_FONTS", tmp_path)
    with pytest.raises(CopyError, match="NotoSansCJK"):
        draw(paper(), ())
