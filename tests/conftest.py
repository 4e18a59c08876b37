"""What every test room shares: the browser, and how properties are tried."""

import os

from hypothesis import HealthCheck, settings

from tests.browser import browser, chromium, firefox, playwright

__all__ = ["browser", "chromium", "firefox", "playwright"]

# No test is a timed test: a busy machine must not fail one. On CI the same examples come each
# time, so that a change is judged by what it changed.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("house")
