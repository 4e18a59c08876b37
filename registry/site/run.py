"""What the plugin drives: a build, begun with settings, finished once Pelican has read all pages.

The build itself is `registry.release.run`, which REGISTRY_BUILD names: the site knows how a page is
made, not in which order, by how many processes and to where.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from registry.site import settings as configured
from registry.site.result import BuildResult

DEFAULT = "registry.release.run:Run"


class Run(Protocol):
    """The state of one build."""

    copies: list[tuple[str, Path]]

    def expect_editorial(self, read: Mapping[str, Any], logged: Sequence[str]) -> None:
        """Take note of the pages that Pelican read; refuse when one is missing."""
        ...

    def write_editorial(self, path: str, template: str, source: Any) -> None:
        """Take a page that Pelican read."""
        ...

    def finish(self) -> BuildResult:
        """Do everything."""
        ...

    def close(self) -> None:
        """Give back what was opened, however the build ended."""
        ...


def begin(settings: Mapping[str, Any]) -> Run:
    """A build by these settings, with everything checked that can be before writing."""
    build = configured.imported(settings.get("REGISTRY_BUILD") or DEFAULT)
    begun: Run = build(settings)
    return begun
