"""Files that are copied as they are: the theme's own and the libraries that run in a browser."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from registry.site import addresses
from registry.site.errors import SiteError


def check(libraries: Mapping[str, str]) -> None:
    """Raises SiteError for a library that is not installed."""
    for name, source in sorted(libraries.items()):
        if not Path(source).is_file():
            raise SiteError(
                f"缺少浏览器程序库 {source}；请先执行安装（npm ci）。",
                f"The browser library {name} is not installed: run the set-up (npm ci) first.",
            )


def files(theme: Path, libraries: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Everything under the theme's `static`, then the libraries under `lib/`, as (address, bytes).

    Hidden files are left out.
    """
    static = theme / "static"
    for file in sorted(static.rglob("*")):
        relative = file.relative_to(static)
        if file.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield addresses.theme(relative.as_posix()), file.read_bytes()
    for name, source in sorted(libraries.items()):
        yield addresses.theme(f"lib/{name}"), Path(source).read_bytes()
