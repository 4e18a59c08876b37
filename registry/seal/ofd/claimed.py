"""What the signatures of an OFD document say they cover (GB/T 33190, 18), and whether they do."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from registry.seal.ofd import digests
from registry.seal.ofd.document import Document, below, named, only
from registry.seal.ofd.markup import local
from registry.seal.ofd.places import resolved
from registry.seal.ofd.refused import RefusedError

MAX_SIGNATURES = 20
SEAL, SIGN = "Seal", "Sign"
_LISTED = frozenset(("ID", "Type", "BaseLoc", "Relative"))


@dataclass(frozen=True)
class Claim:
    """One signature: its file, whether it bears a seal, where its value and the seal's copy lie.

    `references` are the digests of the files that it covers; `seal` is "" where there is no copy.
    """

    path: str
    kind: str
    value: str
    seal: str
    method: str
    references: dict[str, bytes]

    @property
    def own(self) -> frozenset[str]:
        """The files that are this signature, and that no reference of its own can cover."""
        return frozenset(filter(None, (self.path, self.value, self.seal)))


def claims(document: Document) -> tuple[Claim, ...]:
    """The signatures in the order of their list; () where there is none. Raises RefusedError.

    The list may be covered by none of them, hence has nothing in it but their places.
    """
    if not document.listed:
        return ()
    tree = document.trees[document.listed]
    if not named(tree, "Signatures"):
        raise RefusedError("structure", document.listed)
    entries = below(tree, "Signature")
    strange = [child for child in tree if local(child) not in ("Signature", "MaxSignId")]
    if strange or any(len(child) or not set(child.keys()) <= _LISTED for child in tree):
        raise RefusedError("structure", document.listed)
    if len(entries) > MAX_SIGNATURES:
        raise RefusedError("structure", f"signatures: {len(entries)}")
    found = tuple(_claim(document, entry) for entry in entries)
    own = [path for claim in found for path in (*claim.own, document.listed)]
    if len(set(own)) != sum(len(claim.own) for claim in found) + bool(found):
        raise RefusedError("structure", "files of several signatures")
    return found


def _claim(document: Document, entry: Element) -> Claim:
    path = resolved(document.listed, entry.get("BaseLoc", "")) or ""
    tree = document.trees.get(path)
    kind = entry.get("Type", SEAL)
    if tree is None or not named(tree, "Signature"):
        raise RefusedError("structure", path)
    if kind not in (SEAL, SIGN):
        raise RefusedError("structure", kind)
    info = only(tree, "SignedInfo", "structure")
    references = only(info, "References", "structure")
    method = references.get("CheckMethod", "")
    if digests.named(method) is None:
        raise RefusedError("weak", method)
    value = _present(document, path, only(tree, "SignedValue", "structure"))
    seals = below(info, "Seal")
    place = only(only(info, "Seal", "structure"), "BaseLoc", "structure") if seals else None
    seal = "" if place is None else _present(document, path, place)
    return Claim(path, kind, value, seal, method, _stated(path, references))


def _present(document: Document, path: str, place: Element) -> str:
    """The file that an element of the signature names."""
    found = resolved(path, place.text or "") or ""
    if found not in document.files:
        raise RefusedError("structure", found)
    return found


def _stated(path: str, references: Element) -> dict[str, bytes]:
    """The digest of each file referred to, each once."""
    found: dict[str, bytes] = {}
    for reference in references:
        if not named(reference, "Reference"):
            raise RefusedError("structure", local(reference))
        file = resolved(path, reference.get("FileRef", ""))
        if file is None or file in found:
            raise RefusedError("structure", reference.get("FileRef", ""))
        text = "".join((only(reference, "CheckValue", "structure").text or "").split())
        try:
            found[file] = b64decode(text, validate=True)
        except ValueError as error:
            raise RefusedError("structure", file) from error
    return found


def intact(document: Document, claim: Claim) -> None:
    """Each file referred to is there and has the digest stated. Raises RefusedError."""
    digest = digests.named(claim.method)
    for file, stated in claim.references.items():
        content = document.files.get(file)
        if digest is None or content is None or digest(content) != stated:
            raise RefusedError("digest", file)


def covered(document: Document, claim: Claim, later: Sequence[Claim]) -> None:
    """Every file is referred to, but what cannot be. Raises RefusedError.

    That is the list of signatures, the files of this signature, and those of later ones.
    """
    free = {document.listed}.union(claim.own, *(one.own for one in later))
    for file in sorted(document.files.keys() - claim.references.keys() - free):
        raise RefusedError("coverage", file)
