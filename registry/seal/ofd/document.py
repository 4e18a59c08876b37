"""The gate for OFD: one document in a sound package, that neither acts nor reaches outside.

Whatever does not pass is refused, nothing is stripped: a stripped package is not what was signed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from registry.seal.gate import MAX_PAGES
from registry.seal.ofd.markup import Reader, local, looks
from registry.seal.ofd.package import ROOT, unpacked
from registry.seal.ofd.places import resolved
from registry.seal.ofd.refused import RefusedError
from registry.seal.verdict import Finding

#: Of the standard, and of drafts that writers have kept to.
_NAMESPACES = ("{http://www.ofdspec.org/2016}", "{http://www.ofdspec.org}")
#: Elements that make a document act, carry other files or show moving things; scripts of pictures.
_ACTIVE = frozenset(
    ("Attachment", "Attachments", "GotoA", "Movie", "Sound", "URI", "script", "foreignObject")
)
_MOVING = frozenset(("Audio", "Video"))
_ENCRYPTED = frozenset(("EncryptEntries", "EncryptInfo", "Encryptions"))
#: Elements and attributes that name a file.
_PLACES = frozenset(
    (
        *("Annotations", "BaseLoc", "CustomTags", "DocRoot", "DocumentRes", "ExtendData"),
        *("Extensions", "FileLoc", "FileRef", "FontFile", "MediaFile", "PageRes", "PublicRes"),
        *("SchemaLoc", "Signatures", "SignedValue", "Template", "Thumbnail", "href"),
    )
)


@dataclass(frozen=True)
class Document:
    """A package that passed: its files and its XML, by path, and the path of its signatures.

    `listed` is "" where it names none.
    """

    files: dict[str, bytes]
    trees: dict[str, Element]
    listed: str


def opened(content: bytes) -> Document | Finding:
    """The document of a package, or what keeps it out."""
    try:
        files = unpacked(content)
        reader = Reader()
        trees = {name: reader.read(name, file) for name, file in files.items() if looks(name, file)}
        for name, tree in trees.items():
            _harmless(name, tree)
        return Document(files, trees, _listed(trees))
    except RefusedError as refused:
        return refused.finding
    except MemoryError:
        return Finding("limits")


def below(element: Element, name: str) -> list[Element]:
    """The children of that name in the namespace of OFD."""
    return [child for child in element if child.tag in [f"{space}{name}" for space in _NAMESPACES]]


def only(element: Element, name: str, reason: str = "malformed") -> Element:
    """The one child of that name. Raises RefusedError where it is not just one."""
    found = below(element, name)
    if len(found) != 1:
        raise RefusedError(reason, f"{name}: {len(found)}")
    return found[0]


def named(element: Element, name: str) -> bool:
    """Whether the element has that name in the namespace of OFD."""
    return element.tag in [f"{space}{name}" for space in _NAMESPACES]


def _harmless(name: str, tree: Element) -> None:
    for element in tree.iter():
        kind = local(element)
        moving = kind == "MultiMedia" and element.get("Type") in _MOVING
        if kind in _ACTIVE or moving:
            raise RefusedError("active", f"{name}: {kind}")
        if kind in _ENCRYPTED:
            raise RefusedError("encrypted", name)
        for location in _locations(element, kind):
            if resolved(name, location) is None:
                raise RefusedError("active", f"{name}: {location}")


def _locations(element: Element, kind: str) -> Iterator[str]:
    """What an element says of other files."""
    if kind in _PLACES and (element.text or "").strip():
        yield element.text or ""
    for key, value in element.items():
        if key.rpartition("}")[2] in _PLACES:
            yield value


def _listed(trees: dict[str, Element]) -> str:
    """Where the one document of the package, of 1 to 200 pages, lists its signatures."""
    root = trees.get(ROOT)
    if root is None or not named(root, "OFD"):
        raise RefusedError("header", "OFD.xml")
    body = only(root, "DocBody")
    if below(body, "Versions"):
        # Readers show one of several states of the document, and may differ in which.
        raise RefusedError("malformed", "Versions")
    place = resolved(ROOT, only(body, "DocRoot").text or "")
    document = trees.get(place or "")
    if document is None or not named(document, "Document"):
        raise RefusedError("malformed", "DocRoot")
    pages = below(only(document, "Pages"), "Page")
    if not 0 < len(pages) <= MAX_PAGES:
        raise RefusedError("pages", str(len(pages)))
    if not below(body, "Signatures"):
        return ""
    listed = resolved(ROOT, only(body, "Signatures").text or "")
    return listed if listed and listed in trees else ""
