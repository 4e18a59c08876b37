"""A real Chromium for the tests that need one, and a server for what they look at."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_LONGEST_SECONDS = 30
_PAUSE_MILLISECONDS = 50
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def executable() -> str:
    """The Chromium of this machine. Without one tests are skipped; on CI that is a failure."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    reason = "no Chromium on this machine: install Debian's chromium to run the browser tests"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; each test opens its own context."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def until(page: Page, seen: str) -> None:
    """Wait until the page says yes; raises TimeoutError.

    Asked from outside, since the site's policy lets no script evaluate a string, Playwright's
    own `wait_for_function` included: that fails where the first answer is no.
    """
    end = time.monotonic() + _LONGEST_SECONDS
    while not page.evaluate(seen):
        if time.monotonic() > end:
            raise TimeoutError(seen)
        page.wait_for_timeout(_PAUSE_MILLISECONDS)


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder as a web site on loopback; gives its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
