"""A server on loopback that packs and answers as `examples/servers/nginx.conf` does, and counts.

What it counts is what goes to the reader: status, headers and body of each answer, packed. TLS and
what the reader sends are not in it.
"""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

_TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".tlog-proof": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
_OTHER = "application/octet-stream"
#: As nginx packs unless told otherwise; shorter bodies are sent as they are.
_LEVEL, _SHORTEST = 1, 512
_PACKED = re.compile(r"text/|application/(?:atom\+xml|json|xml)|image/svg")
_KEPT = re.compile(r"/notices/[^?]+\.tlog-proof|/log/tile/[^?]+|/search/[^?]+\?[0-9a-f]+")


class Wire:
    """What was sent so far: bytes and answers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._lock = Lock()
        self._sent = (0, 0)

    def add(self, size: int) -> None:
        """One more answer of so many bytes."""
        with self._lock:
            self._sent = (self._sent[0] + size, self._sent[1] + 1)

    def taken(self) -> tuple[int, int]:
        """Bytes and answers since it was asked last."""
        with self._lock:
            sent, self._sent = self._sent, (0, 0)
        return sent


@contextmanager
def counted(folder: Path) -> Iterator[Wire]:
    """The folder as a web site; gives where it is and what it sends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    wire = Wire(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = _handler(folder, wire)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()


def _handler(folder: Path, wire: Wire) -> type[BaseHTTPRequestHandler]:
    @cache
    def body(path: Path) -> tuple[bytes, dict[str, str]]:
        return _packed(path)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "register", ""

        def do_GET(self) -> None:
            path = folder / unquote(urlsplit(self.path).path).lstrip("/")
            found = path if path.is_file() else path / "index.html"
            status, content, headers = 404, b"", {}
            if found.is_file():
                content, headers = body(found)
                kept = _KEPT.fullmatch(self.path)
                headers = {**headers, "Cache-Control": _IMMUTABLE if kept else "no-cache"}
                status = 304 if self.headers["If-None-Match"] == headers["ETag"] else 200
            self._answer(status, b"" if status == 304 else content, headers)

        def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            lines = [f"HTTP/1.1 {status} -", *(f"{name}: {said}" for name, said in headers.items())]
            lines += [] if status == 304 else [f"Content-Length: {len(content)}"]
            told = "\r\n".join([*lines, "", ""]).encode() + content
            wire.add(len(told))
            self.wfile.write(told)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    return Handler


_IMMUTABLE = "public, max-age=31536000, immutable"


def _packed(path: Path) -> tuple[bytes, dict[str, str]]:
    """A file as it goes over the wire, with the headers that tell what it is."""
    content = path.read_bytes()
    kind = _TYPES.get(path.suffix, _OTHER)
    headers = {"Content-Type": kind, "ETag": f'"{sha256(content).hexdigest()[:16]}"'}
    if len(content) >= _SHORTEST and _PACKED.match(kind):
        return gzip.compress(content, _LEVEL, mtime=0), {**headers, "Content-Encoding": "gzip"}
    return content, headers
