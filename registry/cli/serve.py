"""`registry serve`: the built site on this machine, for looking at."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer

from registry.cli import console
from registry.cli.failure import Failure

LOOPBACK = "127.0.0.1"


class Pages(SimpleHTTPRequestHandler):
    """Files of the site; what is not there gets the site's own 404 page. Says nothing."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
    }

    def translate_path(self, path: str) -> str:
        """Nothing hidden is shown: what builds remember is no part of the site."""
        place = super().translate_path(path)
        parts = Path(place).relative_to(self.directory).parts
        return place if not any(part.startswith(".") for part in parts) else f"{place}/none"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers 404 with the site's page, anything else as the standard library does."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the address is all that a person needs to see."""


def server(folder: Path, port: int, pages: type[Pages] = Pages) -> ThreadingHTTPServer:
    """A server of the folder on loopback; port 0 takes any free one. Raises Failure."""
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(pages, directory=str(folder)))
    except OSError as taken:
        raise Failure(f"端口 {port} 已被占用。", "The port is in use.") from taken


def run(
    output: Annotated[
        Path, typer.Option(metavar="DIR", help="网站所在文件夹。Where the site was built.")
    ] = Path("output"),
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="端口，0 为任一空闲端口。0 takes a free one.")
    ] = 8000,
) -> None:
    """在本机浏览已生成的网站，只对本机开放。Serve the built site on loopback.

    \b
    例 Example:
      registry serve --output output --port 8000
    """
    if not (output / "index.html").is_file():
        raise Failure(f"{output} 中没有网站，请先生成。", "There is no site there; build it first.")
    with server(output, port) as pages:
        console.say(f"http://{LOOPBACK}:{pages.server_address[1]}/")
        console.note("按 Ctrl-C 停止。Ctrl-C stops it.")
        pages.serve_forever()
