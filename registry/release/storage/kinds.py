"""What kind a file is, as an object store must tell the browser.

By our own table: the one of the machine differs from machine to machine.
"""

_TEXT = "; charset=utf-8"
_CHECKPOINT = "log/checkpoint"
_KINDS = {
    "atom": "application/atom+xml",
    "bin": "application/octet-stream",
    "css": "text/css" + _TEXT,
    "csv": "text/csv" + _TEXT,
    "gz": "application/gzip",
    "html": "text/html" + _TEXT,
    "ico": "image/vnd.microsoft.icon",
    "jpg": "image/jpeg",
    "js": "text/javascript" + _TEXT,
    "json": "application/json",
    "jsonld": "application/ld+json",
    "mjs": "text/javascript" + _TEXT,
    "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf",
    "png": "image/png",
    "py": "text/x-python" + _TEXT,
    "svg": "image/svg+xml",
    "tlog-proof": "text/plain" + _TEXT,
    "txt": "text/plain" + _TEXT,
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
}


def content_type(path: str) -> str:
    """The media type of a file by the ending of its name."""
    ending = "txt" if path.endswith(_CHECKPOINT) else path.rpartition(".")[2].lower()
    return _KINDS.get(ending, _KINDS["bin"])
