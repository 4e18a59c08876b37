"""The digests of styles and scripts, and what a module imports: they stand in the pages.

What is not what the page was made with has no effect (Subresource Integrity). An import statement
cannot bear a digest, so each module that a page will need is named in the page with its own: a
browser that has once refused it gives it to no import, and one round trip fetches them all.

What a module imports only when it is asked for bears none: it would be loaded early. In a page that
is opened from a disk a browser refuses whatever bears a digest; so `today.js` takes the digests off
once all has come, and a copy that a reader saves is drawn and marks what has lapsed (R-21).
"""

import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from registry.site import addresses, policy
from registry.site.errors import SiteError

_IMPORT = re.compile(r'^(?:import|\}) ?[^;"]*"(\.{1,2}/[^"]+)";$', re.MULTILINE)
_LIBRARIES = "lib/"


class Scripts:
    """Scripts and styles of a theme, the libraries beside them, by their names below `/theme/`."""

    def __init__(self, theme: Path, libraries: Mapping[str, str], prefix: str = "") -> None:
        self._static = theme / "static"
        self._libraries = libraries
        self._prefix = prefix
        self.integrity = cache(self._integrity)
        self.preloads = cache(self._preloads)

    def _integrity(self, name: str) -> Markup:
        """The digest of a file, for its element. Raises SiteError where there is none."""
        return Markup(policy.integrity(self._read(name)))

    def _preloads(self, name: str) -> Markup:
        """An element for each module that this one imports, however far."""
        return Markup("").join(map(self._preload, self.imported(name)))

    def imported(self, name: str) -> tuple[str, ...]:
        """The names of all that a module imports, however far, in order."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            file = waiting.pop()
            new = set(map(partial(_beside, file), _IMPORT.findall(self._read(file).decode())))
            waiting += new - found
            found |= new
        return tuple(sorted(found - {name}))

    def _preload(self, name: str) -> Markup:
        link = Markup('<link rel="modulepreload" href="{}" integrity="{}">\n')
        return link.format(self._prefix + addresses.theme(name), self.integrity(name))

    def _read(self, name: str) -> bytes:
        is_library = name.startswith(_LIBRARIES)
        source = self._libraries.get(name.removeprefix(_LIBRARIES), "") if is_library else ""
        file = Path(source) if is_library else self._static / name
        if not file.is_file():
            raise SiteError(f"主题缺少文件 {name}。", f"The theme has no file {name}.")
        return file.read_bytes()


def _beside(file: str, relative: str) -> str:
    """The name of what a script imports by an address that begins at the script's own."""
    parts = file.split("/")[:-1]
    for part in relative.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
