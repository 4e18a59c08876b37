"""The gate before a PDF is looked at for signatures: small, whole, plain, and nothing that acts.

Whatever does not pass is refused, nothing is stripped: a stripped file is not what was signed.
"""

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator
from io import BytesIO
from typing import TypeGuard

import pikepdf

from registry.seal.verdict import Finding

MAX_SIZE = 20 * 2**20
MAX_OBJECTS = 20_000
MAX_PAGES = 200
MAX_DEPTH = 60
#: All streams of a file together, uncompressed.
MAX_CONTENT = 100 * 2**20

_HEADER = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n]")
_END = re.compile(rb"%%EOF(\r\n|\r|\n)?")
#: Keys that alone make a file act or reach outside.
_KEYS = frozenset(
    f"/{name}"
    for name in (
        *("AA", "AF", "Collection", "EF", "EmbeddedFiles"),
        *("JS", "JavaScript", "RichMediaContent", "XFA"),
    )
)
#: Types of actions, all but going to a place in the file itself.
_ACTIONS = frozenset(
    f"/{name}"
    for name in (
        *("GoTo3DView", "GoToE", "GoToR", "Hide", "ImportData", "JavaScript", "Launch", "Movie"),
        *("Rendition", "ResetForm", "RichMediaExecute", "SetOCGState", "Sound", "SubmitForm"),
        *("Thread", "URI"),
    )
)
_ANNOTATIONS = frozenset(("/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound"))
#: A revision states one object more than it has; nothing hangs on it.
_HARMLESS = "reported number of objects"
_FLATE = ("/FlateDecode", "/Fl")
#: Filters of pictures, whose size their own header tells; nothing decodes them here.
_PICTURES = ("/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode")


def passes(content: bytes) -> Finding | None:
    """What keeps these bytes out, or None."""
    return _bytes(content) or _parsed(content)


def passes_beside(content: bytes) -> Finding | None:
    """The same for a file whose signature lies beside it: of any kind, but a PDF is a PDF."""
    if content.startswith(b"%PDF"):
        return passes(content)
    return None if 0 < len(content) <= MAX_SIZE else Finding("size", str(len(content)))


def _bytes(content: bytes) -> Finding | None:
    if not 0 < len(content) <= MAX_SIZE:
        return Finding("size", str(len(content)))
    if not _HEADER.match(content):
        return Finding("header", repr(content[:8]))
    end = content.rfind(b"%%EOF")
    if end < 0 or not _END.fullmatch(content, end):
        return Finding("trailing")
    return None


def _parsed(content: bytes) -> Finding | None:
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                return Finding("encrypted")
            return _shape(pdf) or _walked(pdf) or _warned(pdf)
    except pikepdf.PasswordError:
        return Finding("encrypted")
    except MemoryError:
        return Finding("limits")
    except (pikepdf.PikepdfError, ValueError, TypeError, RuntimeError) as error:
        return Finding("malformed", type(error).__name__)


def _shape(pdf: pikepdf.Pdf) -> Finding | None:
    if len(pdf.objects) > MAX_OBJECTS:
        return Finding("objects", str(len(pdf.objects)))
    pages = len(pdf.pages)
    return None if 0 < pages <= MAX_PAGES else Finding("pages", str(pages))


def _walked(pdf: pikepdf.Pdf) -> Finding | None:
    left = MAX_CONTENT
    active: Finding | None = None
    # The trailer is no object of the file, and may hold a whole catalogue.
    for top in (*(pdf.objects[number] for number in range(len(pdf.objects))), pdf.trailer):
        for object_, depth in _within(top):
            if depth > MAX_DEPTH:
                return Finding("depth")
            active = active or _acts(object_)
        if isinstance(top, pikepdf.Stream):
            size = _content(top, left)
            if size is None:
                return Finding("bomb")
            left -= size
    return active


def _warned(pdf: pikepdf.Pdf) -> Finding | None:
    """What the parser put up with, but for what careful writers too get wrong."""
    warnings = [str(text) for text in pdf.get_warnings() if _HARMLESS not in str(text)]
    return Finding("malformed", "warnings") if warnings else None


def _within(top: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, int]]:
    """Arrays and dictionaries of an object, with how deep they stand; others' own are left out."""
    waiting = [(top, 0)]
    while waiting:
        object_, depth = waiting.pop()
        yield object_, depth
        if depth > MAX_DEPTH:
            return
        waiting += ((child, depth + 1) for child in _children(object_))


def _children(object_: pikepdf.Object) -> list[pikepdf.Object]:
    children: list[object]
    if isinstance(object_, pikepdf.Array):
        children = [object_[place] for place in range(len(object_))]
    elif isinstance(object_, pikepdf.Dictionary | pikepdf.Stream):
        children = [object_.get(key) for key in object_.keys()]  # noqa: SIM118  no mapping
    else:
        return []
    return [child for child in children if _within_reach(child)]


def _within_reach(child: object) -> TypeGuard[pikepdf.Object]:
    return isinstance(child, pikepdf.Array | pikepdf.Dictionary) and not child.is_indirect


def _acts(object_: pikepdf.Object) -> Finding | None:
    if not isinstance(object_, pikepdf.Dictionary | pikepdf.Stream):
        return None
    keys = set(object_.keys())
    outside = isinstance(object_, pikepdf.Stream) and "/F" in keys
    found = sorted(keys & _KEYS) or (["/F"] if outside else [])
    for key, names in (("/S", _ACTIONS), ("/Subtype", _ANNOTATIONS), ("/Type", {"/Filespec"})):
        value = object_.get(key)
        if isinstance(value, pikepdf.Name) and str(value) in names:
            found.append(str(value))
    return Finding("active", found[0].removeprefix("/")) if found else None


def _content(stream: pikepdf.Stream, left: int) -> int | None:
    """How many bytes a stream holds uncompressed; None for more than are left, or unknowable."""
    raw = stream.read_raw_bytes()
    filters = _filters(stream)
    # At most one of each, in this order: signed documents need no more.
    if filters and filters[0] in _TEXTS:
        raw = _TEXTS[filters.pop(0)](raw)
    size: int | None = len(raw)
    if filters and filters[0] in _FLATE:
        filters.pop(0)
        size = _inflated(raw, left)
    if filters and filters[0] in _PICTURES:
        filters.pop(0)
    return size if not filters and size is not None and size <= left else None


def _filters(stream: pikepdf.Stream) -> list[str]:
    value = stream.get("/Filter")
    if value is None:
        return []
    return [str(name) for name in value] if isinstance(value, pikepdf.Array) else [str(value)]


def _inflated(raw: bytes, left: int) -> int | None:
    engine, size = zlib.decompressobj(), 0
    while raw and not engine.eof:
        try:
            size += len(engine.decompress(raw, 2**20))
        except zlib.error:
            return None
        if size > left:
            return None
        raw = engine.unconsumed_tail
    return size


def _ascii85(raw: bytes) -> bytes:
    return a85decode(raw.strip().removesuffix(b"~>"))


def _hexadecimal(raw: bytes) -> bytes:
    return bytes.fromhex(raw.decode("ascii").strip().removesuffix(">"))


#: Codings of bytes as text: what they stand for is four times as long at most.
_TEXTS = {
    "/ASCIIHexDecode": _hexadecimal,
    "/AHx": _hexadecimal,
    "/ASCII85Decode": _ascii85,
    "/A85": _ascii85,
}
