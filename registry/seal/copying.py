"""The public copy of a commitment's original: its pages drawn as pictures, and no more (P-4).

What is read is drawn: so there is no text, no metadata, no attachment and no script in the copy,
and nothing below what was blacked out. Nothing is stripped, since nothing is carried over.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps

from registry.seal import gate
from registry.seal.ofd import package
from registry.seal.scan import picture
from registry.seal.verdict import Finding

#: Pixels of a page's longer side: A4 at 110 dots per inch. To be read, too coarse to copy a seal.
SIDE = 1286
MAX_PAGES = 20
MARK = "仅供公示"
_MARK_GREY, _MARK_STEP = (120, 120, 120, 110), 0.22
_FONTS = Path("/usr/share/fonts")
_FONT = "NotoSansCJK-Regular.ttc"
_BOX = re.compile(r"(\d{1,3})((?:,(?:100|\d{1,2}(?:\.\d)?)){4})")
#: What no copy shows: an identity number, a mobile number, an e-mail address.
_PERSONAL = re.compile(
    r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])|(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)


class Box(msgspec.Struct, frozen=True, order=True):
    """What is blacked out: a page from 1, left, top, width and height in per mille of the page."""

    page: int
    left: int
    top: int
    width: int
    height: int

    def within(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom on a page of that size."""
        right, bottom = self.left + self.width, self.top + self.height
        return (
            self.left * width / 1000,
            self.top * height / 1000,
            right * width / 1000,
            bottom * height / 1000,
        )


class CopyError(Exception):
    """No copy can be drawn here, whatever the document is: a font is missing."""


def boxes(text: str) -> tuple[Box, ...] | None:
    """Boxes as written: `1,10,52.5,30,4; 2,…`, in per cent of the page from its top left corner.

    None where that is not how it is written; () where nothing is.
    """
    found = []
    for part in filter(None, (one.strip() for one in re.split(r"[;；\n]", text))):
        match = _BOX.fullmatch(re.sub(r"\s*[,，]\s*", ",", part))
        if match is None:
            return None
        sides = [round(float(one) * 10) for one in match[2][1:].split(",")]
        box = Box(int(match[1]), *sides)
        if not (box.page and box.width and box.height):
            return None
        found.append(box)
    return tuple(found)


def font() -> Path:
    """The font of the mark, of Debian's `fonts-noto-cjk`. Raises CopyError."""
    for path in sorted(_FONTS.rglob(_FONT)):
        return path
    raise CopyError(_FONT)


def draw(content: bytes, black: Sequence[Box]) -> bytes | Finding:
    """The public copy of a PDF or a picture, a PDF of pictures; or why there is none.

    The same bytes for the same document, boxes and font. Nothing here draws an OFD.
    Raises CopyError.
    """
    mark = font()
    if package.claims(content):
        return Finding("undrawn")
    found = _pdf(content, black) if content.startswith(b"%PDF") else _picture(content)
    if isinstance(found, Finding):
        return found
    if any(box.page > len(found) for box in black):
        return Finding("pages", f"{max(box.page for box in black)} > {len(found)}")
    for number, page in enumerate(found, start=1):
        _blacken(page, [box for box in black if box.page == number])
        _mark(page, mark)
    return _bound(found)


def _picture(content: bytes) -> list[Image.Image] | Finding:
    finding = picture(content)
    if finding is not None:
        return finding
    with Image.open(BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    page = Image.new("RGB", upright.size, "white")
    page.paste(upright, mask=upright)
    page.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return [page]


def _pdf(content: bytes, black: Sequence[Box]) -> list[Image.Image] | Finding:
    finding = gate.passes(content)
    if finding is not None:
        return finding
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    if len(document) > MAX_PAGES:
        return Finding("pages", str(len(document)))
    drawn = []
    for number, page in enumerate(document, start=1):
        own = [box for box in black if box.page == number]
        for told in islice(_readable(page, own), 1):
            return Finding("readable", f"{number}: {told}")
        scale = SIDE / max(page.get_size())
        drawn.append(page.render(scale=scale).to_pil().convert("RGB"))
    return drawn


def _readable(page: "pypdfium2.PdfPage", black: Sequence[Box]) -> Iterator[str]:
    """Kinds of personal data in the page's text that no box covers."""
    text = page.get_textpage()
    width, height = page.get_size()
    covered = [box.within(width, height) for box in black]
    written = "".join(text.get_text_range(at, 1) or "\0" for at in range(text.count_chars()))
    for match in _PERSONAL.finditer(written):
        for at in range(*match.span()):
            left, bottom, right, top = text.get_charbox(at)
            middle = (left + right) / 2, height - (top + bottom) / 2
            if not any(_inside(middle, box) for box in covered):
                yield "@" if "@" in match[0] else f"{len(match[0])} digits"
                break


def _inside(point: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _blacken(page: Image.Image, black: Sequence[Box]) -> None:
    pen = ImageDraw.Draw(page)
    for box in black:
        pen.rectangle(box.within(*page.size), fill="black")


def _mark(page: Image.Image, path: Path) -> None:
    """The mark, slanting, all over the page."""
    size = max(page.size) // 18
    letters = ImageFont.truetype(str(path), size)
    one = Image.new("RGBA", (size * 6, size * 2))
    ImageDraw.Draw(one).text((size, size // 3), MARK, font=letters, fill=_MARK_GREY)
    slanting = one.rotate(30, expand=True, resample=Image.Resampling.BICUBIC)
    step = int(max(page.size) * _MARK_STEP)
    for row, top in enumerate(range(-step, page.height, step)):
        for left in range(-step * (row % 2 + 1) // 2, page.width, step + size * 2):
            page.paste(slanting, (left, top), slanting)


def _bound(pages: Sequence[Image.Image]) -> bytes:
    """The pictures as the pages of a PDF that has nothing else."""
    pdf = pikepdf.new()
    for page in pages:
        picture = BytesIO()
        page.save(picture, "JPEG", quality=75, subsampling=2)
        image = pdf.make_stream(
            picture.getvalue(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=page.width,
            Height=page.height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        size = [round(side * 842 / SIDE) for side in page.size]
        sheet = pdf.add_blank_page(page_size=(size[0], size[1]))
        sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
        sheet.Contents = pdf.make_stream(b"q %d 0 0 %d 0 0 cm /P Do Q" % (size[0], size[1]))
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
