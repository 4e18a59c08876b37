"""All that a built site publishes, as text: every file, unpacked where it is packed."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from registry.search.shards import leaf, packing

ENCODINGS = {".bin": "gb18030"}


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Each file's path and text; a packed file's text is all that any part of it inflates to."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            if path.suffix == ".bin":
                content += b"\n" + b"\n".join(inflated(content))
            if path.suffix == ".gz":
                content = gzip.decompress(content)
            encoding = ENCODINGS.get(path.suffix, "utf-8")
            text = content.decode(encoding, "replace")
            yield path.relative_to(site).as_posix(), leaf.written(text)


def inflated(content: bytes) -> Iterator[bytes]:
    """Whatever raw deflate gives, with the search's dictionary, from any place on."""
    place = 0
    while place < len(content):
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=packing.dictionary())
        try:
            text = unpacker.decompress(content[place:])
        except zlib.error:
            text = b""
        if text and unpacker.eof:
            yield text
            place = len(content) - len(unpacker.unused_data)
        else:
            place += 1
