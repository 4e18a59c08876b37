"""Real browsers for the tests that need one, and a server for what they look at."""

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
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests import firefox as bidi

# A busy machine must not fail a test.
expect.set_options(timeout=60_000)

_LONGEST_SECONDS = 30
_PAUSE_MILLISECONDS = 50
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


# On the way back a page is loaded anew: Playwright waits for that.
PREFERENCES = {"browser.sessionhistory.max_total_viewers": 0}

#: A test that a reader's task is to pass in every browser takes the fixture `browser` and this.
in_both = pytest.mark.parametrize("browser", ["chromium", "firefox"], indirect=True)


def executable(*names: str) -> str:
    """The first of these programs that this machine has. Without one tests are skipped; on CI that
    is a failure."""
    for name in names:
        if found := shutil.which(name):
            return found
    reason = f"no {names[0]} on this machine: install Debian's {names[0]} to run the browser tests"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for the whole run; each test opens its own context."""
    path = executable("chromium", "chromium-browser", "google-chrome")
    browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The same of the other kind."""
    path = bidi.starter(tmp_path_factory.mktemp("firefox"), executable("firefox-esr", "firefox"))
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=path, firefox_user_prefs=PREFERENCES
    )
    yield browser
    browser.close()


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Browser:
    """Chromium; or each in turn, where a test says `in_both`."""
    found: Browser = request.getfixturevalue(getattr(request, "param", "chromium"))
    return found


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
