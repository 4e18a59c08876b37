"""The driver: the same Pelican run as `pelican content`, called from Python."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pelican
from pelican.settings import read_settings

from registry.site.errors import SiteError
from registry.site.plugin import RESULT, RUN
from registry.site.result import BuildResult, Progress
from registry.site.run import Run

__all__ = ["BuildResult", "build", "read"]


def read(
    settings_path: Path,
    output: Path | None = None,
    as_of: date | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The settings of a build, as Pelican reads them; the others stand in for those of the file."""
    given = dict(overrides or {})
    if output is not None:
        given["OUTPUT_PATH"] = str(output.absolute())
    if as_of is not None:
        given["REGISTRY_AS_OF"] = as_of.isoformat()
    found: dict[str, Any] = read_settings(str(settings_path.absolute()), override=given)
    return found


def build(
    settings_path: Path,
    output: Path | None = None,
    as_of: date | None = None,
    overrides: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the site that a settings file describes.

    Says nothing on standard output. `output` and `as_of` stand in for OUTPUT_PATH and
    REGISTRY_AS_OF, `overrides` for any others; `progress(done, companies)` is called as companies'
    pages are made. Raises SiteError for what must not be published, and what templates and disks
    raise; then the folder holds no half file and nothing has been removed from it.
    """
    given = {**(overrides or {}), **({"REGISTRY_PROGRESS": progress} if progress else {})}
    settings = read(settings_path, output, as_of, given)
    quiet, pelican.console.quiet = pelican.console.quiet, True
    try:
        pelican.Pelican(settings).run()
    finally:
        pelican.console.quiet = quiet
        run: Run | None = settings.get(RUN)
        if run is not None:
            run.close()
    if RESULT not in settings:
        raise SiteError(
            "网站未生成：设置 PLUGINS 中没有 registry.site.plugin，或者它无法载入。",
            "Nothing was built: the settings do not name the register's plugin.",
        )
    result: BuildResult = settings[RESULT]
    return result
