"""XML of strangers' making: read without DTD, entities or instructions, to a depth and a size."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from registry.seal.gate import MAX_DEPTH
from registry.seal.ofd.refused import RefusedError

#: Elements of all files of a package together.
MAX_ELEMENTS = 300_000
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_MARK = b"\xef\xbb\xbf"


def looks(name: str, content: bytes) -> bool:
    """Whether some reader would take the file for XML."""
    start = content[:64].removeprefix(_MARK).lstrip()
    return name.casefold().endswith(".xml") or start.startswith((b"<", *_WIDE))


class Reader:
    """Reads the XML files of one package, which share one limit of elements."""

    def __init__(self) -> None:
        self.left = MAX_ELEMENTS

    def read(self, name: str, content: bytes) -> Element:
        """The root of a file's tree, names as `{namespace}name`. Raises RefusedError."""
        if content.startswith(_WIDE):
            raise RefusedError("malformed", name)
        file = _File(name, self.left)
        root = file.read(content)
        self.left = file.left
        return root


class _File:
    def __init__(self, name: str, left: int) -> None:
        self.name, self.left, self.depth = name, left, 0
        self.tree = TreeBuilder()
        self.parser = expat.ParserCreate("utf-8", "}")
        self.parser.ordered_attributes = False
        self.parser.XmlDeclHandler = self._declared
        for handler in ("StartDoctypeDecl", "EntityDecl", "ProcessingInstruction"):
            setattr(self.parser, f"{handler}Handler", self._refuse)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.tree.data

    def read(self, content: bytes) -> Element:
        try:
            content.decode("utf-8")
            self.parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise RefusedError("malformed", self.name) from error
        return self.tree.close()

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").casefold() != "utf-8":
            raise RefusedError("malformed", f"{self.name}: {encoding}")

    def _refuse(self, *_: object) -> None:
        raise RefusedError("dtd", self.name)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.left -= 1
        if self.depth > MAX_DEPTH:
            raise RefusedError("depth", self.name)
        if self.left < 0:
            raise RefusedError("objects", self.name)
        self.tree.start(_qualified(tag), attributes)

    def _end(self, tag: str) -> None:
        self.depth -= 1
        self.tree.end(_qualified(tag))


def _qualified(tag: str) -> str:
    return f"{{{tag}" if "}" in tag else tag


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]
